-- Rows of several sources about one act: which of them stands, and what it has from the others.

ALTER TABLE act_duplicate MODIFY COLUMN IF EXISTS `duplicate_level` Nullable(String) COMMENT '重复层级 / L0 to L4, and STALE for an older batch; for DUPLICATE and ALIAS.';
CREATE TABLE IF NOT EXISTS act_alias
(
  `act_id` String COMMENT '行为标识 / record identity, or source and key where there is none.',
  `version` Int64 COMMENT '版本 / rises by one with every accepted change of this act, from 1.',
  `log_time` DateTime64(3, 'Asia/Shanghai') COMMENT '入湖时间 / log time of the row that caused this entry, epoch ms UTC.',
  `object_key` String COMMENT '监管对象键 / scheme and normalised code of the supervised object; empty where it has none.',
  `duplicate_level` Nullable(String) COMMENT '重复层级 / L0 to L4, and STALE for an older batch; for DUPLICATE and ALIAS.',
  `kind` LowCardinality(String) COMMENT '种类 / kind of the row, also where `act` is absent.',
  `cd_source` LowCardinality(String) COMMENT '来源 / envelope.cdSource of the row that caused this entry.',
  `origin` String COMMENT '原始位置 / envelope.origin of the row that caused this entry.',
  `position` String COMMENT '输入位置 / topic-partition-offset of the row that caused this entry, "acts-0-42".',
  `survivor_id` Nullable(String) COMMENT '存续行为 / act that stands for this one; empty: none does any more; null: not asked. Only for DUPLICATE and ALIAS.',
  `matched_by` String COMMENT '匹配依据 / what the two have in common: the key, how alike each field is, or who said so. Only for ALIAS and REVIEW.',
  `filled_fields` Array(String) COMMENT '补充字段 / fields that the survivor was silent about and has from this act, e.g. body.paidFen. Only for ALIAS.',
  `log_partition` Int32 COMMENT '日志分区 / partition of the topic the row came from',
  `log_offset` Int64 COMMENT '日志位点 / offset in that partition',
  `row_version` UInt128 COMMENT '行版本, 大者为准 / version of the row, the highest holds: log time in ms × 2^64, and its offset in the topic',
  `is_deleted` UInt8 COMMENT '删除标记 / 1: no act stands for the row any more; FINAL leaves it out'
)
ENGINE = ${replicated}ReplacingMergeTree(row_version, is_deleted)
ORDER BY (act_id)
SETTINGS non_replicated_deduplication_window = 10000, replicated_deduplication_window = 10000
COMMENT '同一行为的其他来源 / rows of other sources about an act that stands: which act stands for them, why, and what it has from them';

CREATE TABLE IF NOT EXISTS act_review
(
  `act_id` String COMMENT '行为标识 / record identity, or source and key where there is none.',
  `other_id` String COMMENT '另一行为 / id of the other row. Only for REVIEW.',
  `object_key` String COMMENT '监管对象键 / scheme and normalised code of the supervised object; empty where it has none.',
  `kind` LowCardinality(String) COMMENT '种类 / kind of the row, also where `act` is absent.',
  `score` Int32 COMMENT '相似度 / 0 to 100: how alike the two are. Only for REVIEW.',
  `matched_by` String COMMENT '匹配依据 / what the two have in common: the key, how alike each field is, or who said so. Only for ALIAS and REVIEW.',
  `verdict` LowCardinality(Nullable(String)) COMMENT '判重结论 / what was said; null: the question is no longer there. Only for REVIEW.',
  `log_time` DateTime64(3, 'Asia/Shanghai') COMMENT '入湖时间 / log time of the row that caused this entry, epoch ms UTC.',
  `log_partition` Int32 COMMENT '日志分区 / partition of the topic the row came from',
  `log_offset` Int64 COMMENT '日志位点 / offset in that partition',
  `row_version` UInt128 COMMENT '行版本, 大者为准 / version of the row, the highest holds: log time in ms × 2^64, and its offset in the topic',
  `is_deleted` UInt8 COMMENT '删除标记 / 1: the question is no longer there; FINAL leaves it out'
)
ENGINE = ${replicated}ReplacingMergeTree(row_version, is_deleted)
ORDER BY (act_id, other_id)
SETTINGS non_replicated_deduplication_window = 10000, replicated_deduplication_window = 10000
COMMENT '待人工判重 / pairs of rows that may be of one act: what is asked of a person, and what was answered';

-- 重复投诉 / complaints that repeat one that was open: about the same place, or of one nature some hundred metres off, and not answered apart from it
CREATE OR REPLACE VIEW complaint_repeat AS
WITH
  complaints AS
  (
    SELECT
      act_id, order_id, object_key, agency_code, area_number, place_key, category, nature, lat, lon, duplicate_marked,
      occurred_day AS came, ifNull(toDate32(closed_at, 'Asia/Shanghai'), toDate32('2299-12-31')) AS closed, closed_at IS NULL AS is_open
    FROM act_complaint FINAL
    WHERE kind IN ('', 'COMPLAINT', 'TIP')
  ),
  pairs AS
  (
    SELECT r.act_id AS act_id, o.act_id AS repeats, o.came AS since, 'PLACE' AS why
    FROM complaints AS r INNER JOIN complaints AS o ON r.place_key = o.place_key AND r.category = o.category
    WHERE r.place_key != '' AND (o.came, o.order_id) < (r.came, r.order_id) AND o.closed >= r.came
      AND (r.is_open OR dateDiff('day', o.closed, r.closed) <= greatest(0, dateDiff('day', r.came, r.closed) * 0.25))
    UNION ALL
    SELECT r.act_id AS act_id, o.act_id AS repeats, o.came AS since, 'NEAR' AS why
    FROM complaints AS r INNER JOIN complaints AS o ON r.lat = o.lat AND r.lon = o.lon AND r.category = o.category AND r.nature = o.nature
    WHERE r.place_key != o.place_key AND (o.came, o.order_id) < (r.came, r.order_id) AND o.closed >= r.came AND NOT r.is_open
      AND dateDiff('day', r.came, r.closed) >= 40 AND dateDiff('day', o.closed, r.closed) <= dateDiff('day', r.came, r.closed) * 0.1
  )
SELECT
  c.act_id AS act_id,
  c.order_id AS order_id,
  c.object_key AS object_key,
  c.agency_code AS agency_code,
  c.area_number AS area_number,
  c.came AS occurred_day,
  p.first.1 AS repeats,
  p.first.2 AS why,
  p.others AS others,
  c.duplicate_marked AS duplicate_marked
FROM complaints AS c
INNER JOIN
(
  SELECT act_id, argMin((repeats, why), (why = 'NEAR', since, repeats)) AS first, count() AS others
  FROM pairs GROUP BY act_id
) AS p ON p.act_id = c.act_id;
