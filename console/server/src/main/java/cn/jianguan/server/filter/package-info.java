/** Filters that people keep. */
package cn.jianguan.server.filter;
