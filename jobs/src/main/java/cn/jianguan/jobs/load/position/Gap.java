package cn.jianguan.jobs.load.position;

/**
 * Records that were stored and are not there any more: the database was lost, or an older copy of
 * it was put back.
 *
 * @param topic name in Kafka
 * @param from first offset that is missing
 * @param to first offset after it that is not known to be
 */
public record Gap(String topic, int partition, long from, long to) {}
