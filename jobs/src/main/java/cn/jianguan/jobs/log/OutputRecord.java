package cn.jianguan.jobs.log;

import cn.jianguan.log.Topic;

/**
 * One record for one lane. Immutable; the bytes are never changed after it is made.
 *
 * @param key decides the partition: what belongs together stays in order
 * @param logTime becomes the record's timestamp, epoch ms, so that the clock goes on downstream
 * @param bytes single-object encoding
 */
public record OutputRecord(Topic topic, String key, long logTime, byte[] bytes) {}
