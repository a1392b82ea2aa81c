-- Days are calendar days of the place; rescinded decisions are in no sum; severities have an order; money in yuan beside fen.

ALTER TABLE act_object ADD COLUMN IF NOT EXISTS  `occurred_on` Nullable(Date32) COMMENT '发生日期 / calendar day on which it happened, where it happened: the day of occurredAt in the source\'s own zone. Filled by intake; null in rows that were read before it was kept: the day in Asia/Shanghai.' AFTER `date_only`,
  ADD COLUMN IF NOT EXISTS  `suspect_fields` Array(String) COMMENT '存疑字段 / fields whose dates contradict each other or lie after the row became known, e.g. body.violationDate; the row counts none the less. Filled by intake.' AFTER `outside_area`,
  MODIFY COLUMN IF EXISTS `occurred_day` Date32 MATERIALIZED ifNull(occurred_on, toDate32(occurred_at, 'Asia/Shanghai')) COMMENT '发生日期, 当地 / calendar day on which it happened, in the source\'s own zone';
ALTER TABLE act_officer ADD COLUMN IF NOT EXISTS  `occurred_on` Nullable(Date32) COMMENT '发生日期 / calendar day on which it happened, where it happened: the day of occurredAt in the source\'s own zone. Filled by intake; null in rows that were read before it was kept: the day in Asia/Shanghai.' AFTER `date_only`,
  ADD COLUMN IF NOT EXISTS  `suspect_fields` Array(String) COMMENT '存疑字段 / fields whose dates contradict each other or lie after the row became known, e.g. body.violationDate; the row counts none the less. Filled by intake.' AFTER `outside_area`,
  MODIFY COLUMN IF EXISTS `occurred_day` Date32 MATERIALIZED ifNull(occurred_on, toDate32(occurred_at, 'Asia/Shanghai')) COMMENT '发生日期, 当地 / calendar day on which it happened, in the source\'s own zone';
ALTER TABLE act_inspection ADD COLUMN IF NOT EXISTS  `occurred_on` Nullable(Date32) COMMENT '发生日期 / calendar day on which it happened, where it happened: the day of occurredAt in the source\'s own zone. Filled by intake; null in rows that were read before it was kept: the day in Asia/Shanghai.' AFTER `date_only`,
  ADD COLUMN IF NOT EXISTS  `suspect_fields` Array(String) COMMENT '存疑字段 / fields whose dates contradict each other or lie after the row became known, e.g. body.violationDate; the row counts none the less. Filled by intake.' AFTER `outside_area`,
  MODIFY COLUMN IF EXISTS `occurred_day` Date32 MATERIALIZED ifNull(occurred_on, toDate32(occurred_at, 'Asia/Shanghai')) COMMENT '发生日期, 当地 / calendar day on which it happened, in the source\'s own zone';
ALTER TABLE act_penalty ADD COLUMN IF NOT EXISTS  `occurred_on` Nullable(Date32) COMMENT '发生日期 / calendar day on which it happened, where it happened: the day of occurredAt in the source\'s own zone. Filled by intake; null in rows that were read before it was kept: the day in Asia/Shanghai.' AFTER `date_only`,
  ADD COLUMN IF NOT EXISTS  `suspect_fields` Array(String) COMMENT '存疑字段 / fields whose dates contradict each other or lie after the row became known, e.g. body.violationDate; the row counts none the less. Filled by intake.' AFTER `outside_area`,
  MODIFY COLUMN IF EXISTS `occurred_day` Date32 MATERIALIZED ifNull(occurred_on, toDate32(occurred_at, 'Asia/Shanghai')) COMMENT '发生日期, 当地 / calendar day on which it happened, in the source\'s own zone';
ALTER TABLE act_coercion ADD COLUMN IF NOT EXISTS  `occurred_on` Nullable(Date32) COMMENT '发生日期 / calendar day on which it happened, where it happened: the day of occurredAt in the source\'s own zone. Filled by intake; null in rows that were read before it was kept: the day in Asia/Shanghai.' AFTER `date_only`,
  ADD COLUMN IF NOT EXISTS  `suspect_fields` Array(String) COMMENT '存疑字段 / fields whose dates contradict each other or lie after the row became known, e.g. body.violationDate; the row counts none the less. Filled by intake.' AFTER `outside_area`,
  MODIFY COLUMN IF EXISTS `occurred_day` Date32 MATERIALIZED ifNull(occurred_on, toDate32(occurred_at, 'Asia/Shanghai')) COMMENT '发生日期, 当地 / calendar day on which it happened, in the source\'s own zone';
ALTER TABLE act_other_act ADD COLUMN IF NOT EXISTS  `occurred_on` Nullable(Date32) COMMENT '发生日期 / calendar day on which it happened, where it happened: the day of occurredAt in the source\'s own zone. Filled by intake; null in rows that were read before it was kept: the day in Asia/Shanghai.' AFTER `date_only`,
  ADD COLUMN IF NOT EXISTS  `suspect_fields` Array(String) COMMENT '存疑字段 / fields whose dates contradict each other or lie after the row became known, e.g. body.violationDate; the row counts none the less. Filled by intake.' AFTER `outside_area`,
  MODIFY COLUMN IF EXISTS `occurred_day` Date32 MATERIALIZED ifNull(occurred_on, toDate32(occurred_at, 'Asia/Shanghai')) COMMENT '发生日期, 当地 / calendar day on which it happened, in the source\'s own zone';
