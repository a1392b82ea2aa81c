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

-- 自动停用的模型 / models left out after failures, until a version is published after that
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
WHERE at >= latest.published
GROUP BY failed_id, failed_version
HAVING countIf(suspends) > 0;

-- 试运行 / each model's newest shadow version, from its beginning until it ended, or was activated or retired
CREATE OR REPLACE VIEW shadow_trial AS
SELECT
  model_id,
  shadows[1].2 AS trial_version,
  shadows[1].1 AS trial_from,
  arrayMin(arrayConcat([coalesce(shadows[1].3, toDateTime64('2199-12-31', 3, 'Asia/Shanghai'))],
    arrayMap(x -> x.1, arrayFilter(x -> x.2 = shadows[1].2 AND x.1 >= shadows[1].1, others)))) AS trial_to
FROM
(
  SELECT
    model_id,
    arrayReverseSort(groupArrayIf((holds_from, version, effective_to), state = 'SHADOW')) AS shadows,
    groupArrayIf((holds_from, version), state IN ('ACTIVE', 'RETIRED')) AS others
  FROM model_publication
  GROUP BY model_id
)
WHERE notEmpty(shadows);

-- 试运行对照 / live against shadow: hits that stand, matched by subject, episode and trigger, of what became known during the
-- trial of each model's newest shadow version
CREATE OR REPLACE VIEW shadow_comparison AS
SELECT
  model_id,
  any(trial_version) AS shadow_version,
  subject_kind, subject_key, episode_key, trigger,
  multiIf(countIf(shadow) = 0, 'ONLY_LIVE', countIf(NOT shadow) = 0, 'ONLY_SHADOW',
    anyIf(severity, shadow) = anyIf(severity, NOT shadow), 'BOTH', 'OTHER_SEVERITY') AS outcome,
  anyIf(severity, NOT shadow) AS live_severity,
  anyIf(severity, shadow) AS shadow_severity,
  any(object_name) AS name,
  any(area_number) AS region,
  max(occurred_at) AS at,
  anyIf(reason_zh, NOT shadow) AS live_reason_zh,
  anyIf(reason_en, NOT shadow) AS live_reason_en,
  anyIf(reason_zh, shadow) AS shadow_reason_zh,
  anyIf(reason_en, shadow) AS shadow_reason_en
FROM
(
  SELECT * FROM hit FINAL WHERE op = 'HIT'
  UNION ALL
  SELECT * FROM shadow_hit FINAL WHERE op = 'HIT'
) AS stands
INNER JOIN shadow_trial AS trial ON stands.model_id = trial.model_id
WHERE log_time >= trial_from AND log_time < trial_to AND (NOT shadow OR model_version = trial_version)
GROUP BY model_id, subject_kind, subject_key, episode_key, trigger;

-- 模型漂移 / has the mix of a model's hits moved: population stability index of the newest 30 days of log time against the
-- 360 days before them. Bins: severity × city (first four digits of the region) that either span has; half a hit is added
-- to each. NULL below 50 hits in either span. The clock is the newest hit of any model
CREATE OR REPLACE VIEW model_drift AS
SELECT
  model_id,
  sum(newest) AS hits_now,
  sum(earlier) AS hits_before,
  if(hits_now < 50 OR hits_before < 50, NULL,
    arraySum((n, e) -> ((n + 0.5) / (hits_now + 0.5 * length(bins)) - (e + 0.5) / (hits_before + 0.5 * length(bins)))
        * log(((n + 0.5) / (hits_now + 0.5 * length(bins))) / ((e + 0.5) / (hits_before + 0.5 * length(bins)))),
      groupArray(newest) AS bins, groupArray(earlier))) AS psi
