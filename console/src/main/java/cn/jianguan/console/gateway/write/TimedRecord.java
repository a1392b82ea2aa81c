package cn.jianguan.console.gateway.write;

import cn.jianguan.log.Topic;

/**
 * One record for a topic.
 *
 * @param topic reference, acts or rejects: what the gateway writes
 * @param key Kafka key: the identity of the record, so that its images stay in one partition
 * @param logTime when it became known, epoch ms UTC; for a live import only informative
 * @param bytes Avro single-object encoding
 */
public record TimedRecord(Topic topic, byte[] key, long logTime, byte[] bytes) {}
