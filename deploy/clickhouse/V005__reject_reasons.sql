-- Refusals are told by their codes: station and reason. Rows of before, when publications were refused by station intake and a
-- suspension was told by its words only, are recognised as they were.

-- 模型发布 / publications that took effect or will: those the jobs refused are in reject.
-- A version holds from holds_from: never before it was published
CREATE OR REPLACE VIEW model_publication AS
SELECT *, greatest(effective_from, log_time) AS holds_from
FROM model FINAL
WHERE concat('models-', toString(log_partition), '-', toString(log_offset))
  NOT IN (SELECT position FROM reject FINAL WHERE station IN ('broadcast', 'intake') AND reason = 'MODEL_INVALID');

-- 自动停用的模型 / models left out after failures, until a version is published after that. MODEL_INVALID: its rules do not
-- compile, which suspends at once
CREATE OR REPLACE VIEW model_suspended AS
WITH
  failures AS
  (
    SELECT
      splitByChar('@', field)[1] AS failed_id, splitByChar('@', field)[2] AS failed_version, log_time AS at,
      reason IN ('MODEL_SUSPENDED', 'MODEL_INVALID') OR startsWith(expected, '模型已自动停用') AS suspends, value, position
    FROM reject FINAL
    WHERE station = 'warning' AND reason IN ('MODEL_FAILED', 'MODEL_SUSPENDED', 'MODEL_INVALID')
  ),
  latest AS (SELECT model_id, max(log_time) AS published FROM model_publication GROUP BY model_id)
SELECT
  failed_id AS model_id, failed_version AS version, minIf(at, suspends) AS since, count() AS failures,
  argMax(value, at) AS last_failure, argMax(position, at) AS example
FROM failures LEFT JOIN latest ON failures.failed_id = latest.model_id
WHERE at >= latest.published
GROUP BY failed_id, failed_version
HAVING countIf(suspends) > 0;
