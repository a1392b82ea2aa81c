-- 计划相遇 (部门、地点与日期；区划一方含另一方即为同地) / two departments that are to visit one object at the same premises, with the days on which both can go; one region that lies in the other is the same premises
CREATE OR REPLACE VIEW plan_meeting AS
WITH visits AS
(
  SELECT
    o.act_id AS task_object_id,
    o.task_id AS task_id,
    o.object_key AS object_key,
    o.object_name AS object_name,
    o.area_number AS area_number,
    o.agency_code AS agency_code,
    if(empty(o.item_codes), if(empty(t.item_codes), p.item_codes, t.item_codes), o.item_codes) AS item_codes,
    t.date_from AS date_from,
    t.date_to AS date_to
  FROM (SELECT * FROM act_task_object FINAL) AS o
  INNER JOIN (SELECT * FROM act_plan_task FINAL) AS t ON t.task_id = o.task_id AND t.plan_id = o.plan_id
  LEFT JOIN (SELECT * FROM act_plan FINAL) AS p ON p.plan_id = o.plan_id
  WHERE o.object_key != ''
    AND t.date_to >= toDate32(now(), 'Asia/Shanghai')
    AND o.status NOT IN ('CANCELLED', 'SUSPENDED')
    AND t.status NOT IN ('CANCELLED', 'SUSPENDED')
    AND p.status NOT IN ('CANCELLED', 'SUSPENDED')
    AND empty(o.check_results)
    AND o.problem IS NULL
)
SELECT
  a.object_key AS object_key,
  a.object_name AS object_name,
  if(startsWith(b.area_number, replaceRegexpOne(a.area_number, '(00){1,2}$', '')), b.area_number, a.area_number) AS area_number,
  greatest(assumeNotNull(a.date_from), assumeNotNull(b.date_from), toDate32(now(), 'Asia/Shanghai')) AS date_from,
  least(assumeNotNull(a.date_to), assumeNotNull(b.date_to)) AS date_to,
  [a.agency_code, b.agency_code] AS agencies,
  [a.task_id, b.task_id] AS task_ids,
  [a.task_object_id, b.task_object_id] AS task_object_ids,
  arrayDistinct(arrayConcat(a.item_codes, b.item_codes)) AS item_codes
FROM visits AS a
INNER JOIN visits AS b ON a.object_key = b.object_key
WHERE a.agency_code < b.agency_code
  AND (startsWith(b.area_number, replaceRegexpOne(a.area_number, '(00){1,2}$', '')) OR startsWith(a.area_number, replaceRegexpOne(b.area_number, '(00){1,2}$', '')))
  AND a.date_from <= b.date_to
  AND b.date_from <= a.date_to;
