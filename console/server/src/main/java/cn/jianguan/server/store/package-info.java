/** Questions to ClickHouse, as its reader. */
package cn.jianguan.server.store;
