/** Measures the rules engine alone: one thread, no Kafka, no Flink. */
package cn.jianguan.local.bench.engine;