ALTER TABLE act_complaint ADD COLUMN IF NOT EXISTS  `occurred_on` Nullable(Date32) COMMENT '发生日期 / calendar day on which it happened, where it happened: the day of occurredAt in the source\'s own zone. Filled by intake; null in rows that were read before it was kept: the day in Asia/Shanghai.' AFTER `date_only`,
  ADD COLUMN IF NOT EXISTS  `suspect_fields` Array(String) COMMENT '存疑字段 / fields whose dates contradict each other or lie after the row became known, e.g. body.violationDate; the row counts none the less. Filled by intake.' AFTER `outside_area`,
  MODIFY COLUMN IF EXISTS `occurred_day` Date32 MATERIALIZED ifNull(occurred_on, toDate32(occurred_at, 'Asia/Shanghai')) COMMENT '发生日期, 当地 / calendar day on which it happened, in the source\'s own zone';
ALTER TABLE act_sampling ADD COLUMN IF NOT EXISTS  `occurred_on` Nullable(Date32) COMMENT '发生日期 / calendar day on which it happened, where it happened: the day of occurredAt in the source\'s own zone. Filled by intake; null in rows that were read before it was kept: the day in Asia/Shanghai.' AFTER `date_only`,
  ADD COLUMN IF NOT EXISTS  `suspect_fields` Array(String) COMMENT '存疑字段 / fields whose dates contradict each other or lie after the row became known, e.g. body.violationDate; the row counts none the less. Filled by intake.' AFTER `outside_area`,
  MODIFY COLUMN IF EXISTS `occurred_day` Date32 MATERIALIZED ifNull(occurred_on, toDate32(occurred_at, 'Asia/Shanghai')) COMMENT '发生日期, 当地 / calendar day on which it happened, in the source\'s own zone';
ALTER TABLE act_iot ADD COLUMN IF NOT EXISTS  `occurred_on` Nullable(Date32) COMMENT '发生日期 / calendar day on which it happened, where it happened: the day of occurredAt in the source\'s own zone. Filled by intake; null in rows that were read before it was kept: the day in Asia/Shanghai.' AFTER `date_only`,
  ADD COLUMN IF NOT EXISTS  `suspect_fields` Array(String) COMMENT '存疑字段 / fields whose dates contradict each other or lie after the row became known, e.g. body.violationDate; the row counts none the less. Filled by intake.' AFTER `outside_area`,
  MODIFY COLUMN IF EXISTS `occurred_day` Date32 MATERIALIZED ifNull(occurred_on, toDate32(occurred_at, 'Asia/Shanghai')) COMMENT '发生日期, 当地 / calendar day on which it happened, in the source\'s own zone';
ALTER TABLE act_device_status ADD COLUMN IF NOT EXISTS  `occurred_on` Nullable(Date32) COMMENT '发生日期 / calendar day on which it happened, where it happened: the day of occurredAt in the source\'s own zone. Filled by intake; null in rows that were read before it was kept: the day in Asia/Shanghai.' AFTER `date_only`,
  ADD COLUMN IF NOT EXISTS  `suspect_fields` Array(String) COMMENT '存疑字段 / fields whose dates contradict each other or lie after the row became known, e.g. body.violationDate; the row counts none the less. Filled by intake.' AFTER `outside_area`,
  MODIFY COLUMN IF EXISTS `occurred_day` Date32 MATERIALIZED ifNull(occurred_on, toDate32(occurred_at, 'Asia/Shanghai')) COMMENT '发生日期, 当地 / calendar day on which it happened, in the source\'s own zone';
ALTER TABLE act_vehicle_alarm ADD COLUMN IF NOT EXISTS  `occurred_on` Nullable(Date32) COMMENT '发生日期 / calendar day on which it happened, where it happened: the day of occurredAt in the source\'s own zone. Filled by intake; null in rows that were read before it was kept: the day in Asia/Shanghai.' AFTER `date_only`,
  ADD COLUMN IF NOT EXISTS  `suspect_fields` Array(String) COMMENT '存疑字段 / fields whose dates contradict each other or lie after the row became known, e.g. body.violationDate; the row counts none the less. Filled by intake.' AFTER `outside_area`,
  MODIFY COLUMN IF EXISTS `occurred_day` Date32 MATERIALIZED ifNull(occurred_on, toDate32(occurred_at, 'Asia/Shanghai')) COMMENT '发生日期, 当地 / calendar day on which it happened, in the source\'s own zone';
ALTER TABLE act_overload ADD COLUMN IF NOT EXISTS  `occurred_on` Nullable(Date32) COMMENT '发生日期 / calendar day on which it happened, where it happened: the day of occurredAt in the source\'s own zone. Filled by intake; null in rows that were read before it was kept: the day in Asia/Shanghai.' AFTER `date_only`,
  ADD COLUMN IF NOT EXISTS  `suspect_fields` Array(String) COMMENT '存疑字段 / fields whose dates contradict each other or lie after the row became known, e.g. body.violationDate; the row counts none the less. Filled by intake.' AFTER `outside_area`,
  MODIFY COLUMN IF EXISTS `occurred_day` Date32 MATERIALIZED ifNull(occurred_on, toDate32(occurred_at, 'Asia/Shanghai')) COMMENT '发生日期, 当地 / calendar day on which it happened, in the source\'s own zone';
