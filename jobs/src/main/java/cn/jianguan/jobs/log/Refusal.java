package cn.jianguan.jobs.log;

import cn.jianguan.record.RejectReason;

/**
 * Why a row is refused: the first thing found wrong with it.
 *
 * @param field Avro name with its path; empty for the whole record
 * @param value what was sent there
 * @param expected what would have been right, in words for the sender, Chinese first
 */
public record Refusal(RejectReason reason, String field, String value, String expected) {}
