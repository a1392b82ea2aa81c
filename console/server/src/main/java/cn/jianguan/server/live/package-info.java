/** How fresh things are, and what changes while somebody looks. */
package cn.jianguan.server.live;
