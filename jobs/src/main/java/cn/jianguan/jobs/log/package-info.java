/**
 * What every station shares about Kafka's log: the record as it lay there, what is written back,
 * and the answer to what cannot be accepted. Plain Java; Flink and Kafka are in {@code flink}.
 */
package cn.jianguan.jobs.log;