ALTER TABLE act_permit ADD COLUMN IF NOT EXISTS  `occurred_on` Nullable(Date32) COMMENT '发生日期 / calendar day on which it happened, where it happened: the day of occurredAt in the source\'s own zone. Filled by intake; null in rows that were read before it was kept: the day in Asia/Shanghai.' AFTER `date_only`,
  ADD COLUMN IF NOT EXISTS  `suspect_fields` Array(String) COMMENT '存疑字段 / fields whose dates contradict each other or lie after the row became known, e.g. body.violationDate; the row counts none the less. Filled by intake.' AFTER `outside_area`,
  MODIFY COLUMN IF EXISTS `occurred_day` Date32 MATERIALIZED ifNull(occurred_on, toDate32(occurred_at, 'Asia/Shanghai')) COMMENT '发生日期, 当地 / calendar day on which it happened, in the source\'s own zone';
ALTER TABLE act_commitment ADD COLUMN IF NOT EXISTS  `occurred_on` Nullable(Date32) COMMENT '发生日期 / calendar day on which it happened, where it happened: the day of occurredAt in the source\'s own zone. Filled by intake; null in rows that were read before it was kept: the day in Asia/Shanghai.' AFTER `date_only`,
  ADD COLUMN IF NOT EXISTS  `suspect_fields` Array(String) COMMENT '存疑字段 / fields whose dates contradict each other or lie after the row became known, e.g. body.violationDate; the row counts none the less. Filled by intake.' AFTER `outside_area`,
  MODIFY COLUMN IF EXISTS `occurred_day` Date32 MATERIALIZED ifNull(occurred_on, toDate32(occurred_at, 'Asia/Shanghai')) COMMENT '发生日期, 当地 / calendar day on which it happened, in the source\'s own zone';
ALTER TABLE act_disclosure ADD COLUMN IF NOT EXISTS  `occurred_on` Nullable(Date32) COMMENT '发生日期 / calendar day on which it happened, where it happened: the day of occurredAt in the source\'s own zone. Filled by intake; null in rows that were read before it was kept: the day in Asia/Shanghai.' AFTER `date_only`,
  ADD COLUMN IF NOT EXISTS  `suspect_fields` Array(String) COMMENT '存疑字段 / fields whose dates contradict each other or lie after the row became known, e.g. body.violationDate; the row counts none the less. Filled by intake.' AFTER `outside_area`,
  MODIFY COLUMN IF EXISTS `occurred_day` Date32 MATERIALIZED ifNull(occurred_on, toDate32(occurred_at, 'Asia/Shanghai')) COMMENT '发生日期, 当地 / calendar day on which it happened, in the source\'s own zone';
ALTER TABLE act_credit ADD COLUMN IF NOT EXISTS  `occurred_on` Nullable(Date32) COMMENT '发生日期 / calendar day on which it happened, where it happened: the day of occurredAt in the source\'s own zone. Filled by intake; null in rows that were read before it was kept: the day in Asia/Shanghai.' AFTER `date_only`,
  ADD COLUMN IF NOT EXISTS  `suspect_fields` Array(String) COMMENT '存疑字段 / fields whose dates contradict each other or lie after the row became known, e.g. body.violationDate; the row counts none the less. Filled by intake.' AFTER `outside_area`,
  MODIFY COLUMN IF EXISTS `occurred_day` Date32 MATERIALIZED ifNull(occurred_on, toDate32(occurred_at, 'Asia/Shanghai')) COMMENT '发生日期, 当地 / calendar day on which it happened, in the source\'s own zone';
ALTER TABLE act_case_file ADD COLUMN IF NOT EXISTS  `occurred_on` Nullable(Date32) COMMENT '发生日期 / calendar day on which it happened, where it happened: the day of occurredAt in the source\'s own zone. Filled by intake; null in rows that were read before it was kept: the day in Asia/Shanghai.' AFTER `date_only`,
  ADD COLUMN IF NOT EXISTS  `suspect_fields` Array(String) COMMENT '存疑字段 / fields whose dates contradict each other or lie after the row became known, e.g. body.violationDate; the row counts none the less. Filled by intake.' AFTER `outside_area`,
  MODIFY COLUMN IF EXISTS `occurred_day` Date32 MATERIALIZED ifNull(occurred_on, toDate32(occurred_at, 'Asia/Shanghai')) COMMENT '发生日期, 当地 / calendar day on which it happened, in the source\'s own zone';
ALTER TABLE act_case_transfer ADD COLUMN IF NOT EXISTS  `occurred_on` Nullable(Date32) COMMENT '发生日期 / calendar day on which it happened, where it happened: the day of occurredAt in the source\'s own zone. Filled by intake; null in rows that were read before it was kept: the day in Asia/Shanghai.' AFTER `date_only`,
  ADD COLUMN IF NOT EXISTS  `suspect_fields` Array(String) COMMENT '存疑字段 / fields whose dates contradict each other or lie after the row became known, e.g. body.violationDate; the row counts none the less. Filled by intake.' AFTER `outside_area`,
  MODIFY COLUMN IF EXISTS `occurred_day` Date32 MATERIALIZED ifNull(occurred_on, toDate32(occurred_at, 'Asia/Shanghai')) COMMENT '发生日期, 当地 / calendar day on which it happened, in the source\'s own zone';
