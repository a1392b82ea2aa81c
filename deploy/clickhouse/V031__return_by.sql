-- Until when an alert may be returned, so that what is offered is what will be accepted.
ALTER TABLE alert ADD COLUMN IF NOT EXISTS `return_by` Nullable(DateTime64(3, 'Asia/Shanghai')) COMMENT '退回期限 / until when the addressee may ask for its return, a moment past where it never may, epoch ms UTC; null: in this state it may not, or written before it was kept.' AFTER `terms`;

-- 预警现状 / every alert as it stands, with the new column
CREATE OR REPLACE VIEW alert_current AS
SELECT
  * REPLACE (CAST(severity, 'Enum8(\'BLUE\' = 1, \'YELLOW\' = 2, \'ORANGE\' = 3, \'RED\' = 4)') AS severity, CAST(severity_initial, 'Enum8(\'BLUE\' = 1, \'YELLOW\' = 2, \'ORANGE\' = 3, \'RED\' = 4)') AS severity_initial),
  CAST(state, 'String') NOT IN ('CLOSED', 'ARCHIVED', 'SUPPRESSED', 'MERGED_ALERT', 'MERGED_PLAN', 'CANCELLED') AS is_open,
  CAST(state, 'String') NOT IN ('SUPPRESSED', 'MERGED_ALERT', 'MERGED_PLAN') AND NOT (CAST(state, 'String') = 'CANCELLED' AND CAST(conclusion, 'String') = 'LATE_DATA') AS is_emitted,
  toDate32(emitted_at, 'Asia/Shanghai') AS emitted_day
FROM alert FINAL;
