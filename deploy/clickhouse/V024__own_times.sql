-- Times that a model gives its alerts in place of the table of the loop.
ALTER TABLE alert ADD COLUMN IF NOT EXISTS `terms` Array(Tuple(severity LowCardinality(String), stage String, term String)) COMMENT '模型时限 / times that the model gives its alerts otherwise than the table of the loop, as modelVersion has them.' AFTER `joint_visit`;

-- 预警现状 / every alert as it stands, with the new column
CREATE OR REPLACE VIEW alert_current AS
SELECT
  * REPLACE (CAST(severity, 'Enum8(\'BLUE\' = 1, \'YELLOW\' = 2, \'ORANGE\' = 3, \'RED\' = 4)') AS severity, CAST(severity_initial, 'Enum8(\'BLUE\' = 1, \'YELLOW\' = 2, \'ORANGE\' = 3, \'RED\' = 4)') AS severity_initial),
  CAST(state, 'String') NOT IN ('CLOSED', 'ARCHIVED', 'SUPPRESSED', 'MERGED_ALERT', 'MERGED_PLAN', 'CANCELLED') AS is_open,
  CAST(state, 'String') NOT IN ('SUPPRESSED', 'MERGED_ALERT', 'MERGED_PLAN') AND NOT (CAST(state, 'String') = 'CANCELLED' AND CAST(conclusion, 'String') = 'LATE_DATA') AS is_emitted,
  toDate32(emitted_at, 'Asia/Shanghai') AS emitted_day
FROM alert FINAL;
