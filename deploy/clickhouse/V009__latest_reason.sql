-- An alert shows what its newest hit says beside the first reason.
ALTER TABLE alert ADD COLUMN IF NOT EXISTS `latest_reason_zh` String COMMENT '最近原因 / what its newest hit says, in Chinese; the first reason where there was one hit.' AFTER act_total;
ALTER TABLE alert ADD COLUMN IF NOT EXISTS `latest_reason_en` String COMMENT '英文最近原因 / the same in English.' AFTER latest_reason_zh;
ALTER TABLE alert COMMENT COLUMN IF EXISTS `title_zh` '标题 / title in Chinese: the first clause of the newest reason.';
ALTER TABLE alert COMMENT COLUMN IF EXISTS `reason_zh` '原因 / why it fired at first, in Chinese, made from the pack\'s template and the evidence.';

-- 预警现状 / every alert as it stands, with the new columns

-- 预警现状 / alerts as they stand, with what is asked most; severities sort from BLUE to RED
CREATE OR REPLACE VIEW alert_current AS
SELECT
  * REPLACE (CAST(severity, 'Enum8(\'BLUE\' = 1, \'YELLOW\' = 2, \'ORANGE\' = 3, \'RED\' = 4)') AS severity, CAST(severity_initial, 'Enum8(\'BLUE\' = 1, \'YELLOW\' = 2, \'ORANGE\' = 3, \'RED\' = 4)') AS severity_initial),
  CAST(state, 'String') NOT IN ('CLOSED', 'ARCHIVED', 'SUPPRESSED', 'MERGED_ALERT', 'MERGED_PLAN', 'CANCELLED') AS is_open,
  CAST(state, 'String') NOT IN ('SUPPRESSED', 'MERGED_ALERT', 'MERGED_PLAN') AND NOT (CAST(state, 'String') = 'CANCELLED' AND CAST(conclusion, 'String') = 'LATE_DATA') AS is_emitted,
  toDate32(emitted_at, 'Asia/Shanghai') AS emitted_day
FROM alert FINAL;
ALTER TABLE notification MODIFY COLUMN IF EXISTS `title_zh` String COMMENT '标题 / title in Chinese: the first clause of the newest reason.';
ALTER TABLE backtest_hit ADD COLUMN IF NOT EXISTS `first_event_at` Nullable(DateTime64(3, 'Asia/Shanghai')) COMMENT '首事件时间 / occurrence of the oldest act counted, epoch ms UTC; null: written before it was kept.' AFTER `reason_en`;
