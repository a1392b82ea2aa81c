/**
 * What the jobs count, in plain Java: one list of metrics, and the port through which stations
 * reach whoever keeps them. Flink and Prometheus are in {@code flink}.
 */
package cn.jianguan.jobs.metrics;
