/** The log's edge: records out of Kafka and into it, log-time watermarks, values between tasks. */
package cn.jianguan.jobs.log.flink;
