-- Cards with their history, deadlines of every stage, listed supervision, requests for more time, and what rests on a calendar that was not announced.
ALTER TABLE alert ADD COLUMN IF NOT EXISTS `stage_due` Nullable(DateTime64(3, 'Asia/Shanghai')) COMMENT '环节期限 / end of the running stage\'s clock, of any stage, epoch ms UTC; null: no clock runs.' AFTER `silenced_by`;
ALTER TABLE alert ADD COLUMN IF NOT EXISTS `cards` Array(Tuple(stage String, card LowCardinality(String), dealt_at DateTime64(3, 'Asia/Shanghai'), due DateTime64(3, 'Asia/Shanghai'), holder String, in_force Bool, ended_at DateTime64(3, 'Asia/Shanghai'), lifted_by String, lifted_why String)) COMMENT '牌的历史 / cards that were dealt, oldest first, at most the newest 50.' AFTER `stage_due`;
ALTER TABLE alert ADD COLUMN IF NOT EXISTS `escalated_to` String COMMENT '督办单位 / organisation that supervises it (督办), a centre above after a red card; empty: none.' AFTER `cards`;
ALTER TABLE alert ADD COLUMN IF NOT EXISTS `guessed_deadlines` Array(String) COMMENT '推定期限 / deadlines that rest on the calendar of a year that was not announced yet, by field name: dueHandle, dueTotal.' AFTER `escalated_to`;
ALTER TABLE alert ADD COLUMN IF NOT EXISTS `extension_asked` Nullable(DateTime64(3, 'Asia/Shanghai')) COMMENT '申请延期至 / deadline that the addressee asks for, not decided yet, epoch ms UTC; null: none.' AFTER `guessed_deadlines`;
ALTER TABLE alert ADD COLUMN IF NOT EXISTS `listed_at` Nullable(DateTime64(3, 'Asia/Shanghai')) COMMENT '挂牌时间 / when it was listed, epoch ms UTC; null: it is not.' AFTER `extension_asked`;
ALTER TABLE alert ADD COLUMN IF NOT EXISTS `publish_due` Nullable(DateTime64(3, 'Asia/Shanghai')) COMMENT '公布期限 / until when its listing, or its end, has to be published, epoch ms UTC; null: nothing is to be published.' AFTER `listed_at`;
ALTER TABLE alert ADD COLUMN IF NOT EXISTS `report_due` Nullable(DateTime64(3, 'Asia/Shanghai')) COMMENT '周报期限 / until when the addressee has to report while it is listed, epoch ms UTC; null: no report is due.' AFTER `publish_due`;
ALTER TABLE alert_transition ADD COLUMN IF NOT EXISTS `calendar_guessed` Bool COMMENT '推定期限 / true where the new deadline rests on the calendar of a year that was not announced yet.' AFTER `card`;

-- 预警现状 / every alert as it stands, with the new columns
CREATE OR REPLACE VIEW alert_current AS
SELECT
  * REPLACE (CAST(severity, 'Enum8(\'BLUE\' = 1, \'YELLOW\' = 2, \'ORANGE\' = 3, \'RED\' = 4)') AS severity, CAST(severity_initial, 'Enum8(\'BLUE\' = 1, \'YELLOW\' = 2, \'ORANGE\' = 3, \'RED\' = 4)') AS severity_initial),
  CAST(state, 'String') NOT IN ('CLOSED', 'ARCHIVED', 'SUPPRESSED', 'MERGED_ALERT', 'MERGED_PLAN', 'CANCELLED') AS is_open,
  CAST(state, 'String') NOT IN ('SUPPRESSED', 'MERGED_ALERT', 'MERGED_PLAN') AND NOT (CAST(state, 'String') = 'CANCELLED' AND CAST(conclusion, 'String') = 'LATE_DATA') AS is_emitted,
  toDate32(emitted_at, 'Asia/Shanghai') AS emitted_day
FROM alert FINAL;

-- 超期牌 / one row per card that was dealt, with its deadline, who owed the step and who lifted it
CREATE OR REPLACE VIEW alert_card AS
SELECT
  subject,
  alert_id,
  model_id,
  domain,
  severity,
  area_number,
  state,
  addressee,
  dispatcher,
  escalated_to,
  tupleElement(card_note, 'stage') AS stage,
  tupleElement(card_note, 'card') AS dealt_card,
  tupleElement(card_note, 'dealt_at') AS dealt_at,
  tupleElement(card_note, 'due') AS due,
  tupleElement(card_note, 'holder') AS holder,
  tupleElement(card_note, 'in_force') AS in_force,
  tupleElement(card_note, 'ended_at') AS ended_at,
  tupleElement(card_note, 'lifted_by') AS lifted_by,
  tupleElement(card_note, 'lifted_why') AS lifted_why
FROM alert FINAL
ARRAY JOIN cards AS card_note;
