package cn.jianguan.jobs.load.position;

/**
 * How far a partition is stored.
 *
 * @param topic name in Kafka
 * @param next offset before which everything of the partition is in ClickHouse
 */
public record Position(String topic, int partition, long next) {}
