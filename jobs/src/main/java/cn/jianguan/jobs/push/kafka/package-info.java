/** Messages to departments that read Kafka. */
package cn.jianguan.jobs.push.kafka;
