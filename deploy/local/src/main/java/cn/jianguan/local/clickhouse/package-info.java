/**
 * The ClickHouse engine as a process of its own, without a ClickHouse package and without Docker.
 *
 * <p>{@link cn.jianguan.local.clickhouse.ClickHouseNode} starts a JVM of its own that loads the
 * engine as a library and serves ClickHouse's HTTP protocol, so that the official drivers work
 * unmodified.
 */
package cn.jianguan.local.clickhouse;