ALTER TABLE act_hazard ADD COLUMN IF NOT EXISTS  `occurred_on` Nullable(Date32) COMMENT '发生日期 / calendar day on which it happened, where it happened: the day of occurredAt in the source\'s own zone. Filled by intake; null in rows that were read before it was kept: the day in Asia/Shanghai.' AFTER `date_only`,
  ADD COLUMN IF NOT EXISTS  `suspect_fields` Array(String) COMMENT '存疑字段 / fields whose dates contradict each other or lie after the row became known, e.g. body.violationDate; the row counts none the less. Filled by intake.' AFTER `outside_area`,
  MODIFY COLUMN IF EXISTS `occurred_day` Date32 MATERIALIZED ifNull(occurred_on, toDate32(occurred_at, 'Asia/Shanghai')) COMMENT '发生日期, 当地 / calendar day on which it happened, in the source\'s own zone';
ALTER TABLE act_license ADD COLUMN IF NOT EXISTS  `occurred_on` Nullable(Date32) COMMENT '发生日期 / calendar day on which it happened, where it happened: the day of occurredAt in the source\'s own zone. Filled by intake; null in rows that were read before it was kept: the day in Asia/Shanghai.' AFTER `date_only`,
  ADD COLUMN IF NOT EXISTS  `suspect_fields` Array(String) COMMENT '存疑字段 / fields whose dates contradict each other or lie after the row became known, e.g. body.violationDate; the row counts none the less. Filled by intake.' AFTER `outside_area`,
  MODIFY COLUMN IF EXISTS `occurred_day` Date32 MATERIALIZED ifNull(occurred_on, toDate32(occurred_at, 'Asia/Shanghai')) COMMENT '发生日期, 当地 / calendar day on which it happened, in the source\'s own zone';
ALTER TABLE act_order ADD COLUMN IF NOT EXISTS  `occurred_on` Nullable(Date32) COMMENT '发生日期 / calendar day on which it happened, where it happened: the day of occurredAt in the source\'s own zone. Filled by intake; null in rows that were read before it was kept: the day in Asia/Shanghai.' AFTER `date_only`,
  ADD COLUMN IF NOT EXISTS  `suspect_fields` Array(String) COMMENT '存疑字段 / fields whose dates contradict each other or lie after the row became known, e.g. body.violationDate; the row counts none the less. Filled by intake.' AFTER `outside_area`,
  MODIFY COLUMN IF EXISTS `occurred_day` Date32 MATERIALIZED ifNull(occurred_on, toDate32(occurred_at, 'Asia/Shanghai')) COMMENT '发生日期, 当地 / calendar day on which it happened, in the source\'s own zone';
ALTER TABLE act_waste_manifest ADD COLUMN IF NOT EXISTS  `occurred_on` Nullable(Date32) COMMENT '发生日期 / calendar day on which it happened, where it happened: the day of occurredAt in the source\'s own zone. Filled by intake; null in rows that were read before it was kept: the day in Asia/Shanghai.' AFTER `date_only`,
  ADD COLUMN IF NOT EXISTS  `suspect_fields` Array(String) COMMENT '存疑字段 / fields whose dates contradict each other or lie after the row became known, e.g. body.violationDate; the row counts none the less. Filled by intake.' AFTER `outside_area`,
  MODIFY COLUMN IF EXISTS `occurred_day` Date32 MATERIALIZED ifNull(occurred_on, toDate32(occurred_at, 'Asia/Shanghai')) COMMENT '发生日期, 当地 / calendar day on which it happened, in the source\'s own zone';
ALTER TABLE act_storage ADD COLUMN IF NOT EXISTS  `occurred_on` Nullable(Date32) COMMENT '发生日期 / calendar day on which it happened, where it happened: the day of occurredAt in the source\'s own zone. Filled by intake; null in rows that were read before it was kept: the day in Asia/Shanghai.' AFTER `date_only`,
  ADD COLUMN IF NOT EXISTS  `suspect_fields` Array(String) COMMENT '存疑字段 / fields whose dates contradict each other or lie after the row became known, e.g. body.violationDate; the row counts none the less. Filled by intake.' AFTER `outside_area`,
  MODIFY COLUMN IF EXISTS `occurred_day` Date32 MATERIALIZED ifNull(occurred_on, toDate32(occurred_at, 'Asia/Shanghai')) COMMENT '发生日期, 当地 / calendar day on which it happened, in the source\'s own zone';
ALTER TABLE act_utility ADD COLUMN IF NOT EXISTS  `occurred_on` Nullable(Date32) COMMENT '发生日期 / calendar day on which it happened, where it happened: the day of occurredAt in the source\'s own zone. Filled by intake; null in rows that were read before it was kept: the day in Asia/Shanghai.' AFTER `date_only`,
  ADD COLUMN IF NOT EXISTS  `suspect_fields` Array(String) COMMENT '存疑字段 / fields whose dates contradict each other or lie after the row became known, e.g. body.violationDate; the row counts none the less. Filled by intake.' AFTER `outside_area`,
  MODIFY COLUMN IF EXISTS `occurred_day` Date32 MATERIALIZED ifNull(occurred_on, toDate32(occurred_at, 'Asia/Shanghai')) COMMENT '发生日期, 当地 / calendar day on which it happened, in the source\'s own zone';
