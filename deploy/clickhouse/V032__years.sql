-- Acts and statistics by year instead of by month: what comes within two seconds lies in a few years and in dozens of months, and each
-- of these was a part to write and to merge, and one to look at for whoever asks. Rows are copied once, beside the former table; it is
-- replaced when all are there.

CREATE TABLE IF NOT EXISTS act_alert_action_by_year AS act_alert_action ENGINE = ${replicated}ReplacingMergeTree(row_version, is_deleted)
  PARTITION BY toYear(occurred_day) ORDER BY (object_key, occurred_at, act_id)
  SETTINGS non_replicated_deduplication_window = 10000, replicated_deduplication_window = 10000;
INSERT INTO act_alert_action_by_year SELECT * FROM act_alert_action;
CREATE OR REPLACE TABLE act_alert_action CLONE AS act_alert_action_by_year;
DROP TABLE IF EXISTS act_alert_action_by_year;

CREATE TABLE IF NOT EXISTS act_attendance_by_year AS act_attendance ENGINE = ${replicated}ReplacingMergeTree(row_version, is_deleted)
  PARTITION BY toYear(occurred_day) ORDER BY (object_key, occurred_at, act_id)
  SETTINGS non_replicated_deduplication_window = 10000, replicated_deduplication_window = 10000;
INSERT INTO act_attendance_by_year SELECT * FROM act_attendance;
CREATE OR REPLACE TABLE act_attendance CLONE AS act_attendance_by_year;
DROP TABLE IF EXISTS act_attendance_by_year;

CREATE TABLE IF NOT EXISTS act_bid_file_by_year AS act_bid_file ENGINE = ${replicated}ReplacingMergeTree(row_version, is_deleted)
  PARTITION BY toYear(occurred_day) ORDER BY (object_key, occurred_at, act_id)
  SETTINGS non_replicated_deduplication_window = 10000, replicated_deduplication_window = 10000;
INSERT INTO act_bid_file_by_year SELECT * FROM act_bid_file;
CREATE OR REPLACE TABLE act_bid_file CLONE AS act_bid_file_by_year;
DROP TABLE IF EXISTS act_bid_file_by_year;

CREATE TABLE IF NOT EXISTS act_bid_score_by_year AS act_bid_score ENGINE = ${replicated}ReplacingMergeTree(row_version, is_deleted)
  PARTITION BY toYear(occurred_day) ORDER BY (object_key, occurred_at, act_id)
  SETTINGS non_replicated_deduplication_window = 10000, replicated_deduplication_window = 10000;
INSERT INTO act_bid_score_by_year SELECT * FROM act_bid_score;
CREATE OR REPLACE TABLE act_bid_score CLONE AS act_bid_score_by_year;
DROP TABLE IF EXISTS act_bid_score_by_year;

CREATE TABLE IF NOT EXISTS act_bid_section_by_year AS act_bid_section ENGINE = ${replicated}ReplacingMergeTree(row_version, is_deleted)
  PARTITION BY toYear(occurred_day) ORDER BY (object_key, occurred_at, act_id)
  SETTINGS non_replicated_deduplication_window = 10000, replicated_deduplication_window = 10000;
INSERT INTO act_bid_section_by_year SELECT * FROM act_bid_section;
CREATE OR REPLACE TABLE act_bid_section CLONE AS act_bid_section_by_year;
DROP TABLE IF EXISTS act_bid_section_by_year;

CREATE TABLE IF NOT EXISTS act_case_file_by_year AS act_case_file ENGINE = ${replicated}ReplacingMergeTree(row_version, is_deleted)
  PARTITION BY toYear(occurred_day) ORDER BY (object_key, occurred_at, act_id)
  SETTINGS non_replicated_deduplication_window = 10000, replicated_deduplication_window = 10000;
INSERT INTO act_case_file_by_year SELECT * FROM act_case_file;
CREATE OR REPLACE TABLE act_case_file CLONE AS act_case_file_by_year;
DROP TABLE IF EXISTS act_case_file_by_year;

CREATE TABLE IF NOT EXISTS act_case_transfer_by_year AS act_case_transfer ENGINE = ${replicated}ReplacingMergeTree(row_version, is_deleted)
  PARTITION BY toYear(occurred_day) ORDER BY (object_key, occurred_at, act_id)
  SETTINGS non_replicated_deduplication_window = 10000, replicated_deduplication_window = 10000;
