/** A Kafka broker on 127.0.0.1 as a process of its own. */
package cn.jianguan.local.kafka;
