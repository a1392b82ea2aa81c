-- Rows of lists may come in any order, so what they name is asked for here and not where they come in.

CREATE OR REPLACE VIEW reference_unknown AS
WITH
  regions AS (SELECT code FROM region FINAL),
  agencies AS (SELECT code FROM agency FINAL),
  items AS (SELECT item_code FROM item FINAL)
SELECT list, field, value, cd_source, cd_id, origin
FROM
(
  SELECT 'region' AS list, 'parent' AS field, parent AS value, cd_source, cd_id, origin
  FROM region FINAL WHERE parent != '' AND parent NOT IN (SELECT code FROM regions)
  UNION ALL
  SELECT 'agency', 'areaNumber', toString(area_number), cd_source, cd_id, origin
  FROM agency FINAL WHERE area_number != '' AND toString(area_number) NOT IN (SELECT code FROM regions)
  UNION ALL
  SELECT 'agency', 'parent', parent, cd_source, cd_id, origin
  FROM agency FINAL WHERE parent != '' AND parent NOT IN (SELECT code FROM agencies)
  UNION ALL
  SELECT 'agency', 'entrustedBy', entrusted_by, cd_source, cd_id, origin
  FROM agency FINAL WHERE entrusted_by != '' AND entrusted_by NOT IN (SELECT code FROM agencies)
  UNION ALL
  SELECT 'authority', 'itemCode', item_code, cd_source, cd_id, origin
  FROM authority FINAL WHERE item_code NOT IN (SELECT item_code FROM items)
  UNION ALL
  SELECT 'authority', 'areaNumber', toString(area_number), cd_source, cd_id, origin
  FROM authority FINAL WHERE toString(area_number) NOT IN (SELECT code FROM regions)
  UNION ALL
  SELECT 'authority', 'agencyCode', toString(agency_code), cd_source, cd_id, origin
  FROM authority FINAL WHERE toString(agency_code) NOT IN (SELECT code FROM agencies)
);
