-- 待人工判重的两行 / pairs of act_review with what both rows are, whether each stands, and which stands for it; a row that stands no more as it stood last
CREATE OR REPLACE VIEW act_review_pair AS
WITH
  -- Without FINAL: a row that no longer stands is marked as deleted, and all that is left of an alias.
  asked AS
  (
    SELECT
      act_id,
      argMax(tuple(is_deleted = 0, occurred_at, date_only, agency_code, agency_name, area_number, cd_source, origin, object_name), tuple(row_version, is_deleted = 0)) AS shown
    FROM
    (
      SELECT act_id, row_version, is_deleted, occurred_at, date_only, agency_code, agency_name, area_number, cd_source, origin, object_name
      FROM act_inspection WHERE act_id IN (SELECT arrayJoin([act_id, other_id]) FROM act_review FINAL)
      UNION ALL
      SELECT act_id, row_version, is_deleted, occurred_at, date_only, agency_code, agency_name, area_number, cd_source, origin, object_name
      FROM act_penalty WHERE act_id IN (SELECT arrayJoin([act_id, other_id]) FROM act_review FINAL)
      UNION ALL
      SELECT act_id, row_version, is_deleted, occurred_at, date_only, agency_code, agency_name, area_number, cd_source, origin, object_name
      FROM act_coercion WHERE act_id IN (SELECT arrayJoin([act_id, other_id]) FROM act_review FINAL)
      UNION ALL
      SELECT act_id, row_version, is_deleted, occurred_at, date_only, agency_code, agency_name, area_number, cd_source, origin, object_name
      FROM act_permit WHERE act_id IN (SELECT arrayJoin([act_id, other_id]) FROM act_review FINAL)
      UNION ALL
      SELECT act_id, row_version, is_deleted, occurred_at, date_only, agency_code, agency_name, area_number, cd_source, origin, object_name
      FROM act_other_act WHERE act_id IN (SELECT arrayJoin([act_id, other_id]) FROM act_review FINAL)
    )
    GROUP BY act_id
  ),
  replaced AS (SELECT act_id, ifNull(survivor_id, '') AS by FROM act_alias FINAL)
SELECT
  r.act_id AS act_id,
  r.other_id AS other_id,
  r.object_key AS object_key,
  if(o.shown.9 != '', o.shown.9, t.shown.9) AS object_name,
  r.kind AS kind,
  r.score AS score,
  r.matched_by AS matched_by,
  r.verdict AS verdict,
  r.log_time AS log_time,
  o.shown.1 AS stands,
  oa.by AS survivor_id,
  o.shown.2 AS occurred_at,
  o.shown.3 AS date_only,
  o.shown.4 AS agency_code,
  o.shown.5 AS agency_name,
  o.shown.6 AS area_number,
  o.shown.7 AS cd_source,
  o.shown.8 AS origin,
  t.shown.1 AS other_stands,
  ta.by AS other_survivor_id,
  t.shown.2 AS other_occurred_at,
  t.shown.3 AS other_date_only,
  t.shown.4 AS other_agency_code,
  t.shown.5 AS other_agency_name,
  t.shown.6 AS other_area_number,
  t.shown.7 AS other_cd_source,
  t.shown.8 AS other_origin
FROM act_review AS r FINAL
LEFT JOIN asked AS o ON o.act_id = r.act_id
LEFT JOIN asked AS t ON t.act_id = r.other_id
LEFT JOIN replaced AS oa ON oa.act_id = r.act_id
LEFT JOIN replaced AS ta ON ta.act_id = r.other_id;