ALTER TABLE act_social_security ADD COLUMN IF NOT EXISTS  `occurred_on` Nullable(Date32) COMMENT '发生日期 / calendar day on which it happened, where it happened: the day of occurredAt in the source\'s own zone. Filled by intake; null in rows that were read before it was kept: the day in Asia/Shanghai.' AFTER `date_only`,
  ADD COLUMN IF NOT EXISTS  `suspect_fields` Array(String) COMMENT '存疑字段 / fields whose dates contradict each other or lie after the row became known, e.g. body.violationDate; the row counts none the less. Filled by intake.' AFTER `outside_area`,
  MODIFY COLUMN IF EXISTS `occurred_day` Date32 MATERIALIZED ifNull(occurred_on, toDate32(occurred_at, 'Asia/Shanghai')) COMMENT '发生日期, 当地 / calendar day on which it happened, in the source\'s own zone';
ALTER TABLE act_payroll ADD COLUMN IF NOT EXISTS  `occurred_on` Nullable(Date32) COMMENT '发生日期 / calendar day on which it happened, where it happened: the day of occurredAt in the source\'s own zone. Filled by intake; null in rows that were read before it was kept: the day in Asia/Shanghai.' AFTER `date_only`,
  ADD COLUMN IF NOT EXISTS  `suspect_fields` Array(String) COMMENT '存疑字段 / fields whose dates contradict each other or lie after the row became known, e.g. body.violationDate; the row counts none the less. Filled by intake.' AFTER `outside_area`,
  MODIFY COLUMN IF EXISTS `occurred_day` Date32 MATERIALIZED ifNull(occurred_on, toDate32(occurred_at, 'Asia/Shanghai')) COMMENT '发生日期, 当地 / calendar day on which it happened, in the source\'s own zone';
ALTER TABLE act_attendance ADD COLUMN IF NOT EXISTS  `occurred_on` Nullable(Date32) COMMENT '发生日期 / calendar day on which it happened, where it happened: the day of occurredAt in the source\'s own zone. Filled by intake; null in rows that were read before it was kept: the day in Asia/Shanghai.' AFTER `date_only`,
  ADD COLUMN IF NOT EXISTS  `suspect_fields` Array(String) COMMENT '存疑字段 / fields whose dates contradict each other or lie after the row became known, e.g. body.violationDate; the row counts none the less. Filled by intake.' AFTER `outside_area`,
  MODIFY COLUMN IF EXISTS `occurred_day` Date32 MATERIALIZED ifNull(occurred_on, toDate32(occurred_at, 'Asia/Shanghai')) COMMENT '发生日期, 当地 / calendar day on which it happened, in the source\'s own zone';
ALTER TABLE act_bid_section ADD COLUMN IF NOT EXISTS  `occurred_on` Nullable(Date32) COMMENT '发生日期 / calendar day on which it happened, where it happened: the day of occurredAt in the source\'s own zone. Filled by intake; null in rows that were read before it was kept: the day in Asia/Shanghai.' AFTER `date_only`,
  ADD COLUMN IF NOT EXISTS  `suspect_fields` Array(String) COMMENT '存疑字段 / fields whose dates contradict each other or lie after the row became known, e.g. body.violationDate; the row counts none the less. Filled by intake.' AFTER `outside_area`,
  MODIFY COLUMN IF EXISTS `occurred_day` Date32 MATERIALIZED ifNull(occurred_on, toDate32(occurred_at, 'Asia/Shanghai')) COMMENT '发生日期, 当地 / calendar day on which it happened, in the source\'s own zone';
ALTER TABLE act_bid_file ADD COLUMN IF NOT EXISTS  `occurred_on` Nullable(Date32) COMMENT '发生日期 / calendar day on which it happened, where it happened: the day of occurredAt in the source\'s own zone. Filled by intake; null in rows that were read before it was kept: the day in Asia/Shanghai.' AFTER `date_only`,
  ADD COLUMN IF NOT EXISTS  `suspect_fields` Array(String) COMMENT '存疑字段 / fields whose dates contradict each other or lie after the row became known, e.g. body.violationDate; the row counts none the less. Filled by intake.' AFTER `outside_area`,
  MODIFY COLUMN IF EXISTS `occurred_day` Date32 MATERIALIZED ifNull(occurred_on, toDate32(occurred_at, 'Asia/Shanghai')) COMMENT '发生日期, 当地 / calendar day on which it happened, in the source\'s own zone';
