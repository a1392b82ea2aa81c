/** A cluster: the file that names its addresses, and clients of ClickHouse and of Flink. */
package cn.jianguan.command.cluster;
