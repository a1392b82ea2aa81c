/** ClickHouse out of the topics: everything in it that the log holds, once more. */
package cn.jianguan.command.rebuild;
