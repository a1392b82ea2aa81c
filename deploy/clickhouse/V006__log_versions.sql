-- Rows of one key lie in several partitions once a topic has grown, and their offsets have no common order: the later
-- of two rows is told by log time, then by offset. Rows that are there are given such a version where a later one may
-- differ; those of the other tables are lower than whatever comes. What was merged away by offsets comes back with a
-- rebuild from the topics. Which rows are old is asked inside: outside, the name is that of the new version.

ALTER TABLE act_duplicate MODIFY COLUMN IF EXISTS `row_version` UInt128 COMMENT '行版本, 大者为准 / version of the row, the highest holds: log time in ms × 2^64, and its offset in the topic';
ALTER TABLE reject MODIFY COLUMN IF EXISTS `row_version` UInt128 COMMENT '行版本, 大者为准 / version of the row, the highest holds: log time in ms × 2^64, and its offset in the topic';
ALTER TABLE hit MODIFY COLUMN IF EXISTS `row_version` UInt128 COMMENT '行版本, 大者为准 / version of the row, the highest holds: log time in ms × 2^64, and its offset in the topic';
ALTER TABLE shadow_hit MODIFY COLUMN IF EXISTS `row_version` UInt128 COMMENT '行版本, 大者为准 / version of the row, the highest holds: log time in ms × 2^64, and its offset in the topic';
ALTER TABLE alert_transition MODIFY COLUMN IF EXISTS `row_version` UInt128 COMMENT '行版本, 大者为准 / version of the row, the highest holds: log time in ms × 2^64, and its offset in the topic';
ALTER TABLE alert_evidence MODIFY COLUMN IF EXISTS `row_version` UInt128 COMMENT '行版本, 大者为准 / version of the row, the highest holds: log time in ms × 2^64, and its offset in the topic';
ALTER TABLE notification MODIFY COLUMN IF EXISTS `row_version` UInt128 COMMENT '行版本, 大者为准 / version of the row, the highest holds: log time in ms × 2^64, and its offset in the topic';
ALTER TABLE region MODIFY COLUMN IF EXISTS `row_version` UInt128 COMMENT '行版本, 大者为准 / version of the row, the highest holds: log time in ms × 2^64, and its offset in the topic';
ALTER TABLE agency MODIFY COLUMN IF EXISTS `row_version` UInt128 COMMENT '行版本, 大者为准 / version of the row, the highest holds: log time in ms × 2^64, and its offset in the topic';
ALTER TABLE item MODIFY COLUMN IF EXISTS `row_version` UInt128 COMMENT '行版本, 大者为准 / version of the row, the highest holds: log time in ms × 2^64, and its offset in the topic';
ALTER TABLE calendar_day MODIFY COLUMN IF EXISTS `row_version` UInt128 COMMENT '行版本, 大者为准 / version of the row, the highest holds: log time in ms × 2^64, and its offset in the topic';
ALTER TABLE code_list_entry MODIFY COLUMN IF EXISTS `row_version` UInt128 COMMENT '行版本, 大者为准 / version of the row, the highest holds: log time in ms × 2^64, and its offset in the topic';
ALTER TABLE id_scheme MODIFY COLUMN IF EXISTS `row_version` UInt128 COMMENT '行版本, 大者为准 / version of the row, the highest holds: log time in ms × 2^64, and its offset in the topic';
ALTER TABLE authority MODIFY COLUMN IF EXISTS `row_version` UInt128 COMMENT '行版本, 大者为准 / version of the row, the highest holds: log time in ms × 2^64, and its offset in the topic';
ALTER TABLE law MODIFY COLUMN IF EXISTS `row_version` UInt128 COMMENT '行版本, 大者为准 / version of the row, the highest holds: log time in ms × 2^64, and its offset in the topic';
ALTER TABLE source_declaration MODIFY COLUMN IF EXISTS `row_version` UInt128 COMMENT '行版本, 大者为准 / version of the row, the highest holds: log time in ms × 2^64, and its offset in the topic';
ALTER TABLE model MODIFY COLUMN IF EXISTS `row_version` UInt128 COMMENT '行版本, 大者为准 / version of the row, the highest holds: log time in ms × 2^64, and its offset in the topic';

INSERT INTO hit SETTINGS max_partitions_per_insert_block = 0
SELECT * REPLACE (bitShiftLeft(toUInt128(greatest(toUnixTimestamp64Milli(log_time), 0)), 64) + row_version AS row_version)
FROM (SELECT * FROM hit WHERE row_version < 18446744073709551616);

INSERT INTO shadow_hit SETTINGS max_partitions_per_insert_block = 0
SELECT * REPLACE (bitShiftLeft(toUInt128(greatest(toUnixTimestamp64Milli(log_time), 0)), 64) + row_version AS row_version)
FROM (SELECT * FROM shadow_hit WHERE row_version < 18446744073709551616);

INSERT INTO reject SETTINGS max_partitions_per_insert_block = 0
SELECT * REPLACE (bitShiftLeft(toUInt128(greatest(toUnixTimestamp64Milli(log_time), 0)), 64) + row_version AS row_version)
FROM (SELECT * FROM reject WHERE row_version < 18446744073709551616);

INSERT INTO notification SETTINGS max_partitions_per_insert_block = 0
SELECT * REPLACE (bitShiftLeft(toUInt128(greatest(toUnixTimestamp64Milli(log_time), 0)), 64) + row_version AS row_version)
FROM (SELECT * FROM notification WHERE row_version < 18446744073709551616);