INSERT INTO act_case_transfer_by_year SELECT * FROM act_case_transfer;
CREATE OR REPLACE TABLE act_case_transfer CLONE AS act_case_transfer_by_year;
DROP TABLE IF EXISTS act_case_transfer_by_year;

CREATE TABLE IF NOT EXISTS act_coercion_by_year AS act_coercion ENGINE = ${replicated}ReplacingMergeTree(row_version, is_deleted)
  PARTITION BY toYear(occurred_day) ORDER BY (object_key, occurred_at, act_id)
  SETTINGS non_replicated_deduplication_window = 10000, replicated_deduplication_window = 10000;
INSERT INTO act_coercion_by_year SELECT * FROM act_coercion;
CREATE OR REPLACE TABLE act_coercion CLONE AS act_coercion_by_year;
DROP TABLE IF EXISTS act_coercion_by_year;

CREATE TABLE IF NOT EXISTS act_commitment_by_year AS act_commitment ENGINE = ${replicated}ReplacingMergeTree(row_version, is_deleted)
  PARTITION BY toYear(occurred_day) ORDER BY (object_key, occurred_at, act_id)
  SETTINGS non_replicated_deduplication_window = 10000, replicated_deduplication_window = 10000;
INSERT INTO act_commitment_by_year SELECT * FROM act_commitment;
CREATE OR REPLACE TABLE act_commitment CLONE AS act_commitment_by_year;
DROP TABLE IF EXISTS act_commitment_by_year;

CREATE TABLE IF NOT EXISTS act_complaint_by_year AS act_complaint ENGINE = ${replicated}ReplacingMergeTree(row_version, is_deleted)
  PARTITION BY toYear(occurred_day) ORDER BY (object_key, occurred_at, act_id)
  SETTINGS non_replicated_deduplication_window = 10000, replicated_deduplication_window = 10000;
INSERT INTO act_complaint_by_year SELECT * FROM act_complaint;
CREATE OR REPLACE TABLE act_complaint CLONE AS act_complaint_by_year;
DROP TABLE IF EXISTS act_complaint_by_year;

CREATE TABLE IF NOT EXISTS act_contract_by_year AS act_contract ENGINE = ${replicated}ReplacingMergeTree(row_version, is_deleted)
  PARTITION BY toYear(occurred_day) ORDER BY (object_key, occurred_at, act_id)
  SETTINGS non_replicated_deduplication_window = 10000, replicated_deduplication_window = 10000;
INSERT INTO act_contract_by_year SELECT * FROM act_contract;
CREATE OR REPLACE TABLE act_contract CLONE AS act_contract_by_year;
DROP TABLE IF EXISTS act_contract_by_year;

CREATE TABLE IF NOT EXISTS act_credit_by_year AS act_credit ENGINE = ${replicated}ReplacingMergeTree(row_version, is_deleted)
  PARTITION BY toYear(occurred_day) ORDER BY (object_key, occurred_at, act_id)
  SETTINGS non_replicated_deduplication_window = 10000, replicated_deduplication_window = 10000;
INSERT INTO act_credit_by_year SELECT * FROM act_credit;
CREATE OR REPLACE TABLE act_credit CLONE AS act_credit_by_year;
DROP TABLE IF EXISTS act_credit_by_year;

CREATE TABLE IF NOT EXISTS act_device_status_by_year AS act_device_status ENGINE = ${replicated}ReplacingMergeTree(row_version, is_deleted)
  PARTITION BY toYear(occurred_day) ORDER BY (object_key, occurred_at, act_id)
  SETTINGS non_replicated_deduplication_window = 10000, replicated_deduplication_window = 10000;
INSERT INTO act_device_status_by_year SELECT * FROM act_device_status;
CREATE OR REPLACE TABLE act_device_status CLONE AS act_device_status_by_year;
DROP TABLE IF EXISTS act_device_status_by_year;

CREATE TABLE IF NOT EXISTS act_disclosure_by_year AS act_disclosure ENGINE = ${replicated}ReplacingMergeTree(row_version, is_deleted)
  PARTITION BY toYear(occurred_day) ORDER BY (object_key, occurred_at, act_id)
  SETTINGS non_replicated_deduplication_window = 10000, replicated_deduplication_window = 10000;
INSERT INTO act_disclosure_by_year SELECT * FROM act_disclosure;
CREATE OR REPLACE TABLE act_disclosure CLONE AS act_disclosure_by_year;
DROP TABLE IF EXISTS act_disclosure_by_year;

