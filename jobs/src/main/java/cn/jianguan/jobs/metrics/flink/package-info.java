/** Metrics in Flink's groups, and the way out to Prometheus. */
package cn.jianguan.jobs.metrics.flink;
