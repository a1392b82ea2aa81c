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

-- 模型发布 / publications that took effect or will: those the jobs refused are in reject.
-- A version holds from holds_from: never before it was published
CREATE OR REPLACE VIEW model_publication AS
SELECT *, greatest(effective_from, log_time) AS holds_from
FROM model FINAL
WHERE concat('models-', toString(log_partition), '-', toString(log_offset))
  NOT IN (SELECT position FROM reject FINAL WHERE station = 'intake' AND reason = 'MODEL_INVALID');

-- 现行模型 / the version in force of every model, at the moment of asking: lane ACTIVE raises alerts, SHADOW is watched
CREATE OR REPLACE VIEW model_current AS
WITH
  holding AS
  (
    SELECT * FROM model_publication
    WHERE holds_from <= now64(3) AND (effective_to IS NULL OR effective_to > now64(3))
  ),
  ended AS
  (
    SELECT model_id, version, maxIf(holds_from, state = 'RETIRED') AS retired, maxIf(holds_from, state = 'ACTIVE') AS activated
    FROM holding GROUP BY model_id, version
  ),
  newest AS
  (
    SELECT * FROM holding WHERE state IN ('ACTIVE', 'SHADOW')
    ORDER BY holds_from DESC, version DESC LIMIT 1 BY model_id, state
  )
SELECT
  newest.model_id AS model_id, newest.state AS lane, newest.version AS version, newest.domain AS domain, newest.model_set AS model_set,
  newest.name_zh AS name_zh, newest.name_en AS name_en, newest.holds_from AS since, newest.effective_to AS until,
  newest.author AS author, newest.publisher AS publisher, newest.log_time AS published_at, newest.sha256 AS sha256
FROM newest LEFT JOIN ended ON newest.model_id = ended.model_id AND newest.version = ended.version
WHERE ended.retired < newest.holds_from AND NOT (newest.state = 'SHADOW' AND ended.activated >= newest.holds_from);

-- 自动停用的模型 / models left out after failures, until a version is published after that; a job that restarts tries again
CREATE OR REPLACE VIEW model_suspended AS
WITH
  failures AS
  (
    SELECT
      splitByChar('@', field)[1] AS failed_id, splitByChar('@', field)[2] AS failed_version,
      log_time AS at, startsWith(expected, '模型已自动停用') AS suspends, value, position
    FROM reject FINAL
    WHERE station = 'warning' AND reason IN ('MODEL_FAILED', 'MODEL_INVALID')
  ),
  latest AS (SELECT model_id, max(log_time) AS published FROM model_publication GROUP BY model_id)
SELECT
  failed_id AS model_id, failed_version AS version, minIf(at, suspends) AS since, count() AS failures,
  argMax(value, at) AS last_failure, argMax(position, at) AS example
FROM failures LEFT JOIN latest ON failures.failed_id = latest.model_id
WHERE at > latest.published
GROUP BY failed_id, failed_version
HAVING countIf(suspends) > 0;

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