CREATE TABLE IF NOT EXISTS act_fund_account_by_year AS act_fund_account ENGINE = ${replicated}ReplacingMergeTree(row_version, is_deleted)
  PARTITION BY toYear(occurred_day) ORDER BY (object_key, occurred_at, act_id)
  SETTINGS non_replicated_deduplication_window = 10000, replicated_deduplication_window = 10000;
INSERT INTO act_fund_account_by_year SELECT * FROM act_fund_account;
CREATE OR REPLACE TABLE act_fund_account CLONE AS act_fund_account_by_year;
DROP TABLE IF EXISTS act_fund_account_by_year;

CREATE TABLE IF NOT EXISTS act_hazard_by_year AS act_hazard ENGINE = ${replicated}ReplacingMergeTree(row_version, is_deleted)
  PARTITION BY toYear(occurred_day) ORDER BY (object_key, occurred_at, act_id)
  SETTINGS non_replicated_deduplication_window = 10000, replicated_deduplication_window = 10000;
INSERT INTO act_hazard_by_year SELECT * FROM act_hazard;
CREATE OR REPLACE TABLE act_hazard CLONE AS act_hazard_by_year;
DROP TABLE IF EXISTS act_hazard_by_year;

CREATE TABLE IF NOT EXISTS act_health_report_by_year AS act_health_report ENGINE = ${replicated}ReplacingMergeTree(row_version, is_deleted)
  PARTITION BY toYear(occurred_day) ORDER BY (object_key, occurred_at, act_id)
  SETTINGS non_replicated_deduplication_window = 10000, replicated_deduplication_window = 10000;
INSERT INTO act_health_report_by_year SELECT * FROM act_health_report;
CREATE OR REPLACE TABLE act_health_report CLONE AS act_health_report_by_year;
DROP TABLE IF EXISTS act_health_report_by_year;

CREATE TABLE IF NOT EXISTS act_inspection_by_year AS act_inspection ENGINE = ${replicated}ReplacingMergeTree(row_version, is_deleted)
  PARTITION BY toYear(occurred_day) ORDER BY (object_key, occurred_at, act_id)
  SETTINGS non_replicated_deduplication_window = 10000, replicated_deduplication_window = 10000;
INSERT INTO act_inspection_by_year SELECT * FROM act_inspection;
CREATE OR REPLACE TABLE act_inspection CLONE AS act_inspection_by_year;
DROP TABLE IF EXISTS act_inspection_by_year;

CREATE TABLE IF NOT EXISTS act_iot_by_year AS act_iot ENGINE = ${replicated}ReplacingMergeTree(row_version, is_deleted)
  PARTITION BY toYear(occurred_day) ORDER BY (object_key, occurred_at, act_id)
  SETTINGS non_replicated_deduplication_window = 10000, replicated_deduplication_window = 10000;
INSERT INTO act_iot_by_year SELECT * FROM act_iot;
CREATE OR REPLACE TABLE act_iot CLONE AS act_iot_by_year;
DROP TABLE IF EXISTS act_iot_by_year;

CREATE TABLE IF NOT EXISTS act_item_by_year AS act_item ENGINE = ${replicated}ReplacingMergeTree(row_version, is_deleted)
  PARTITION BY toYear(occurred_day) ORDER BY (object_key, occurred_at, act_id)
  SETTINGS non_replicated_deduplication_window = 10000, replicated_deduplication_window = 10000;
INSERT INTO act_item_by_year SELECT * FROM act_item;
CREATE OR REPLACE TABLE act_item CLONE AS act_item_by_year;
DROP TABLE IF EXISTS act_item_by_year;

CREATE TABLE IF NOT EXISTS act_license_by_year AS act_license ENGINE = ${replicated}ReplacingMergeTree(row_version, is_deleted)
  PARTITION BY toYear(occurred_day) ORDER BY (object_key, occurred_at, act_id)
  SETTINGS non_replicated_deduplication_window = 10000, replicated_deduplication_window = 10000;
INSERT INTO act_license_by_year SELECT * FROM act_license;
CREATE OR REPLACE TABLE act_license CLONE AS act_license_by_year;
DROP TABLE IF EXISTS act_license_by_year;

