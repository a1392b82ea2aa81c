-- 仅用于真实集群 / for a real cluster only: the embedded engine has no users. Run after the migrations, by an
-- administrator. A city sees its own subtree: one role per city, named after the first four digits of its region.
-- Shown for Nanjing (3201); repeat per city and per table that has area_number.

CREATE ROLE IF NOT EXISTS centre_3201;

CREATE ROW POLICY IF NOT EXISTS centre_3201 ON alert USING startsWith(area_number, '3201') TO centre_3201;
CREATE ROW POLICY IF NOT EXISTS centre_3201 ON alert_transition USING startsWith(area_number, '3201') TO centre_3201;
CREATE ROW POLICY IF NOT EXISTS centre_3201 ON hit USING startsWith(area_number, '3201') TO centre_3201;
CREATE ROW POLICY IF NOT EXISTS centre_3201 ON statistic USING startsWith(area_number, '3201') TO centre_3201;
CREATE ROW POLICY IF NOT EXISTS centre_3201 ON act_inspection USING startsWith(area_number, '3201') TO centre_3201;
CREATE ROW POLICY IF NOT EXISTS centre_3201 ON act_penalty USING startsWith(area_number, '3201') TO centre_3201;

-- Whoever has no policy of their own must not fall through: the province sees everything, by its own role.
CREATE ROLE IF NOT EXISTS centre_32;
CREATE ROW POLICY IF NOT EXISTS centre_32 ON alert USING 1 TO centre_32;
