/** What a centre looks at all day, on one page. */
package cn.jianguan.server.overview;