CREATE TABLE IF NOT EXISTS act_object_by_year AS act_object ENGINE = ${replicated}ReplacingMergeTree(row_version, is_deleted)
  PARTITION BY toYear(occurred_day) ORDER BY (object_key, occurred_at, act_id)
  SETTINGS non_replicated_deduplication_window = 10000, replicated_deduplication_window = 10000;
INSERT INTO act_object_by_year SELECT * FROM act_object;
CREATE OR REPLACE TABLE act_object CLONE AS act_object_by_year;
DROP TABLE IF EXISTS act_object_by_year;

CREATE TABLE IF NOT EXISTS act_officer_by_year AS act_officer ENGINE = ${replicated}ReplacingMergeTree(row_version, is_deleted)
  PARTITION BY toYear(occurred_day) ORDER BY (object_key, occurred_at, act_id)
  SETTINGS non_replicated_deduplication_window = 10000, replicated_deduplication_window = 10000;
INSERT INTO act_officer_by_year SELECT * FROM act_officer;
CREATE OR REPLACE TABLE act_officer CLONE AS act_officer_by_year;
DROP TABLE IF EXISTS act_officer_by_year;

CREATE TABLE IF NOT EXISTS act_order_by_year AS act_order ENGINE = ${replicated}ReplacingMergeTree(row_version, is_deleted)
  PARTITION BY toYear(occurred_day) ORDER BY (object_key, occurred_at, act_id)
  SETTINGS non_replicated_deduplication_window = 10000, replicated_deduplication_window = 10000;
INSERT INTO act_order_by_year SELECT * FROM act_order;
CREATE OR REPLACE TABLE act_order CLONE AS act_order_by_year;
DROP TABLE IF EXISTS act_order_by_year;

CREATE TABLE IF NOT EXISTS act_other_act_by_year AS act_other_act ENGINE = ${replicated}ReplacingMergeTree(row_version, is_deleted)
  PARTITION BY toYear(occurred_day) ORDER BY (object_key, occurred_at, act_id)
  SETTINGS non_replicated_deduplication_window = 10000, replicated_deduplication_window = 10000;
INSERT INTO act_other_act_by_year SELECT * FROM act_other_act;
CREATE OR REPLACE TABLE act_other_act CLONE AS act_other_act_by_year;
DROP TABLE IF EXISTS act_other_act_by_year;

CREATE TABLE IF NOT EXISTS act_overload_by_year AS act_overload ENGINE = ${replicated}ReplacingMergeTree(row_version, is_deleted)
  PARTITION BY toYear(occurred_day) ORDER BY (object_key, occurred_at, act_id)
  SETTINGS non_replicated_deduplication_window = 10000, replicated_deduplication_window = 10000;
INSERT INTO act_overload_by_year SELECT * FROM act_overload;
CREATE OR REPLACE TABLE act_overload CLONE AS act_overload_by_year;
DROP TABLE IF EXISTS act_overload_by_year;

CREATE TABLE IF NOT EXISTS act_payroll_by_year AS act_payroll ENGINE = ${replicated}ReplacingMergeTree(row_version, is_deleted)
  PARTITION BY toYear(occurred_day) ORDER BY (object_key, occurred_at, act_id)
  SETTINGS non_replicated_deduplication_window = 10000, replicated_deduplication_window = 10000;
INSERT INTO act_payroll_by_year SELECT * FROM act_payroll;
CREATE OR REPLACE TABLE act_payroll CLONE AS act_payroll_by_year;
DROP TABLE IF EXISTS act_payroll_by_year;

CREATE TABLE IF NOT EXISTS act_penalty_by_year AS act_penalty ENGINE = ${replicated}ReplacingMergeTree(row_version, is_deleted)
  PARTITION BY toYear(occurred_day) ORDER BY (object_key, occurred_at, act_id)
  SETTINGS non_replicated_deduplication_window = 10000, replicated_deduplication_window = 10000;
INSERT INTO act_penalty_by_year SELECT * FROM act_penalty;
CREATE OR REPLACE TABLE act_penalty CLONE AS act_penalty_by_year;
DROP TABLE IF EXISTS act_penalty_by_year;

CREATE TABLE IF NOT EXISTS act_permit_by_year AS act_permit ENGINE = ${replicated}ReplacingMergeTree(row_version, is_deleted)
  PARTITION BY toYear(occurred_day) ORDER BY (object_key, occurred_at, act_id)
  SETTINGS non_replicated_deduplication_window = 10000, replicated_deduplication_window = 10000;