ALTER TABLE act_bid_score ADD COLUMN IF NOT EXISTS  `occurred_on` Nullable(Date32) COMMENT '发生日期 / calendar day on which it happened, where it happened: the day of occurredAt in the source\'s own zone. Filled by intake; null in rows that were read before it was kept: the day in Asia/Shanghai.' AFTER `date_only`,
  ADD COLUMN IF NOT EXISTS  `suspect_fields` Array(String) COMMENT '存疑字段 / fields whose dates contradict each other or lie after the row became known, e.g. body.violationDate; the row counts none the less. Filled by intake.' AFTER `outside_area`,
  MODIFY COLUMN IF EXISTS `occurred_day` Date32 MATERIALIZED ifNull(occurred_on, toDate32(occurred_at, 'Asia/Shanghai')) COMMENT '发生日期, 当地 / calendar day on which it happened, in the source\'s own zone';
ALTER TABLE act_fund_account ADD COLUMN IF NOT EXISTS  `occurred_on` Nullable(Date32) COMMENT '发生日期 / calendar day on which it happened, where it happened: the day of occurredAt in the source\'s own zone. Filled by intake; null in rows that were read before it was kept: the day in Asia/Shanghai.' AFTER `date_only`,
  ADD COLUMN IF NOT EXISTS  `suspect_fields` Array(String) COMMENT '存疑字段 / fields whose dates contradict each other or lie after the row became known, e.g. body.violationDate; the row counts none the less. Filled by intake.' AFTER `outside_area`,
  MODIFY COLUMN IF EXISTS `occurred_day` Date32 MATERIALIZED ifNull(occurred_on, toDate32(occurred_at, 'Asia/Shanghai')) COMMENT '发生日期, 当地 / calendar day on which it happened, in the source\'s own zone';
ALTER TABLE act_report_filing ADD COLUMN IF NOT EXISTS  `occurred_on` Nullable(Date32) COMMENT '发生日期 / calendar day on which it happened, where it happened: the day of occurredAt in the source\'s own zone. Filled by intake; null in rows that were read before it was kept: the day in Asia/Shanghai.' AFTER `date_only`,
  ADD COLUMN IF NOT EXISTS  `suspect_fields` Array(String) COMMENT '存疑字段 / fields whose dates contradict each other or lie after the row became known, e.g. body.violationDate; the row counts none the less. Filled by intake.' AFTER `outside_area`,
  MODIFY COLUMN IF EXISTS `occurred_day` Date32 MATERIALIZED ifNull(occurred_on, toDate32(occurred_at, 'Asia/Shanghai')) COMMENT '发生日期, 当地 / calendar day on which it happened, in the source\'s own zone';
ALTER TABLE act_sale ADD COLUMN IF NOT EXISTS  `occurred_on` Nullable(Date32) COMMENT '发生日期 / calendar day on which it happened, where it happened: the day of occurredAt in the source\'s own zone. Filled by intake; null in rows that were read before it was kept: the day in Asia/Shanghai.' AFTER `date_only`,
  ADD COLUMN IF NOT EXISTS  `suspect_fields` Array(String) COMMENT '存疑字段 / fields whose dates contradict each other or lie after the row became known, e.g. body.violationDate; the row counts none the less. Filled by intake.' AFTER `outside_area`,
  MODIFY COLUMN IF EXISTS `occurred_day` Date32 MATERIALIZED ifNull(occurred_on, toDate32(occurred_at, 'Asia/Shanghai')) COMMENT '发生日期, 当地 / calendar day on which it happened, in the source\'s own zone';
ALTER TABLE act_contract ADD COLUMN IF NOT EXISTS  `occurred_on` Nullable(Date32) COMMENT '发生日期 / calendar day on which it happened, where it happened: the day of occurredAt in the source\'s own zone. Filled by intake; null in rows that were read before it was kept: the day in Asia/Shanghai.' AFTER `date_only`,
  ADD COLUMN IF NOT EXISTS  `suspect_fields` Array(String) COMMENT '存疑字段 / fields whose dates contradict each other or lie after the row became known, e.g. body.violationDate; the row counts none the less. Filled by intake.' AFTER `outside_area`,
  MODIFY COLUMN IF EXISTS `occurred_day` Date32 MATERIALIZED ifNull(occurred_on, toDate32(occurred_at, 'Asia/Shanghai')) COMMENT '发生日期, 当地 / calendar day on which it happened, in the source\'s own zone';
ALTER TABLE act_survey_spot ADD COLUMN IF NOT EXISTS  `occurred_on` Nullable(Date32) COMMENT '发生日期 / calendar day on which it happened, where it happened: the day of occurredAt in the source\'s own zone. Filled by intake; null in rows that were read before it was kept: the day in Asia/Shanghai.' AFTER `date_only`,
  ADD COLUMN IF NOT EXISTS  `suspect_fields` Array(String) COMMENT '存疑字段 / fields whose dates contradict each other or lie after the row became known, e.g. body.violationDate; the row counts none the less. Filled by intake.' AFTER `outside_area`,
  MODIFY COLUMN IF EXISTS `occurred_day` Date32 MATERIALIZED ifNull(occurred_on, toDate32(occurred_at, 'Asia/Shanghai')) COMMENT '发生日期, 当地 / calendar day on which it happened, in the source\'s own zone';
