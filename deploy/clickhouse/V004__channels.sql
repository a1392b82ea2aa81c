-- The two ways of a hit are channels, LIVE and SHADOW, here as in the jobs.

-- 现行模型 / the version in force of every model, at the moment of asking: channel LIVE
-- raises alerts, SHADOW is watched. What is said again of one version, state and beginning replaces what was said before
CREATE OR REPLACE VIEW model_current AS
WITH
  said AS
  (
    SELECT * FROM model_publication
    ORDER BY log_time DESC, log_offset DESC LIMIT 1 BY model_id, version, state, holds_from
  ),
  holding AS
  (
    SELECT * FROM said
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
  newest.model_id AS model_id, if(newest.state = 'ACTIVE', 'LIVE', 'SHADOW') AS channel, newest.version AS version,
  newest.domain AS domain, newest.model_set AS model_set,
  newest.name_zh AS name_zh, newest.name_en AS name_en, newest.holds_from AS since, newest.effective_to AS until,
  newest.author AS author, newest.publisher AS publisher, newest.log_time AS published_at, newest.sha256 AS sha256
FROM newest LEFT JOIN ended ON newest.model_id = ended.model_id AND newest.version = ended.version
WHERE ended.retired < newest.holds_from AND NOT (newest.state = 'SHADOW' AND ended.activated >= newest.holds_from);
