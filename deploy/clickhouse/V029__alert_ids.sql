-- One alert is asked for by its id, which is no beginning of these tables' order: without an index each such question reads
-- them whole.
ALTER TABLE alert ADD INDEX IF NOT EXISTS by_alert alert_id TYPE bloom_filter GRANULARITY 1;
ALTER TABLE alert MATERIALIZE INDEX IF EXISTS by_alert;
ALTER TABLE notification ADD INDEX IF NOT EXISTS by_alert alert_id TYPE bloom_filter GRANULARITY 1;
ALTER TABLE notification MATERIALIZE INDEX IF EXISTS by_alert;
