/** Who may ask what, and which rows are shown to whom: in one place for every route. */
package cn.jianguan.server.access;
