-- How far each partition is in these tables, said by the tables themselves: a database that was put
-- back from an older copy says less than the load job knows to have stored.

CREATE TABLE IF NOT EXISTS load_position
(
  `topic` LowCardinality(String) COMMENT '主题 / topic',
  `partition` Int32 COMMENT '分区 / partition of the topic',
  `next_offset` Int64 COMMENT '下一位点 / offset before which everything of the partition is stored here',
  `stored_at` DateTime64(3, 'Asia/Shanghai') DEFAULT now64(3) COMMENT '写入时间 / when that was so, by the clock of ClickHouse'
)
ENGINE = ${replicated}ReplacingMergeTree(next_offset)
ORDER BY (topic, partition)
COMMENT '入库位点 / how far each partition is stored; what the load job compares with what it knows to have stored.';

CREATE TABLE IF NOT EXISTS load_gap
(
  `topic` LowCardinality(String) COMMENT '主题 / topic',
  `partition` Int32 COMMENT '分区 / partition of the topic',
  `from_offset` Int64 COMMENT '起始位点 / offset from which on rows are missing',
  `to_offset` Int64 COMMENT '终止位点 / offset before which they are missing',
  `noticed_at` DateTime64(3, 'Asia/Shanghai') COMMENT '发现时间 / when it was noticed',
  `rebuilt_at` Nullable(DateTime64(3, 'Asia/Shanghai')) COMMENT '补齐时间 / when a rebuild had brought them back; null: they are missing',
  `is_rebuilt` UInt8 COMMENT '是否补齐 / 1 where they are back'
)
ENGINE = ${replicated}ReplacingMergeTree(is_rebuilt)
ORDER BY (topic, partition, from_offset, to_offset, noticed_at)
COMMENT '缺失区间 / range of a partition that had been stored and was gone: a lost database, or an older copy of it put back.';
