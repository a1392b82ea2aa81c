/**
 * A Kafka broker on 127.0.0.1 as a process of its own, the topics of the log, and their heartbeats.
 */
package cn.jianguan.local.kafka;
