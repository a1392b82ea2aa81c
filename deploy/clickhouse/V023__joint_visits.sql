-- Joint visits: one visit proposed to several departments that are about to go to the same premises.
ALTER TABLE alert ADD COLUMN IF NOT EXISTS `joint_visit` String COMMENT '联合上门 / id of the joint visit it was last proposed for; empty: none.' AFTER `report_due`;

CREATE TABLE IF NOT EXISTS joint_visit
(
  `joint_visit_id` String COMMENT '联合上门标识 / made from object, premises and round.',
  `version` Int32 COMMENT '版本 / rises by one with every change, from 1.',
  `object_key` String COMMENT '监管对象键 / scheme and code of the object.',
  `object_name` String COMMENT '对象名称 / name of the object; natural persons are masked.',
  `area_number` LowCardinality(String) COMMENT '场所区划 / six-digit region of the premises; empty: nobody says it.',
  `state` LowCardinality(String) COMMENT '状态 / of the visit.',
  `lead_agency` String COMMENT '牵头部门 / department that leads: whose alert is the gravest, else the item\'s legal lead, else who is due first.',
  `members` Array(Tuple(agency_code String, reply LowCardinality(String), replied_at Nullable(DateTime64(3, 'Asia/Shanghai')), alert_ids Array(String), task_object_ids Array(String), item_codes Array(String), visited_by String)) COMMENT '联合部门 / departments that are asked, in the order in which they came in; who said no, or nothing, stays.',
  `item_codes` Array(String) COMMENT '事项 / items of all who go, each once: the checklist of the visit.',
  `checklist_ids` Array(String) COMMENT '检查单 / checklists of these items, as the catalogue names them.',
  `date_from` Date32 COMMENT '开始日期 / first day on which all can go.',
  `date_to` Date32 COMMENT '结束日期 / last day on which all can go; no alert waits longer.',
  `answer_by` DateTime64(3, 'Asia/Shanghai') COMMENT '答复期限 / until when departments answer, epoch ms UTC; silence means no.',
  `entry_code` String COMMENT '入企码 / the one code of the visit: inspections that carry it as joint task are one visit.',
  `why_zh` String COMMENT '原因 / why it is so, in Chinese.',
  `why_en` String COMMENT '英文原因 / the same in English.',
  `log_time` DateTime64(3, 'Asia/Shanghai') COMMENT '入湖时间 / log time of this version, epoch ms UTC.',
  `log_partition` Int32 COMMENT '日志分区 / partition of the topic the row came from',
  `log_offset` Int64 COMMENT '日志位点 / offset in that partition',
  `row_version` UInt128 COMMENT '行版本, 大者为准 / version of the row, the highest holds: log time in ms × 2^64, and its offset in the topic'
)
ENGINE = ${replicated}ReplacingMergeTree(row_version)
ORDER BY (object_key, joint_visit_id)
SETTINGS non_replicated_deduplication_window = 10000, replicated_deduplication_window = 10000
COMMENT '联合上门 / 进一次门、查多项事: one visit proposed to several departments that are about to go to the same premises of one object.';

-- 预警现状 / every alert as it stands, with the new columns
CREATE OR REPLACE VIEW alert_current AS
SELECT
  * REPLACE (CAST(severity, 'Enum8(\'BLUE\' = 1, \'YELLOW\' = 2, \'ORANGE\' = 3, \'RED\' = 4)') AS severity, CAST(severity_initial, 'Enum8(\'BLUE\' = 1, \'YELLOW\' = 2, \'ORANGE\' = 3, \'RED\' = 4)') AS severity_initial),
  CAST(state, 'String') NOT IN ('CLOSED', 'ARCHIVED', 'SUPPRESSED', 'MERGED_ALERT', 'MERGED_PLAN', 'CANCELLED') AS is_open,
  CAST(state, 'String') NOT IN ('SUPPRESSED', 'MERGED_ALERT', 'MERGED_PLAN') AND NOT (CAST(state, 'String') = 'CANCELLED' AND CAST(conclusion, 'String') = 'LATE_DATA') AS is_emitted,
  toDate32(emitted_at, 'Asia/Shanghai') AS emitted_day
FROM alert FINAL;