INSERT INTO act_permit_by_year SELECT * FROM act_permit;
CREATE OR REPLACE TABLE act_permit CLONE AS act_permit_by_year;
DROP TABLE IF EXISTS act_permit_by_year;

CREATE TABLE IF NOT EXISTS act_plan_by_year AS act_plan ENGINE = ${replicated}ReplacingMergeTree(row_version, is_deleted)
  PARTITION BY toYear(occurred_day) ORDER BY (object_key, occurred_at, act_id)
  SETTINGS non_replicated_deduplication_window = 10000, replicated_deduplication_window = 10000;
INSERT INTO act_plan_by_year SELECT * FROM act_plan;
CREATE OR REPLACE TABLE act_plan CLONE AS act_plan_by_year;
DROP TABLE IF EXISTS act_plan_by_year;

CREATE TABLE IF NOT EXISTS act_plan_task_by_year AS act_plan_task ENGINE = ${replicated}ReplacingMergeTree(row_version, is_deleted)
  PARTITION BY toYear(occurred_day) ORDER BY (object_key, occurred_at, act_id)
  SETTINGS non_replicated_deduplication_window = 10000, replicated_deduplication_window = 10000;
INSERT INTO act_plan_task_by_year SELECT * FROM act_plan_task;
CREATE OR REPLACE TABLE act_plan_task CLONE AS act_plan_task_by_year;
DROP TABLE IF EXISTS act_plan_task_by_year;

CREATE TABLE IF NOT EXISTS act_random_item_list_by_year AS act_random_item_list ENGINE = ${replicated}ReplacingMergeTree(row_version, is_deleted)
  PARTITION BY toYear(occurred_day) ORDER BY (object_key, occurred_at, act_id)
  SETTINGS non_replicated_deduplication_window = 10000, replicated_deduplication_window = 10000;
INSERT INTO act_random_item_list_by_year SELECT * FROM act_random_item_list;
CREATE OR REPLACE TABLE act_random_item_list CLONE AS act_random_item_list_by_year;
DROP TABLE IF EXISTS act_random_item_list_by_year;

CREATE TABLE IF NOT EXISTS act_report_filing_by_year AS act_report_filing ENGINE = ${replicated}ReplacingMergeTree(row_version, is_deleted)
  PARTITION BY toYear(occurred_day) ORDER BY (object_key, occurred_at, act_id)
  SETTINGS non_replicated_deduplication_window = 10000, replicated_deduplication_window = 10000;
INSERT INTO act_report_filing_by_year SELECT * FROM act_report_filing;
CREATE OR REPLACE TABLE act_report_filing CLONE AS act_report_filing_by_year;
DROP TABLE IF EXISTS act_report_filing_by_year;

CREATE TABLE IF NOT EXISTS act_sale_by_year AS act_sale ENGINE = ${replicated}ReplacingMergeTree(row_version, is_deleted)
  PARTITION BY toYear(occurred_day) ORDER BY (object_key, occurred_at, act_id)
  SETTINGS non_replicated_deduplication_window = 10000, replicated_deduplication_window = 10000;
INSERT INTO act_sale_by_year SELECT * FROM act_sale;
CREATE OR REPLACE TABLE act_sale CLONE AS act_sale_by_year;
DROP TABLE IF EXISTS act_sale_by_year;

CREATE TABLE IF NOT EXISTS act_sampling_by_year AS act_sampling ENGINE = ${replicated}ReplacingMergeTree(row_version, is_deleted)
  PARTITION BY toYear(occurred_day) ORDER BY (object_key, occurred_at, act_id)
  SETTINGS non_replicated_deduplication_window = 10000, replicated_deduplication_window = 10000;
INSERT INTO act_sampling_by_year SELECT * FROM act_sampling;
CREATE OR REPLACE TABLE act_sampling CLONE AS act_sampling_by_year;
DROP TABLE IF EXISTS act_sampling_by_year;

CREATE TABLE IF NOT EXISTS act_social_security_by_year AS act_social_security ENGINE = ${replicated}ReplacingMergeTree(row_version, is_deleted)
  PARTITION BY toYear(occurred_day) ORDER BY (object_key, occurred_at, act_id)
  SETTINGS non_replicated_deduplication_window = 10000, replicated_deduplication_window = 10000;
INSERT INTO act_social_security_by_year SELECT * FROM act_social_security;
CREATE OR REPLACE TABLE act_social_security CLONE AS act_social_security_by_year;
DROP TABLE IF EXISTS act_social_security_by_year;