ALTER TABLE act_health_report ADD COLUMN IF NOT EXISTS  `occurred_on` Nullable(Date32) COMMENT '发生日期 / calendar day on which it happened, where it happened: the day of occurredAt in the source\'s own zone. Filled by intake; null in rows that were read before it was kept: the day in Asia/Shanghai.' AFTER `date_only`,
  ADD COLUMN IF NOT EXISTS  `suspect_fields` Array(String) COMMENT '存疑字段 / fields whose dates contradict each other or lie after the row became known, e.g. body.violationDate; the row counts none the less. Filled by intake.' AFTER `outside_area`,
  MODIFY COLUMN IF EXISTS `occurred_day` Date32 MATERIALIZED ifNull(occurred_on, toDate32(occurred_at, 'Asia/Shanghai')) COMMENT '发生日期, 当地 / calendar day on which it happened, in the source\'s own zone';
ALTER TABLE act_item ADD COLUMN IF NOT EXISTS  `occurred_on` Nullable(Date32) COMMENT '发生日期 / calendar day on which it happened, where it happened: the day of occurredAt in the source\'s own zone. Filled by intake; null in rows that were read before it was kept: the day in Asia/Shanghai.' AFTER `date_only`,
  ADD COLUMN IF NOT EXISTS  `suspect_fields` Array(String) COMMENT '存疑字段 / fields whose dates contradict each other or lie after the row became known, e.g. body.violationDate; the row counts none the less. Filled by intake.' AFTER `outside_area`,
  MODIFY COLUMN IF EXISTS `occurred_day` Date32 MATERIALIZED ifNull(occurred_on, toDate32(occurred_at, 'Asia/Shanghai')) COMMENT '发生日期, 当地 / calendar day on which it happened, in the source\'s own zone';
ALTER TABLE act_random_item_list ADD COLUMN IF NOT EXISTS  `occurred_on` Nullable(Date32) COMMENT '发生日期 / calendar day on which it happened, where it happened: the day of occurredAt in the source\'s own zone. Filled by intake; null in rows that were read before it was kept: the day in Asia/Shanghai.' AFTER `date_only`,
  ADD COLUMN IF NOT EXISTS  `suspect_fields` Array(String) COMMENT '存疑字段 / fields whose dates contradict each other or lie after the row became known, e.g. body.violationDate; the row counts none the less. Filled by intake.' AFTER `outside_area`,
  MODIFY COLUMN IF EXISTS `occurred_day` Date32 MATERIALIZED ifNull(occurred_on, toDate32(occurred_at, 'Asia/Shanghai')) COMMENT '发生日期, 当地 / calendar day on which it happened, in the source\'s own zone';
ALTER TABLE act_plan ADD COLUMN IF NOT EXISTS  `occurred_on` Nullable(Date32) COMMENT '发生日期 / calendar day on which it happened, where it happened: the day of occurredAt in the source\'s own zone. Filled by intake; null in rows that were read before it was kept: the day in Asia/Shanghai.' AFTER `date_only`,
  ADD COLUMN IF NOT EXISTS  `suspect_fields` Array(String) COMMENT '存疑字段 / fields whose dates contradict each other or lie after the row became known, e.g. body.violationDate; the row counts none the less. Filled by intake.' AFTER `outside_area`,
  MODIFY COLUMN IF EXISTS `occurred_day` Date32 MATERIALIZED ifNull(occurred_on, toDate32(occurred_at, 'Asia/Shanghai')) COMMENT '发生日期, 当地 / calendar day on which it happened, in the source\'s own zone';
ALTER TABLE act_plan_task ADD COLUMN IF NOT EXISTS  `occurred_on` Nullable(Date32) COMMENT '发生日期 / calendar day on which it happened, where it happened: the day of occurredAt in the source\'s own zone. Filled by intake; null in rows that were read before it was kept: the day in Asia/Shanghai.' AFTER `date_only`,
  ADD COLUMN IF NOT EXISTS  `suspect_fields` Array(String) COMMENT '存疑字段 / fields whose dates contradict each other or lie after the row became known, e.g. body.violationDate; the row counts none the less. Filled by intake.' AFTER `outside_area`,
  MODIFY COLUMN IF EXISTS `occurred_day` Date32 MATERIALIZED ifNull(occurred_on, toDate32(occurred_at, 'Asia/Shanghai')) COMMENT '发生日期, 当地 / calendar day on which it happened, in the source\'s own zone';
ALTER TABLE act_alert_action ADD COLUMN IF NOT EXISTS  `occurred_on` Nullable(Date32) COMMENT '发生日期 / calendar day on which it happened, where it happened: the day of occurredAt in the source\'s own zone. Filled by intake; null in rows that were read before it was kept: the day in Asia/Shanghai.' AFTER `date_only`,
  ADD COLUMN IF NOT EXISTS  `suspect_fields` Array(String) COMMENT '存疑字段 / fields whose dates contradict each other or lie after the row became known, e.g. body.violationDate; the row counts none the less. Filled by intake.' AFTER `outside_area`,
  MODIFY COLUMN IF EXISTS `occurred_day` Date32 MATERIALIZED ifNull(occurred_on, toDate32(occurred_at, 'Asia/Shanghai')) COMMENT '发生日期, 当地 / calendar day on which it happened, in the source\'s own zone';
ALTER TABLE act_penalty ADD COLUMN IF NOT EXISTS  `revoked_on` Nullable(Date32) COMMENT '撤销日期 / day it was rescinded; null not rescinded, or unknown when. Source: this project.' AFTER `revoke_reason`;

