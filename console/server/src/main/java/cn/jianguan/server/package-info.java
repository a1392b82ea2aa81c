/**
 * The server of the console: the page, and the API that the page and departments' systems use. It
 * reads ClickHouse as its reader, sends moves to the log, and keeps accounts and the audit in a
 * database of its own.
 */
package cn.jianguan.server;