CREATE TABLE IF NOT EXISTS act_storage_by_year AS act_storage ENGINE = ${replicated}ReplacingMergeTree(row_version, is_deleted)
  PARTITION BY toYear(occurred_day) ORDER BY (object_key, occurred_at, act_id)
  SETTINGS non_replicated_deduplication_window = 10000, replicated_deduplication_window = 10000;
INSERT INTO act_storage_by_year SELECT * FROM act_storage;
CREATE OR REPLACE TABLE act_storage CLONE AS act_storage_by_year;
DROP TABLE IF EXISTS act_storage_by_year;

CREATE TABLE IF NOT EXISTS act_survey_spot_by_year AS act_survey_spot ENGINE = ${replicated}ReplacingMergeTree(row_version, is_deleted)
  PARTITION BY toYear(occurred_day) ORDER BY (object_key, occurred_at, act_id)
  SETTINGS non_replicated_deduplication_window = 10000, replicated_deduplication_window = 10000;
INSERT INTO act_survey_spot_by_year SELECT * FROM act_survey_spot;
CREATE OR REPLACE TABLE act_survey_spot CLONE AS act_survey_spot_by_year;
DROP TABLE IF EXISTS act_survey_spot_by_year;

CREATE TABLE IF NOT EXISTS act_task_object_by_year AS act_task_object ENGINE = ${replicated}ReplacingMergeTree(row_version, is_deleted)
  PARTITION BY toYear(occurred_day) ORDER BY (object_key, occurred_at, act_id)
  SETTINGS non_replicated_deduplication_window = 10000, replicated_deduplication_window = 10000;
INSERT INTO act_task_object_by_year SELECT * FROM act_task_object;
CREATE OR REPLACE TABLE act_task_object CLONE AS act_task_object_by_year;
DROP TABLE IF EXISTS act_task_object_by_year;

CREATE TABLE IF NOT EXISTS act_utility_by_year AS act_utility ENGINE = ${replicated}ReplacingMergeTree(row_version, is_deleted)
  PARTITION BY toYear(occurred_day) ORDER BY (object_key, occurred_at, act_id)
  SETTINGS non_replicated_deduplication_window = 10000, replicated_deduplication_window = 10000;
INSERT INTO act_utility_by_year SELECT * FROM act_utility;
CREATE OR REPLACE TABLE act_utility CLONE AS act_utility_by_year;
DROP TABLE IF EXISTS act_utility_by_year;

CREATE TABLE IF NOT EXISTS act_vehicle_alarm_by_year AS act_vehicle_alarm ENGINE = ${replicated}ReplacingMergeTree(row_version, is_deleted)
  PARTITION BY toYear(occurred_day) ORDER BY (object_key, occurred_at, act_id)
  SETTINGS non_replicated_deduplication_window = 10000, replicated_deduplication_window = 10000;
INSERT INTO act_vehicle_alarm_by_year SELECT * FROM act_vehicle_alarm;
CREATE OR REPLACE TABLE act_vehicle_alarm CLONE AS act_vehicle_alarm_by_year;
DROP TABLE IF EXISTS act_vehicle_alarm_by_year;

CREATE TABLE IF NOT EXISTS act_waste_manifest_by_year AS act_waste_manifest ENGINE = ${replicated}ReplacingMergeTree(row_version, is_deleted)
  PARTITION BY toYear(occurred_day) ORDER BY (object_key, occurred_at, act_id)
  SETTINGS non_replicated_deduplication_window = 10000, replicated_deduplication_window = 10000;
INSERT INTO act_waste_manifest_by_year SELECT * FROM act_waste_manifest;
CREATE OR REPLACE TABLE act_waste_manifest CLONE AS act_waste_manifest_by_year;
DROP TABLE IF EXISTS act_waste_manifest_by_year;

CREATE TABLE IF NOT EXISTS statistic_by_year AS statistic ENGINE = ${replicated}ReplacingMergeTree(row_version)
  PARTITION BY toYear(day) ORDER BY (measure, day, area_number, agency_code, domain, kind, model_id, severity)
  SETTINGS non_replicated_deduplication_window = 10000, replicated_deduplication_window = 10000;
INSERT INTO statistic_by_year SELECT * FROM statistic;
CREATE OR REPLACE TABLE statistic CLONE AS statistic_by_year;
DROP TABLE IF EXISTS statistic_by_year;