FROM
(
  SELECT
    model_id, severity, substring(area_number, 1, 4) AS city,
    countIf(log_time > clock - INTERVAL 30 DAY) AS newest,
    countIf(log_time <= clock - INTERVAL 30 DAY) AS earlier
  FROM hit FINAL
  CROSS JOIN (SELECT max(log_time) AS clock FROM hit FINAL) AS newest_hit
  WHERE op = 'HIT' AND log_time > clock - INTERVAL 390 DAY
  GROUP BY model_id, severity, city
)
GROUP BY model_id;

-- 模型健康 / how each model does (I32). c01 … c08: conclusions of closed alerts, 08 of cancelled ones; verified ÷ judged is I15.
-- suppressed: set aside or merged. Lead: from the alert to the first act that answers it; NULL where none does. Below 20 % of
-- 50 or more judged, the proposal is shadow. Rates over nothing are NULL
CREATE OR REPLACE VIEW model_scorecard AS
WITH
  published AS (SELECT DISTINCT model_id FROM model_publication WHERE state = 'ACTIVE'),
  fired AS
  (
    SELECT model_id, countIf(op = 'HIT') AS hits, countIf(op = 'WITHDRAWN') AS withdrawn, max(log_time) AS newest
    FROM hit FINAL GROUP BY model_id
  ),
  answered AS
  (
    SELECT model_id, alert_id, any(emitted_at) AS emitted, min(occurred_at) AS answered_at
    FROM (SELECT model_id, alert_id, emitted_at, arrayJoin(linked_acts) AS act_id FROM alert FINAL) AS links
    INNER JOIN (SELECT act_id, occurred_at FROM act WHERE act_id IN (SELECT arrayJoin(linked_acts) FROM alert FINAL)) AS acts
    USING (act_id)
    GROUP BY model_id, alert_id
  ),
  leads AS
  (
    SELECT model_id, median(dateDiff('hour', emitted, answered_at)) AS lead_hours, count() AS answered_alerts
    FROM answered GROUP BY model_id
  ),
  handled AS
  (
    SELECT
      model_id,
      count() AS alerts,
      countIf(dispatched_at IS NOT NULL) AS dispatched,
      countIf(state IN ('SUPPRESSED', 'MERGED_ALERT', 'MERGED_PLAN')) AS suppressed,
      countIf(closed_at IS NOT NULL AND conclusion = 'TRUE') AS c01,
      countIf(closed_at IS NOT NULL AND conclusion = 'PARTLY') AS c02,
      countIf(closed_at IS NOT NULL AND conclusion = 'FALSE') AS c03,
      countIf(closed_at IS NOT NULL AND conclusion = 'UNVERIFIABLE') AS c04,
      countIf(closed_at IS NOT NULL AND conclusion = 'DUPLICATE') AS c05,
      countIf(closed_at IS NOT NULL AND conclusion = 'TRUE_NO_PENALTY') AS c06,
      countIf(closed_at IS NOT NULL AND conclusion = 'TRUE_CRIMINAL') AS c07,
      countIf(conclusion = 'LATE_DATA') AS c08
    FROM alert FINAL GROUP BY model_id
  )
SELECT
  published.model_id AS model_id,
  hits, withdrawn, alerts, dispatched, c01, c02, c03, c04, c05, c06, c07, c08,
  c01 + c02 + c06 + c07 AS verified,
  c01 + c02 + c03 + c04 + c06 + c07 AS judged,
  if(judged = 0, NULL, verified / judged) AS verified_rate,
  if(alerts = 0, NULL, suppressed / alerts) AS suppressed_share,
  if(answered_alerts = 0, NULL, lead_hours) AS median_lead_hours,
  if(hits + withdrawn = 0, NULL, newest) AS last_hit,
  psi AS drift_psi,
  if(judged >= 50 AND verified < 0.2 * judged, 'SHADOW', '') AS proposal
FROM published
LEFT JOIN fired ON published.model_id = fired.model_id
LEFT JOIN handled ON published.model_id = handled.model_id
LEFT JOIN leads ON published.model_id = leads.model_id
LEFT JOIN model_drift ON published.model_id = model_drift.model_id;

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
