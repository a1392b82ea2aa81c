-- What analysts read. Facts and statistics as they stand: FINAL is inside, corrections have been followed.

-- 预警现状 / alerts as they stand, with what is asked most
CREATE OR REPLACE VIEW alert_current AS
SELECT
  *,
  CAST(state, 'String') NOT IN ('CLOSED', 'ARCHIVED', 'SUPPRESSED', 'MERGED_ALERT', 'MERGED_PLAN', 'CANCELLED') AS is_open,
  CAST(state, 'String') NOT IN ('SUPPRESSED', 'MERGED_ALERT', 'MERGED_PLAN') AND NOT (CAST(state, 'String') = 'CANCELLED' AND CAST(conclusion, 'String') = 'LATE_DATA') AS is_emitted,
  toDate32(emitted_at, 'Asia/Shanghai') AS emitted_day
FROM alert FINAL;

-- 监管行为日统计 / acts per day, region, agency, domain and kind: numerators and denominators
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
  counts['replied'] AS replied,
  counts['on_time'] AS on_time,
  counts['rated'] AS rated,
  counts['satisfied'] AS satisfied
FROM statistic FINAL
WHERE measure = 'acts' AND counts['acts'] != 0;

-- 预警日统计 / alerts per day of emission, region, agency, domain, model and severity;
-- measure 'alerts': by the agency an alert concerns, 'handling': by the agency that handles it
CREATE OR REPLACE VIEW alert_daily AS
SELECT
  measure, day, area_number, agency_code, domain, model_id, severity,
  counts['records'] AS records,
  counts['hits'] AS hits,
  counts['alerts'] AS alerts,
  counts['open'] AS open,
  counts['closed'] AS closed,
  counts['dispatched'] AS dispatched,
  counts['handled'] AS handled,
  counts['handling_ms'] AS handling_ms,
  counts['suppressed'] AS suppressed,
  counts['merged_alert'] AS merged_alert,
  counts['merged_plan'] AS merged_plan,
  counts['cancelled'] AS cancelled,
  counts['conclusion_true'] AS conclusion_true,
  counts['conclusion_partly'] AS conclusion_partly,
  counts['conclusion_false'] AS conclusion_false,
  counts['conclusion_unverifiable'] AS conclusion_unverifiable,
  counts['conclusion_duplicate'] AS conclusion_duplicate,
  counts['conclusion_true_no_penalty'] AS conclusion_true_no_penalty,
  counts['conclusion_true_criminal'] AS conclusion_true_criminal,
  counts['conclusion_late_data'] AS conclusion_late_data,
  counts['linked'] AS linked,
  counts['card_remind'] AS card_remind,
  counts['card_yellow'] AS card_yellow,
  counts['card_red'] AS card_red,
  counts['listed'] AS listed,
  counts['returns'] AS returns,
  counts['transfers'] AS transfers,
  counts['extensions'] AS extensions,
  counts['audit_rejects'] AS audit_rejects,
  counts['reopens'] AS reopens,
  counts['basis_changed'] AS basis_changed
FROM statistic FINAL
WHERE measure IN ('alerts', 'handling') AND counts['records'] != 0;

-- 统计核对 / cells where the statistics and a recount of the facts differ; empty once all jobs have caught up
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
  SELECT 'alerts', toDate32(emitted_at, 'Asia/Shanghai'), area_number, agency_code, domain, '', model_id, severity, 0, toInt64(1)
  FROM alert FINAL
  UNION ALL
  SELECT 'handling', toDate32(emitted_at, 'Asia/Shanghai'), area_number, addressee, domain, '', model_id, severity, 0, toInt64(1)
  FROM alert FINAL
  WHERE addressee != ''
)
GROUP BY measure, day, area_number, agency_code, domain, kind, model_id, severity
HAVING statistic != facts;

-- 企业全程 / everything known about one subject in time order: filter on object_key
CREATE OR REPLACE VIEW object_trace AS
SELECT
  object_key, occurred_at AS at, 'act' AS what, kind AS type, act_id AS id, domain, agency_code, area_number,
  object_name AS text, origin
FROM act
UNION ALL
SELECT
  subject AS object_key, event_time AS at, 'alert' AS what, concat(event, ' ', coalesce(from, ''), '→', to) AS type,
  alert_id AS id, domain, agency_code, area_number, concat(model_id, ' ', severity, ' ', comment) AS text, '' AS origin
FROM alert_transition FINAL;

-- 区划字典 / regions by code, the row that is valid longest
CREATE OR REPLACE DICTIONARY region_dictionary
(
  `code` String,
  `name` String,
  `level` Int32,
  `parent` String
)
PRIMARY KEY code
SOURCE(CLICKHOUSE(QUERY 'SELECT code, argMax(name, v), argMax(level, v), argMax(parent, v) FROM (SELECT code, name, level, parent, coalesce(valid_to, toDate32(\'2299-12-31\')) AS v FROM ${database}.region FINAL) GROUP BY code'))
LIFETIME(MIN 60 MAX 300)
LAYOUT(COMPLEX_KEY_HASHED());

-- 机构字典 / agencies by code
CREATE OR REPLACE DICTIONARY agency_dictionary
(
  `code` String,
  `name` String,
  `level` Int32,
  `area_number` String,
  `role` String,
  `parent` String
)
PRIMARY KEY code
SOURCE(CLICKHOUSE(QUERY 'SELECT code, argMax(name, v), argMax(level, v), argMax(area_number, v), argMax(role, v), argMax(parent, v) FROM (SELECT code, name, level, area_number, role, parent, coalesce(valid_to, toDate32(\'2299-12-31\')) AS v FROM ${database}.agency FINAL) GROUP BY code'))
LIFETIME(MIN 60 MAX 300)
LAYOUT(COMPLEX_KEY_HASHED());

-- 事项字典 / items by code
CREATE OR REPLACE DICTIONARY item_dictionary
(
  `item_code` String,
  `item_name` String,
  `main_item_code` String,
  `domain` String,
  `status` String
)
PRIMARY KEY item_code
SOURCE(CLICKHOUSE(QUERY 'SELECT item_code, argMax(item_name, v), argMax(main_item_code, v), argMax(domain, v), argMax(status, v) FROM (SELECT item_code, item_name, main_item_code, domain, status, coalesce(effective_to, toDate32(\'2299-12-31\')) AS v FROM ${database}.item FINAL) GROUP BY item_code'))
LIFETIME(MIN 60 MAX 300)
LAYOUT(COMPLEX_KEY_HASHED());