-- 监管行为日统计 / acts per day, region, agency, domain and kind: numerators and denominators. Fines and confiscations are of
-- decisions that stand; what was rescinded is beside them, on the day of its decision. Yuan: units of the source's currency
CREATE OR REPLACE VIEW act_daily AS
SELECT
  day, area_number, agency_code, domain, kind,
  counts['acts'] AS acts,
  counts['submitted'] AS submitted,
  counts['submit_days'] AS submit_days,
  counts['on_site'] AS on_site,
  counts['off_site'] AS off_site,
  counts['exempt_visits'] AS exempt_visits,
  counts['rate_eligible'] AS rate_eligible,
  counts['problem'] AS problem,
  counts['disclosed'] AS disclosed,
  counts['fine_fen'] AS fine_fen,
  counts['paid_fen'] AS paid_fen,
  counts['confiscated_fen'] AS confiscated_fen,
  counts['amount_fen'] AS amount_fen,
  counts['major'] AS major,
  counts['criminal'] AS criminal,
  counts['no_penalty'] AS no_penalty,
  counts['revoked'] AS revoked,
  counts['revoked_fine_fen'] AS revoked_fine_fen,
  counts['revoked_confiscated_fen'] AS revoked_confiscated_fen,
  counts['replied'] AS replied,
  counts['on_time'] AS on_time,
  counts['rated'] AS rated,
  counts['satisfied'] AS satisfied,
  CAST(counts['fine_fen'] AS Decimal(20, 2)) / 100 AS fine_yuan,
  CAST(counts['paid_fen'] AS Decimal(20, 2)) / 100 AS paid_yuan,
  CAST(counts['confiscated_fen'] AS Decimal(20, 2)) / 100 AS confiscated_yuan,
  CAST(counts['amount_fen'] AS Decimal(20, 2)) / 100 AS amount_yuan,
  CAST(counts['revoked_fine_fen'] AS Decimal(20, 2)) / 100 AS revoked_fine_yuan,
  CAST(counts['revoked_confiscated_fen'] AS Decimal(20, 2)) / 100 AS revoked_confiscated_yuan
FROM statistic FINAL
WHERE measure = 'acts' AND counts['acts'] != 0;

-- 统计核对 / cells where the statistics and a recount of the facts differ, in records or (measure fines) in fen of fines that stand; empty once all jobs have caught up
CREATE OR REPLACE VIEW statistic_audit AS
SELECT
  measure, day, area_number, agency_code, domain, kind, model_id, severity,
  sum(told) AS statistic,
  sum(found) AS facts
FROM
(
  SELECT measure, day, area_number, agency_code, domain, kind, model_id, severity,
    counts[if(measure = 'acts', 'acts', 'records')] AS told, toInt64(0) AS found
  FROM statistic FINAL
  UNION ALL
  SELECT 'acts', occurred_day, area_number, agency_code, domain, kind, '', '', 0, toInt64(1)
  FROM act
  UNION ALL
  SELECT 'fines', day, area_number, agency_code, domain, kind, '', '', counts['fine_fen'], toInt64(0)
  FROM statistic FINAL
  WHERE measure = 'acts' AND kind = 'PENALTY'
  UNION ALL
  SELECT 'fines', occurred_day, area_number, agency_code, domain, 'PENALTY', '', '', 0, fine_fen
  FROM act_penalty FINAL
  WHERE NOT revoked
  UNION ALL
  SELECT 'alerts', toDate32(emitted_at, 'Asia/Shanghai'), area_number, agency_code, domain, '', model_id, severity, 0, toInt64(1)
  FROM alert FINAL
  UNION ALL
  SELECT 'handling', toDate32(emitted_at, 'Asia/Shanghai'), area_number, addressee, domain, '', model_id, severity, 0, toInt64(1)
  FROM alert FINAL
  WHERE addressee != ''
)
GROUP BY measure, day, area_number, agency_code, domain, kind, model_id, severity
HAVING statistic != facts;

-- 有效处罚 / penalties that stand: without what was rescinded or did not punish; money in units of its currency
CREATE OR REPLACE VIEW penalty_standing AS
SELECT
  act_id, occurred_day, object_key, object_name, party_name, domain, item_code, agency_code, agency_name, area_number,
  punish_document_code, penalty_types, set_date, disclosed_at, illegal_fact, punish_accord,
  CAST(fine_fen AS Decimal(20, 2)) / 100 AS fine_yuan,
  CAST(confiscated_fen AS Decimal(20, 2)) / 100 AS confiscated_yuan,
  CAST(paid_fen AS Decimal(20, 2)) / 100 AS paid_yuan,
  fine_fen, confiscated_fen, paid_fen,
  if(penalty.currency != '', penalty.currency, if(declared.currency != '', declared.currency, 'CNY')) AS currency,
  suspect_fields, penalty.cd_source AS cd_source, penalty.origin AS origin
FROM (SELECT * , occurred_day FROM act_penalty FINAL) AS penalty
LEFT JOIN (SELECT declared_by, any(currency) AS currency FROM source_declaration FINAL GROUP BY declared_by) AS declared
  ON penalty.cd_source = declared.declared_by
WHERE NOT revoked AND NOT no_penalty;
