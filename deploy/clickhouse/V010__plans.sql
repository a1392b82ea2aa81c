-- Plans, decisions and the lists that silence alerts; what became of every hit.

ALTER TABLE act_plan_task ADD COLUMN IF NOT EXISTS   `item_codes` Array(String) COMMENT '抽查事项 / codes of the items to check; empty: those of the plan. Source: items.' AFTER `status`;
CREATE TABLE IF NOT EXISTS act_task_object
(
  `act_id` String COMMENT '行为标识 / record identity, or source and key where there is none.',
  `object_key` String COMMENT '监管对象键 / scheme and normalised code of the supervised object; empty where it has none.',
  `record_unique_identity` String COMMENT '记录唯一标识 / one value per row wherever it travels (L1 of the duplicate keys); empty: the source has none. Source: record_unique_identity.',
  `cd_id` String COMMENT '源主键 / department code and the department\'s own key; with cdSource it is L0 of the duplicate keys. Source: cd_id.',
  `cd_source` LowCardinality(String) COMMENT '数据来源 / province code and department code of the system that sent the row. Source: cd_source.',
  `cd_time` Nullable(DateTime64(3, 'Asia/Shanghai')) COMMENT '写入时间 / when the source system wrote the row, epoch ms UTC. Source: cd_time.',
  `cd_batch` String COMMENT '批次号 / yyyyMMdd and a five-digit sequence; the newest batch of a row wins. Source: cd_batch.',
  `cd_operation` LowCardinality(String) COMMENT '操作类型 / insert, update or delete. Source: cd_operation.',
  `submitted_date` Nullable(Date32) COMMENT '报送时间 / the day the department reported the row. Source: submitted_date.',
  `submitted_personnel` Nullable(String) COMMENT '报送人员 / who reported it, as a pseudonym. Source: submitted_personnel.',
  `trace_id` Nullable(String) COMMENT '链路标识 / one id across approval, supervision, enforcement and credit. Source: this project.',
  `origin` String COMMENT '原始位置 / where the gateway read it, "file:line"; empty for direct senders. Source: this project.',
  `occurred_at` DateTime64(3, 'Asia/Shanghai') COMMENT '发生时间 / when it happened in the world, epoch ms UTC; a date alone is 00:00 in the source\'s zone (Asia/Shanghai unless declared).',
  `date_only` Bool COMMENT '仅日期 / true where the source gave a date only: compare at day precision.',
  `occurred_on` Nullable(Date32) COMMENT '发生日期 / calendar day on which it happened, where it happened: the day of occurredAt in the source\'s own zone. Filled by intake; null in rows that were read before it was kept: the day in Asia/Shanghai.',
  `domain` LowCardinality(String) COMMENT '领域 / two-letter domain code (JT YJ NY SC ST ZJ WL WJ YP JY RS ZR SL JR GZ).',
  `item_code` String COMMENT '监管事项目录编码 / 14 digits; empty where the kind needs none. Source: supervise_item_implement_code.',
  `implement_item_code` String COMMENT '监管事项检查实施清单编码 / agency USCC, level digit and own part; several separated by comma. Source: supervise_item_check_icode.',
  `agency_code` LowCardinality(String) COMMENT '实施机构编码 / acting agency. Source: implement_institution_code, at most 20.',
  `agency_name` LowCardinality(String) COMMENT '实施机构 / its name as sent, at most 100.',
  `entrusted_code` String COMMENT '受委托部门编码 / entrusted body that acted for it. Source: entrust_dept_code.',
  `agency_level` Int32 COMMENT '行使层级 / 1 national, 2 province, 3 city, 4 county, 5 town; 0 unknown. Filled from the agency list.',
  `object_type` LowCardinality(String) COMMENT '监管对象类型 / list A of the domain reference, 1 to 11.',
  `object_name` String COMMENT '监管对象 / name of the supervised object, at most 200.',
  `party_name` String COMMENT '名称 / name as sent, at most 200 characters; natural persons are masked before the act-log.',
  `party_nature` String COMMENT '性质 / nature of the party. Dictionary 行政相对人性质.',
  `party_ce_type` String COMMENT '证件类型 / code scheme: USCC, ID_CARD, or one declared by the source in `reference`.',
  `party_ui_code` String COMMENT '证件号码 / code in that scheme. Source: administrative_cp_ui_code, at most 20.',
  `address_registered` String COMMENT '注册地址 / at most 400.',
  `address_operating` String COMMENT '经营地址 / at most 400.',
  `area_number` LowCardinality(String) COMMENT '行政区划代码 / six digits; longer codes are cut to six, the original stays in areaOriginal. Source: area_number.',
  `area_original` String COMMENT '原区划代码 / as sent, where it was longer than six digits.',
  `industry_code` LowCardinality(String) COMMENT '行业代码 / industry, GB/T 4754-2017.',
  `alert_id` String COMMENT '关联预警 / alert this act answers.',
  `item_status` String COMMENT '事项状态 / what the catalogue says of the item on the day of the act: NOT_IN_FORCE outside its validity, SUSPENDED, CANCELLED or UNPUBLISHED; empty in force, or no item. Filled by intake.',
  `outside_area` Bool COMMENT '异地 / true where areaNumber lies outside the area of the acting agency. Filled by intake.',
  `suspect_fields` Array(String) COMMENT '存疑字段 / fields whose dates contradict each other or lie after the row became known, e.g. body.violationDate; the row counts none the less. Filled by intake.',
  `task_id` String COMMENT '任务标识 / task it was drawn for. Source: task_id.',
  `plan_id` String COMMENT '计划标识 / plan of that task, as the task names it; empty where the task belongs to none. Source: plan_id.',
  `item_codes` Array(String) COMMENT '抽查事项 / codes of the items to check here; empty: those of the task. Source: items.',
  `weight` Nullable(Float64) COMMENT '抽取权重 / weight in the draw; null unknown. Source: weight.',
  `credit_class` String COMMENT '信用等级 / class A to D under which it was drawn; empty unknown. Source: credit_class.',
  `status` String COMMENT '状态 / DRAWN, ASSIGNED, CHECKED, RESULT, DISCLOSED, CANCELLED; empty DRAWN. Source: status.',
  `check_action_code` String COMMENT '检查行为编号 / inspection that visited it; empty not yet. Source: check_action_code.',
  `checked_at` Nullable(Date32) COMMENT '检查日期 / day of the visit; null not yet. Source: InspectDate.',
  `check_results` Array(String) COMMENT '检查结果 / codes of list B of the domain reference; empty not yet. Source: InspectResult.',
  `problem` Nullable(Bool) COMMENT '是否发现问题 / true problem found, false none, null not applicable or no result. Source: this project, from checkResults.',
  `follow_up_finished` Nullable(Bool) COMMENT '后续处理完结 / true finished, false open, null no follow-up needed. Source: random-inspection result.',
  `version` Int64 COMMENT '版本 / rises by one with every accepted change of this act, from 1.',
  `log_time` DateTime64(3, 'Asia/Shanghai') COMMENT '入湖时间 / log time of the row that caused this entry, epoch ms UTC.',
  `position` String COMMENT '输入位置 / topic-partition-offset of the row that caused this entry, "acts-0-42".',
  `log_partition` Int32 COMMENT '日志分区 / partition of the topic the row came from',
  `log_offset` Int64 COMMENT '日志位点 / offset in that partition',
  `row_version` UInt64 COMMENT '行版本, 大者为准 / version of the row, the highest holds: twice the act\'s version, one more for its retraction',
  `is_deleted` UInt8 COMMENT '删除标记 / 1: the row no longer stands; FINAL leaves it out',
  `occurred_day` Date32 MATERIALIZED ifNull(occurred_on, toDate32(occurred_at, 'Asia/Shanghai')) COMMENT '发生日期, 当地 / calendar day on which it happened, in the source\'s own zone'
)
ENGINE = ${replicated}ReplacingMergeTree(row_version, is_deleted)
PARTITION BY toYYYYMM(occurred_day)
ORDER BY (object_key, occurred_at, act_id)
SETTINGS non_replicated_deduplication_window = 10000, replicated_deduplication_window = 10000
COMMENT '抽查任务对象 / one object that was drawn for a task, and in the end what the visit found; it occurs when it was drawn. The common block carries the object, and the agency that visits it.';

ALTER TABLE alert ADD COLUMN IF NOT EXISTS   `decision_rule` String COMMENT '决策规则 / rule of the decision that holds for it, P1 to P10 or S1 to S9; empty: older than decisions.' AFTER `latest_reason_en`;
ALTER TABLE alert ADD COLUMN IF NOT EXISTS   `off_site_only` Bool COMMENT '非现场核查 / true where no visit is due: a check off site answers it, and a visit only where that fails.' AFTER `decision_rule`;
ALTER TABLE alert ADD COLUMN IF NOT EXISTS   `plan_tasks` Array(String) COMMENT '抽查任务 / ids of the random-inspection tasks it was merged into or attached to.' AFTER `off_site_only`;
ALTER TABLE alert ADD COLUMN IF NOT EXISTS   `silenced_by` String COMMENT '由谁静默 / what silenced it: the row of the task, the inspection, the list entry, the outage; empty: nothing.' AFTER `plan_tasks`;
CREATE TABLE IF NOT EXISTS alert_plan_decision
(
  `decision_id` String COMMENT '决策标识 / made from alert, transition, task object and item, so that a re-run names it alike.',
  `alert_id` String COMMENT '预警标识 / id of the alert.',
  `subject` String COMMENT '预警主体 / as in HitRecord.',
  `model_id` LowCardinality(String) COMMENT '模型编号 / model of the alert.',
  `hit_id` String COMMENT '命中 / hit that was decided about; empty: something else than a hit gave cause.',
  `cause` String COMMENT '起因 / what gave cause: HIT, PLAN, RESULT, CANCELLED, WATCH, RAISED, COMPLAINT, CONFIRM.',
  `rule` String COMMENT '规则 / P0 to P10, S1 to S9; guards of the reference §5.2 as Ga to Gf.',
  `applied` Bool COMMENT '是否采用 / true: this is what was done; false: it was looked at, and the reason says why not.',
  `severity` LowCardinality(String) COMMENT '严重程度 / of the alert when it was decided.',
  `strength` LowCardinality(String) COMMENT '匹配强度 / of the drawn object, M0 where there is none.',
  `timing` LowCardinality(String) COMMENT '时间关系 / of the drawn object, NONE where there is none.',
  `task_id` String COMMENT '任务 / task of the drawn object; empty none.',
  `plan_id` String COMMENT '计划 / its plan; empty none.',
  `task_object_id` String COMMENT '任务对象 / id of its row; empty none.',
  `task_agency` String COMMENT '任务机关 / agency that visits; empty none.',
  `object_key` String COMMENT '对象 / supervised object.',
  `item_code` String COMMENT '事项 / item of the alert that was matched; empty: the alert as a whole.',
  `credit_class` String COMMENT '信用等级 / class whose cool-down was used.',
  `cool_down_days` Int32 COMMENT '冷却天数 / days after a clean visit during which BLUE and YELLOW are silent.',
  `before` LowCardinality(Nullable(String)) COMMENT '原状态 / of the alert.',
  `after` LowCardinality(String) COMMENT '新状态 / of the alert; as before where nothing was done.',
  `silenced_by` String COMMENT '由谁静默 / as in Alert.',
  `proposed_from` Nullable(Date32) COMMENT '建议开始日期 / first day proposed to the task\'s agency, so that one visit serves both in time; null none.',
  `why_zh` String COMMENT '原因 / why, in Chinese.',
  `why_en` String COMMENT '英文原因 / the same in English.',
  `log_time` DateTime64(3, 'Asia/Shanghai') COMMENT '入湖时间 / log time of the decision, epoch ms UTC.',
  `log_partition` Int32 COMMENT '日志分区 / partition of the topic the row came from',
  `log_offset` Int64 COMMENT '日志位点 / offset in that partition',
  `row_version` UInt128 COMMENT '行版本, 大者为准 / version of the row, the highest holds: log time in ms × 2^64, and its offset in the topic'
)
ENGINE = ${replicated}ReplacingMergeTree(row_version)
PARTITION BY toYYYYMM(log_time)
ORDER BY (subject, alert_id, decision_id)
SETTINGS non_replicated_deduplication_window = 10000, replicated_deduplication_window = 10000
COMMENT '决策 / what was decided about an alert, by which rule and because of what; also where a drawn object was looked at and not used.';

CREATE TABLE IF NOT EXISTS exemption_item
(
  `reference_id` String COMMENT '基础数据标识 / record identity, or source and key where there is none',
  `item_code` String COMMENT '监管事项目录编码 / item. Source: supervise_item_implement_code.',
  `area_number` LowCardinality(String) COMMENT '区划代码 / region it holds in, and below; empty everywhere. Source: area_number.',
  `condition` String COMMENT '适用情形 / what is minor, in words. Source: this project.',
  `valid_from` Nullable(Date32) COMMENT '生效日期 / first day it holds; null always. Source: this project.',
  `valid_to` Nullable(Date32) COMMENT '失效日期 / last day it holds; null still. Source: this project.',
  `document` String COMMENT '依据文件 / document that published the list. Source: this project.',
  `record_unique_identity` String COMMENT '记录唯一标识 / one value per row wherever it travels (L1 of the duplicate keys); empty: the source has none. Source: record_unique_identity.',
  `cd_id` String COMMENT '源主键 / department code and the department\'s own key; with cdSource it is L0 of the duplicate keys. Source: cd_id.',
  `cd_source` LowCardinality(String) COMMENT '数据来源 / province code and department code of the system that sent the row. Source: cd_source.',
  `cd_time` Nullable(DateTime64(3, 'Asia/Shanghai')) COMMENT '写入时间 / when the source system wrote the row, epoch ms UTC. Source: cd_time.',
  `cd_batch` String COMMENT '批次号 / yyyyMMdd and a five-digit sequence; the newest batch of a row wins. Source: cd_batch.',
  `cd_operation` LowCardinality(String) COMMENT '操作类型 / insert, update or delete. Source: cd_operation.',
  `submitted_date` Nullable(Date32) COMMENT '报送时间 / the day the department reported the row. Source: submitted_date.',
  `submitted_personnel` Nullable(String) COMMENT '报送人员 / who reported it, as a pseudonym. Source: submitted_personnel.',
  `trace_id` Nullable(String) COMMENT '链路标识 / one id across approval, supervision, enforcement and credit. Source: this project.',
  `origin` String COMMENT '原始位置 / where the gateway read it, "file:line"; empty for direct senders. Source: this project.',
  `log_partition` Int32 COMMENT '日志分区 / partition of the topic the row came from',
  `log_offset` Int64 COMMENT '日志位点 / offset in that partition',
  `row_version` UInt128 COMMENT '行版本, 大者为准 / version of the row, the highest holds: log time in ms × 2^64, and its offset in the topic',
  `is_deleted` UInt8 COMMENT '删除标记 / 1: the row no longer stands; FINAL leaves it out'
)
ENGINE = ${replicated}ReplacingMergeTree(row_version, is_deleted)
ORDER BY (reference_id)
SETTINGS non_replicated_deduplication_window = 10000, replicated_deduplication_window = 10000
COMMENT '免罚与自纠清单 / an item whose minor first offence is not punished, or that the enterprise may correct itself.';

CREATE TABLE IF NOT EXISTS sandbox_entry
(
  `reference_id` String COMMENT '基础数据标识 / record identity, or source and key where there is none',
  `object_key` String COMMENT '监管对象键 / scheme and code of the object. Source: this project.',
  `sandbox_id` String COMMENT '沙箱 / id or name of the sandbox. Source: this project.',
  `negative_items` Array(String) COMMENT '负面清单 / items the sandbox does not cover. Source: this project.',
  `valid_from` Nullable(Date32) COMMENT '生效日期 / first day; null always. Source: this project.',
  `valid_to` Nullable(Date32) COMMENT '失效日期 / last day, sandbox_to; null still. Source: this project.',
  `document` String COMMENT '依据文件 / document that admitted it. Source: this project.',
  `record_unique_identity` String COMMENT '记录唯一标识 / one value per row wherever it travels (L1 of the duplicate keys); empty: the source has none. Source: record_unique_identity.',
  `cd_id` String COMMENT '源主键 / department code and the department\'s own key; with cdSource it is L0 of the duplicate keys. Source: cd_id.',
  `cd_source` LowCardinality(String) COMMENT '数据来源 / province code and department code of the system that sent the row. Source: cd_source.',
  `cd_time` Nullable(DateTime64(3, 'Asia/Shanghai')) COMMENT '写入时间 / when the source system wrote the row, epoch ms UTC. Source: cd_time.',
  `cd_batch` String COMMENT '批次号 / yyyyMMdd and a five-digit sequence; the newest batch of a row wins. Source: cd_batch.',
  `cd_operation` LowCardinality(String) COMMENT '操作类型 / insert, update or delete. Source: cd_operation.',
  `submitted_date` Nullable(Date32) COMMENT '报送时间 / the day the department reported the row. Source: submitted_date.',
  `submitted_personnel` Nullable(String) COMMENT '报送人员 / who reported it, as a pseudonym. Source: submitted_personnel.',
  `trace_id` Nullable(String) COMMENT '链路标识 / one id across approval, supervision, enforcement and credit. Source: this project.',
  `origin` String COMMENT '原始位置 / where the gateway read it, "file:line"; empty for direct senders. Source: this project.',
  `log_partition` Int32 COMMENT '日志分区 / partition of the topic the row came from',
  `log_offset` Int64 COMMENT '日志位点 / offset in that partition',
  `row_version` UInt128 COMMENT '行版本, 大者为准 / version of the row, the highest holds: log time in ms × 2^64, and its offset in the topic',
  `is_deleted` UInt8 COMMENT '删除标记 / 1: the row no longer stands; FINAL leaves it out'
)
ENGINE = ${replicated}ReplacingMergeTree(row_version, is_deleted)
ORDER BY (reference_id)
SETTINGS non_replicated_deduplication_window = 10000, replicated_deduplication_window = 10000
COMMENT '沙箱 / an object under sandbox supervision (沙箱监管).';

CREATE TABLE IF NOT EXISTS no_disturb_entry
(
  `reference_id` String COMMENT '基础数据标识 / record identity, or source and key where there is none',
  `object_key` String COMMENT '监管对象键 / scheme and code of the object. Source: this project.',
  `valid_from` Nullable(Date32) COMMENT '生效日期 / first day; null always. An object that its first ORANGE took off the list is on it again only by an entry that begins later. Source: this project.',
  `valid_to` Nullable(Date32) COMMENT '失效日期 / last day; null still. Source: this project.',
  `document` String COMMENT '依据文件 / document that listed it. Source: this project.',
  `record_unique_identity` String COMMENT '记录唯一标识 / one value per row wherever it travels (L1 of the duplicate keys); empty: the source has none. Source: record_unique_identity.',
  `cd_id` String COMMENT '源主键 / department code and the department\'s own key; with cdSource it is L0 of the duplicate keys. Source: cd_id.',
  `cd_source` LowCardinality(String) COMMENT '数据来源 / province code and department code of the system that sent the row. Source: cd_source.',
  `cd_time` Nullable(DateTime64(3, 'Asia/Shanghai')) COMMENT '写入时间 / when the source system wrote the row, epoch ms UTC. Source: cd_time.',
  `cd_batch` String COMMENT '批次号 / yyyyMMdd and a five-digit sequence; the newest batch of a row wins. Source: cd_batch.',
  `cd_operation` LowCardinality(String) COMMENT '操作类型 / insert, update or delete. Source: cd_operation.',
  `submitted_date` Nullable(Date32) COMMENT '报送时间 / the day the department reported the row. Source: submitted_date.',
  `submitted_personnel` Nullable(String) COMMENT '报送人员 / who reported it, as a pseudonym. Source: submitted_personnel.',
  `trace_id` Nullable(String) COMMENT '链路标识 / one id across approval, supervision, enforcement and credit. Source: this project.',
  `origin` String COMMENT '原始位置 / where the gateway read it, "file:line"; empty for direct senders. Source: this project.',
  `log_partition` Int32 COMMENT '日志分区 / partition of the topic the row came from',
  `log_offset` Int64 COMMENT '日志位点 / offset in that partition',
  `row_version` UInt128 COMMENT '行版本, 大者为准 / version of the row, the highest holds: log time in ms × 2^64, and its offset in the topic',
  `is_deleted` UInt8 COMMENT '删除标记 / 1: the row no longer stands; FINAL leaves it out'
)
ENGINE = ${replicated}ReplacingMergeTree(row_version, is_deleted)
ORDER BY (reference_id)
SETTINGS non_replicated_deduplication_window = 10000, replicated_deduplication_window = 10000
COMMENT '无事不扰名单 / an object that is not visited without cause: BLUE and YELLOW are handled off site.';

CREATE TABLE IF NOT EXISTS outage
(
  `reference_id` String COMMENT '基础数据标识 / record identity, or source and key where there is none',
  `outage_id` String COMMENT '停用备案号 / id of the registration. Source: this project.',
  `object_key` String COMMENT '监管对象键 / scheme and code of the object. Source: this project.',
  `from` DateTime64(3, 'Asia/Shanghai') COMMENT '开始时间 / epoch ms UTC. Source: this project.',
  `until` DateTime64(3, 'Asia/Shanghai') COMMENT '计划结束时间 / epoch ms UTC; two hours of grace follow. Source: this project.',
  `document` String COMMENT '依据文件 / document or order. Source: this project.',
  `record_unique_identity` String COMMENT '记录唯一标识 / one value per row wherever it travels (L1 of the duplicate keys); empty: the source has none. Source: record_unique_identity.',
  `cd_id` String COMMENT '源主键 / department code and the department\'s own key; with cdSource it is L0 of the duplicate keys. Source: cd_id.',
  `cd_source` LowCardinality(String) COMMENT '数据来源 / province code and department code of the system that sent the row. Source: cd_source.',
  `cd_time` Nullable(DateTime64(3, 'Asia/Shanghai')) COMMENT '写入时间 / when the source system wrote the row, epoch ms UTC. Source: cd_time.',
  `cd_batch` String COMMENT '批次号 / yyyyMMdd and a five-digit sequence; the newest batch of a row wins. Source: cd_batch.',
  `cd_operation` LowCardinality(String) COMMENT '操作类型 / insert, update or delete. Source: cd_operation.',
  `submitted_date` Nullable(Date32) COMMENT '报送时间 / the day the department reported the row. Source: submitted_date.',
  `submitted_personnel` Nullable(String) COMMENT '报送人员 / who reported it, as a pseudonym. Source: submitted_personnel.',
  `trace_id` Nullable(String) COMMENT '链路标识 / one id across approval, supervision, enforcement and credit. Source: this project.',
  `origin` String COMMENT '原始位置 / where the gateway read it, "file:line"; empty for direct senders. Source: this project.',
  `log_partition` Int32 COMMENT '日志分区 / partition of the topic the row came from',
  `log_offset` Int64 COMMENT '日志位点 / offset in that partition',
  `row_version` UInt128 COMMENT '行版本, 大者为准 / version of the row, the highest holds: log time in ms × 2^64, and its offset in the topic',
  `is_deleted` UInt8 COMMENT '删除标记 / 1: the row no longer stands; FINAL leaves it out'
)
ENGINE = ${replicated}ReplacingMergeTree(row_version, is_deleted)
ORDER BY (reference_id)
SETTINGS non_replicated_deduplication_window = 10000, replicated_deduplication_window = 10000
COMMENT '停用备案 / a registered outage or maintenance: what its devices report meanwhile is no alert.';

CREATE TABLE IF NOT EXISTS visit_cap
(
  `reference_id` String COMMENT '基础数据标识 / record identity, or source and key where there is none',
  `agency_code` LowCardinality(String) COMMENT '机构编码 / agency; empty any. Source: implement_institution_code.',
  `area_number` LowCardinality(String) COMMENT '区划代码 / region of the agency, and below; empty any. Source: area_number.',
  `credit_class` String COMMENT '信用等级 / class A to D of the object; empty any. Source: this project.',
  `visits_per_year` Int32 COMMENT '年度上限 / on-site visits a year that need a reason of 01 to 03. Source: this project.',
  `valid_from` Nullable(Date32) COMMENT '生效日期 / first day; null always. Source: this project.',
  `valid_to` Nullable(Date32) COMMENT '失效日期 / last day; null still. Source: this project.',
  `document` String COMMENT '依据文件 / document. Source: this project.',
  `record_unique_identity` String COMMENT '记录唯一标识 / one value per row wherever it travels (L1 of the duplicate keys); empty: the source has none. Source: record_unique_identity.',
  `cd_id` String COMMENT '源主键 / department code and the department\'s own key; with cdSource it is L0 of the duplicate keys. Source: cd_id.',
  `cd_source` LowCardinality(String) COMMENT '数据来源 / province code and department code of the system that sent the row. Source: cd_source.',
  `cd_time` Nullable(DateTime64(3, 'Asia/Shanghai')) COMMENT '写入时间 / when the source system wrote the row, epoch ms UTC. Source: cd_time.',
  `cd_batch` String COMMENT '批次号 / yyyyMMdd and a five-digit sequence; the newest batch of a row wins. Source: cd_batch.',
  `cd_operation` LowCardinality(String) COMMENT '操作类型 / insert, update or delete. Source: cd_operation.',
  `submitted_date` Nullable(Date32) COMMENT '报送时间 / the day the department reported the row. Source: submitted_date.',
  `submitted_personnel` Nullable(String) COMMENT '报送人员 / who reported it, as a pseudonym. Source: submitted_personnel.',
  `trace_id` Nullable(String) COMMENT '链路标识 / one id across approval, supervision, enforcement and credit. Source: this project.',
  `origin` String COMMENT '原始位置 / where the gateway read it, "file:line"; empty for direct senders. Source: this project.',
  `log_partition` Int32 COMMENT '日志分区 / partition of the topic the row came from',
  `log_offset` Int64 COMMENT '日志位点 / offset in that partition',
  `row_version` UInt128 COMMENT '行版本, 大者为准 / version of the row, the highest holds: log time in ms × 2^64, and its offset in the topic',
  `is_deleted` UInt8 COMMENT '删除标记 / 1: the row no longer stands; FINAL leaves it out'
)
ENGINE = ${replicated}ReplacingMergeTree(row_version, is_deleted)
ORDER BY (reference_id)
SETTINGS non_replicated_deduplication_window = 10000, replicated_deduplication_window = 10000
COMMENT '检查频次上限 / visits an agency may pay one object a year.';

-- 全部监管行为 / all supervision acts that stand
CREATE OR REPLACE VIEW act AS
SELECT 'OBJECT' AS kind, occurred_day, `act_id`, `object_key`, `record_unique_identity`, `cd_id`, `cd_source`, `cd_time`, `cd_batch`, `cd_operation`, `submitted_date`, `submitted_personnel`, `trace_id`, `origin`, `occurred_at`, `date_only`, `occurred_on`, `domain`, `item_code`, `implement_item_code`, `agency_code`, `agency_name`, `entrusted_code`, `agency_level`, `object_type`, `object_name`, `party_name`, `party_nature`, `party_ce_type`, `party_ui_code`, `address_registered`, `address_operating`, `area_number`, `area_original`, `industry_code`, `alert_id`, `item_status`, `outside_area`, `suspect_fields`, `version`, `log_time`, `position`
FROM act_object FINAL
UNION ALL
SELECT 'OFFICER' AS kind, occurred_day, `act_id`, `object_key`, `record_unique_identity`, `cd_id`, `cd_source`, `cd_time`, `cd_batch`, `cd_operation`, `submitted_date`, `submitted_personnel`, `trace_id`, `origin`, `occurred_at`, `date_only`, `occurred_on`, `domain`, `item_code`, `implement_item_code`, `agency_code`, `agency_name`, `entrusted_code`, `agency_level`, `object_type`, `object_name`, `party_name`, `party_nature`, `party_ce_type`, `party_ui_code`, `address_registered`, `address_operating`, `area_number`, `area_original`, `industry_code`, `alert_id`, `item_status`, `outside_area`, `suspect_fields`, `version`, `log_time`, `position`
FROM act_officer FINAL
UNION ALL
SELECT 'INSPECTION' AS kind, occurred_day, `act_id`, `object_key`, `record_unique_identity`, `cd_id`, `cd_source`, `cd_time`, `cd_batch`, `cd_operation`, `submitted_date`, `submitted_personnel`, `trace_id`, `origin`, `occurred_at`, `date_only`, `occurred_on`, `domain`, `item_code`, `implement_item_code`, `agency_code`, `agency_name`, `entrusted_code`, `agency_level`, `object_type`, `object_name`, `party_name`, `party_nature`, `party_ce_type`, `party_ui_code`, `address_registered`, `address_operating`, `area_number`, `area_original`, `industry_code`, `alert_id`, `item_status`, `outside_area`, `suspect_fields`, `version`, `log_time`, `position`
FROM act_inspection FINAL
UNION ALL
SELECT 'PENALTY' AS kind, occurred_day, `act_id`, `object_key`, `record_unique_identity`, `cd_id`, `cd_source`, `cd_time`, `cd_batch`, `cd_operation`, `submitted_date`, `submitted_personnel`, `trace_id`, `origin`, `occurred_at`, `date_only`, `occurred_on`, `domain`, `item_code`, `implement_item_code`, `agency_code`, `agency_name`, `entrusted_code`, `agency_level`, `object_type`, `object_name`, `party_name`, `party_nature`, `party_ce_type`, `party_ui_code`, `address_registered`, `address_operating`, `area_number`, `area_original`, `industry_code`, `alert_id`, `item_status`, `outside_area`, `suspect_fields`, `version`, `log_time`, `position`
FROM act_penalty FINAL
UNION ALL
SELECT 'COERCION' AS kind, occurred_day, `act_id`, `object_key`, `record_unique_identity`, `cd_id`, `cd_source`, `cd_time`, `cd_batch`, `cd_operation`, `submitted_date`, `submitted_personnel`, `trace_id`, `origin`, `occurred_at`, `date_only`, `occurred_on`, `domain`, `item_code`, `implement_item_code`, `agency_code`, `agency_name`, `entrusted_code`, `agency_level`, `object_type`, `object_name`, `party_name`, `party_nature`, `party_ce_type`, `party_ui_code`, `address_registered`, `address_operating`, `area_number`, `area_original`, `industry_code`, `alert_id`, `item_status`, `outside_area`, `suspect_fields`, `version`, `log_time`, `position`
FROM act_coercion FINAL
UNION ALL
SELECT 'OTHER_ACT' AS kind, occurred_day, `act_id`, `object_key`, `record_unique_identity`, `cd_id`, `cd_source`, `cd_time`, `cd_batch`, `cd_operation`, `submitted_date`, `submitted_personnel`, `trace_id`, `origin`, `occurred_at`, `date_only`, `occurred_on`, `domain`, `item_code`, `implement_item_code`, `agency_code`, `agency_name`, `entrusted_code`, `agency_level`, `object_type`, `object_name`, `party_name`, `party_nature`, `party_ce_type`, `party_ui_code`, `address_registered`, `address_operating`, `area_number`, `area_original`, `industry_code`, `alert_id`, `item_status`, `outside_area`, `suspect_fields`, `version`, `log_time`, `position`
FROM act_other_act FINAL
UNION ALL
SELECT 'COMPLAINT' AS kind, occurred_day, `act_id`, `object_key`, `record_unique_identity`, `cd_id`, `cd_source`, `cd_time`, `cd_batch`, `cd_operation`, `submitted_date`, `submitted_personnel`, `trace_id`, `origin`, `occurred_at`, `date_only`, `occurred_on`, `domain`, `item_code`, `implement_item_code`, `agency_code`, `agency_name`, `entrusted_code`, `agency_level`, `object_type`, `object_name`, `party_name`, `party_nature`, `party_ce_type`, `party_ui_code`, `address_registered`, `address_operating`, `area_number`, `area_original`, `industry_code`, `alert_id`, `item_status`, `outside_area`, `suspect_fields`, `version`, `log_time`, `position`
FROM act_complaint FINAL
UNION ALL
SELECT 'SAMPLING' AS kind, occurred_day, `act_id`, `object_key`, `record_unique_identity`, `cd_id`, `cd_source`, `cd_time`, `cd_batch`, `cd_operation`, `submitted_date`, `submitted_personnel`, `trace_id`, `origin`, `occurred_at`, `date_only`, `occurred_on`, `domain`, `item_code`, `implement_item_code`, `agency_code`, `agency_name`, `entrusted_code`, `agency_level`, `object_type`, `object_name`, `party_name`, `party_nature`, `party_ce_type`, `party_ui_code`, `address_registered`, `address_operating`, `area_number`, `area_original`, `industry_code`, `alert_id`, `item_status`, `outside_area`, `suspect_fields`, `version`, `log_time`, `position`
FROM act_sampling FINAL
UNION ALL
SELECT 'IOT' AS kind, occurred_day, `act_id`, `object_key`, `record_unique_identity`, `cd_id`, `cd_source`, `cd_time`, `cd_batch`, `cd_operation`, `submitted_date`, `submitted_personnel`, `trace_id`, `origin`, `occurred_at`, `date_only`, `occurred_on`, `domain`, `item_code`, `implement_item_code`, `agency_code`, `agency_name`, `entrusted_code`, `agency_level`, `object_type`, `object_name`, `party_name`, `party_nature`, `party_ce_type`, `party_ui_code`, `address_registered`, `address_operating`, `area_number`, `area_original`, `industry_code`, `alert_id`, `item_status`, `outside_area`, `suspect_fields`, `version`, `log_time`, `position`
FROM act_iot FINAL
UNION ALL
SELECT 'DEVICE_STATUS' AS kind, occurred_day, `act_id`, `object_key`, `record_unique_identity`, `cd_id`, `cd_source`, `cd_time`, `cd_batch`, `cd_operation`, `submitted_date`, `submitted_personnel`, `trace_id`, `origin`, `occurred_at`, `date_only`, `occurred_on`, `domain`, `item_code`, `implement_item_code`, `agency_code`, `agency_name`, `entrusted_code`, `agency_level`, `object_type`, `object_name`, `party_name`, `party_nature`, `party_ce_type`, `party_ui_code`, `address_registered`, `address_operating`, `area_number`, `area_original`, `industry_code`, `alert_id`, `item_status`, `outside_area`, `suspect_fields`, `version`, `log_time`, `position`
FROM act_device_status FINAL
UNION ALL
SELECT 'VEHICLE_ALARM' AS kind, occurred_day, `act_id`, `object_key`, `record_unique_identity`, `cd_id`, `cd_source`, `cd_time`, `cd_batch`, `cd_operation`, `submitted_date`, `submitted_personnel`, `trace_id`, `origin`, `occurred_at`, `date_only`, `occurred_on`, `domain`, `item_code`, `implement_item_code`, `agency_code`, `agency_name`, `entrusted_code`, `agency_level`, `object_type`, `object_name`, `party_name`, `party_nature`, `party_ce_type`, `party_ui_code`, `address_registered`, `address_operating`, `area_number`, `area_original`, `industry_code`, `alert_id`, `item_status`, `outside_area`, `suspect_fields`, `version`, `log_time`, `position`
FROM act_vehicle_alarm FINAL
UNION ALL
SELECT 'OVERLOAD' AS kind, occurred_day, `act_id`, `object_key`, `record_unique_identity`, `cd_id`, `cd_source`, `cd_time`, `cd_batch`, `cd_operation`, `submitted_date`, `submitted_personnel`, `trace_id`, `origin`, `occurred_at`, `date_only`, `occurred_on`, `domain`, `item_code`, `implement_item_code`, `agency_code`, `agency_name`, `entrusted_code`, `agency_level`, `object_type`, `object_name`, `party_name`, `party_nature`, `party_ce_type`, `party_ui_code`, `address_registered`, `address_operating`, `area_number`, `area_original`, `industry_code`, `alert_id`, `item_status`, `outside_area`, `suspect_fields`, `version`, `log_time`, `position`
FROM act_overload FINAL
UNION ALL
SELECT 'PERMIT' AS kind, occurred_day, `act_id`, `object_key`, `record_unique_identity`, `cd_id`, `cd_source`, `cd_time`, `cd_batch`, `cd_operation`, `submitted_date`, `submitted_personnel`, `trace_id`, `origin`, `occurred_at`, `date_only`, `occurred_on`, `domain`, `item_code`, `implement_item_code`, `agency_code`, `agency_name`, `entrusted_code`, `agency_level`, `object_type`, `object_name`, `party_name`, `party_nature`, `party_ce_type`, `party_ui_code`, `address_registered`, `address_operating`, `area_number`, `area_original`, `industry_code`, `alert_id`, `item_status`, `outside_area`, `suspect_fields`, `version`, `log_time`, `position`
FROM act_permit FINAL
UNION ALL
SELECT 'COMMITMENT' AS kind, occurred_day, `act_id`, `object_key`, `record_unique_identity`, `cd_id`, `cd_source`, `cd_time`, `cd_batch`, `cd_operation`, `submitted_date`, `submitted_personnel`, `trace_id`, `origin`, `occurred_at`, `date_only`, `occurred_on`, `domain`, `item_code`, `implement_item_code`, `agency_code`, `agency_name`, `entrusted_code`, `agency_level`, `object_type`, `object_name`, `party_name`, `party_nature`, `party_ce_type`, `party_ui_code`, `address_registered`, `address_operating`, `area_number`, `area_original`, `industry_code`, `alert_id`, `item_status`, `outside_area`, `suspect_fields`, `version`, `log_time`, `position`
FROM act_commitment FINAL
UNION ALL
SELECT 'DISCLOSURE' AS kind, occurred_day, `act_id`, `object_key`, `record_unique_identity`, `cd_id`, `cd_source`, `cd_time`, `cd_batch`, `cd_operation`, `submitted_date`, `submitted_personnel`, `trace_id`, `origin`, `occurred_at`, `date_only`, `occurred_on`, `domain`, `item_code`, `implement_item_code`, `agency_code`, `agency_name`, `entrusted_code`, `agency_level`, `object_type`, `object_name`, `party_name`, `party_nature`, `party_ce_type`, `party_ui_code`, `address_registered`, `address_operating`, `area_number`, `area_original`, `industry_code`, `alert_id`, `item_status`, `outside_area`, `suspect_fields`, `version`, `log_time`, `position`
FROM act_disclosure FINAL
UNION ALL
SELECT 'CREDIT' AS kind, occurred_day, `act_id`, `object_key`, `record_unique_identity`, `cd_id`, `cd_source`, `cd_time`, `cd_batch`, `cd_operation`, `submitted_date`, `submitted_personnel`, `trace_id`, `origin`, `occurred_at`, `date_only`, `occurred_on`, `domain`, `item_code`, `implement_item_code`, `agency_code`, `agency_name`, `entrusted_code`, `agency_level`, `object_type`, `object_name`, `party_name`, `party_nature`, `party_ce_type`, `party_ui_code`, `address_registered`, `address_operating`, `area_number`, `area_original`, `industry_code`, `alert_id`, `item_status`, `outside_area`, `suspect_fields`, `version`, `log_time`, `position`
FROM act_credit FINAL
UNION ALL
SELECT 'CASE_FILE' AS kind, occurred_day, `act_id`, `object_key`, `record_unique_identity`, `cd_id`, `cd_source`, `cd_time`, `cd_batch`, `cd_operation`, `submitted_date`, `submitted_personnel`, `trace_id`, `origin`, `occurred_at`, `date_only`, `occurred_on`, `domain`, `item_code`, `implement_item_code`, `agency_code`, `agency_name`, `entrusted_code`, `agency_level`, `object_type`, `object_name`, `party_name`, `party_nature`, `party_ce_type`, `party_ui_code`, `address_registered`, `address_operating`, `area_number`, `area_original`, `industry_code`, `alert_id`, `item_status`, `outside_area`, `suspect_fields`, `version`, `log_time`, `position`
FROM act_case_file FINAL
UNION ALL
SELECT 'CASE_TRANSFER' AS kind, occurred_day, `act_id`, `object_key`, `record_unique_identity`, `cd_id`, `cd_source`, `cd_time`, `cd_batch`, `cd_operation`, `submitted_date`, `submitted_personnel`, `trace_id`, `origin`, `occurred_at`, `date_only`, `occurred_on`, `domain`, `item_code`, `implement_item_code`, `agency_code`, `agency_name`, `entrusted_code`, `agency_level`, `object_type`, `object_name`, `party_name`, `party_nature`, `party_ce_type`, `party_ui_code`, `address_registered`, `address_operating`, `area_number`, `area_original`, `industry_code`, `alert_id`, `item_status`, `outside_area`, `suspect_fields`, `version`, `log_time`, `position`
FROM act_case_transfer FINAL
UNION ALL
SELECT 'HAZARD' AS kind, occurred_day, `act_id`, `object_key`, `record_unique_identity`, `cd_id`, `cd_source`, `cd_time`, `cd_batch`, `cd_operation`, `submitted_date`, `submitted_personnel`, `trace_id`, `origin`, `occurred_at`, `date_only`, `occurred_on`, `domain`, `item_code`, `implement_item_code`, `agency_code`, `agency_name`, `entrusted_code`, `agency_level`, `object_type`, `object_name`, `party_name`, `party_nature`, `party_ce_type`, `party_ui_code`, `address_registered`, `address_operating`, `area_number`, `area_original`, `industry_code`, `alert_id`, `item_status`, `outside_area`, `suspect_fields`, `version`, `log_time`, `position`
FROM act_hazard FINAL
UNION ALL
SELECT 'LICENSE' AS kind, occurred_day, `act_id`, `object_key`, `record_unique_identity`, `cd_id`, `cd_source`, `cd_time`, `cd_batch`, `cd_operation`, `submitted_date`, `submitted_personnel`, `trace_id`, `origin`, `occurred_at`, `date_only`, `occurred_on`, `domain`, `item_code`, `implement_item_code`, `agency_code`, `agency_name`, `entrusted_code`, `agency_level`, `object_type`, `object_name`, `party_name`, `party_nature`, `party_ce_type`, `party_ui_code`, `address_registered`, `address_operating`, `area_number`, `area_original`, `industry_code`, `alert_id`, `item_status`, `outside_area`, `suspect_fields`, `version`, `log_time`, `position`
FROM act_license FINAL
UNION ALL
SELECT 'ORDER' AS kind, occurred_day, `act_id`, `object_key`, `record_unique_identity`, `cd_id`, `cd_source`, `cd_time`, `cd_batch`, `cd_operation`, `submitted_date`, `submitted_personnel`, `trace_id`, `origin`, `occurred_at`, `date_only`, `occurred_on`, `domain`, `item_code`, `implement_item_code`, `agency_code`, `agency_name`, `entrusted_code`, `agency_level`, `object_type`, `object_name`, `party_name`, `party_nature`, `party_ce_type`, `party_ui_code`, `address_registered`, `address_operating`, `area_number`, `area_original`, `industry_code`, `alert_id`, `item_status`, `outside_area`, `suspect_fields`, `version`, `log_time`, `position`
FROM act_order FINAL
UNION ALL
SELECT 'WASTE_MANIFEST' AS kind, occurred_day, `act_id`, `object_key`, `record_unique_identity`, `cd_id`, `cd_source`, `cd_time`, `cd_batch`, `cd_operation`, `submitted_date`, `submitted_personnel`, `trace_id`, `origin`, `occurred_at`, `date_only`, `occurred_on`, `domain`, `item_code`, `implement_item_code`, `agency_code`, `agency_name`, `entrusted_code`, `agency_level`, `object_type`, `object_name`, `party_name`, `party_nature`, `party_ce_type`, `party_ui_code`, `address_registered`, `address_operating`, `area_number`, `area_original`, `industry_code`, `alert_id`, `item_status`, `outside_area`, `suspect_fields`, `version`, `log_time`, `position`
FROM act_waste_manifest FINAL
UNION ALL
SELECT 'STORAGE' AS kind, occurred_day, `act_id`, `object_key`, `record_unique_identity`, `cd_id`, `cd_source`, `cd_time`, `cd_batch`, `cd_operation`, `submitted_date`, `submitted_personnel`, `trace_id`, `origin`, `occurred_at`, `date_only`, `occurred_on`, `domain`, `item_code`, `implement_item_code`, `agency_code`, `agency_name`, `entrusted_code`, `agency_level`, `object_type`, `object_name`, `party_name`, `party_nature`, `party_ce_type`, `party_ui_code`, `address_registered`, `address_operating`, `area_number`, `area_original`, `industry_code`, `alert_id`, `item_status`, `outside_area`, `suspect_fields`, `version`, `log_time`, `position`
FROM act_storage FINAL
UNION ALL
SELECT 'UTILITY' AS kind, occurred_day, `act_id`, `object_key`, `record_unique_identity`, `cd_id`, `cd_source`, `cd_time`, `cd_batch`, `cd_operation`, `submitted_date`, `submitted_personnel`, `trace_id`, `origin`, `occurred_at`, `date_only`, `occurred_on`, `domain`, `item_code`, `implement_item_code`, `agency_code`, `agency_name`, `entrusted_code`, `agency_level`, `object_type`, `object_name`, `party_name`, `party_nature`, `party_ce_type`, `party_ui_code`, `address_registered`, `address_operating`, `area_number`, `area_original`, `industry_code`, `alert_id`, `item_status`, `outside_area`, `suspect_fields`, `version`, `log_time`, `position`
FROM act_utility FINAL
UNION ALL
SELECT 'SOCIAL_SECURITY' AS kind, occurred_day, `act_id`, `object_key`, `record_unique_identity`, `cd_id`, `cd_source`, `cd_time`, `cd_batch`, `cd_operation`, `submitted_date`, `submitted_personnel`, `trace_id`, `origin`, `occurred_at`, `date_only`, `occurred_on`, `domain`, `item_code`, `implement_item_code`, `agency_code`, `agency_name`, `entrusted_code`, `agency_level`, `object_type`, `object_name`, `party_name`, `party_nature`, `party_ce_type`, `party_ui_code`, `address_registered`, `address_operating`, `area_number`, `area_original`, `industry_code`, `alert_id`, `item_status`, `outside_area`, `suspect_fields`, `version`, `log_time`, `position`
FROM act_social_security FINAL
UNION ALL
SELECT 'PAYROLL' AS kind, occurred_day, `act_id`, `object_key`, `record_unique_identity`, `cd_id`, `cd_source`, `cd_time`, `cd_batch`, `cd_operation`, `submitted_date`, `submitted_personnel`, `trace_id`, `origin`, `occurred_at`, `date_only`, `occurred_on`, `domain`, `item_code`, `implement_item_code`, `agency_code`, `agency_name`, `entrusted_code`, `agency_level`, `object_type`, `object_name`, `party_name`, `party_nature`, `party_ce_type`, `party_ui_code`, `address_registered`, `address_operating`, `area_number`, `area_original`, `industry_code`, `alert_id`, `item_status`, `outside_area`, `suspect_fields`, `version`, `log_time`, `position`
FROM act_payroll FINAL
UNION ALL
SELECT 'ATTENDANCE' AS kind, occurred_day, `act_id`, `object_key`, `record_unique_identity`, `cd_id`, `cd_source`, `cd_time`, `cd_batch`, `cd_operation`, `submitted_date`, `submitted_personnel`, `trace_id`, `origin`, `occurred_at`, `date_only`, `occurred_on`, `domain`, `item_code`, `implement_item_code`, `agency_code`, `agency_name`, `entrusted_code`, `agency_level`, `object_type`, `object_name`, `party_name`, `party_nature`, `party_ce_type`, `party_ui_code`, `address_registered`, `address_operating`, `area_number`, `area_original`, `industry_code`, `alert_id`, `item_status`, `outside_area`, `suspect_fields`, `version`, `log_time`, `position`
FROM act_attendance FINAL
UNION ALL
SELECT 'BID_SECTION' AS kind, occurred_day, `act_id`, `object_key`, `record_unique_identity`, `cd_id`, `cd_source`, `cd_time`, `cd_batch`, `cd_operation`, `submitted_date`, `submitted_personnel`, `trace_id`, `origin`, `occurred_at`, `date_only`, `occurred_on`, `domain`, `item_code`, `implement_item_code`, `agency_code`, `agency_name`, `entrusted_code`, `agency_level`, `object_type`, `object_name`, `party_name`, `party_nature`, `party_ce_type`, `party_ui_code`, `address_registered`, `address_operating`, `area_number`, `area_original`, `industry_code`, `alert_id`, `item_status`, `outside_area`, `suspect_fields`, `version`, `log_time`, `position`
FROM act_bid_section FINAL
UNION ALL
SELECT 'BID_FILE' AS kind, occurred_day, `act_id`, `object_key`, `record_unique_identity`, `cd_id`, `cd_source`, `cd_time`, `cd_batch`, `cd_operation`, `submitted_date`, `submitted_personnel`, `trace_id`, `origin`, `occurred_at`, `date_only`, `occurred_on`, `domain`, `item_code`, `implement_item_code`, `agency_code`, `agency_name`, `entrusted_code`, `agency_level`, `object_type`, `object_name`, `party_name`, `party_nature`, `party_ce_type`, `party_ui_code`, `address_registered`, `address_operating`, `area_number`, `area_original`, `industry_code`, `alert_id`, `item_status`, `outside_area`, `suspect_fields`, `version`, `log_time`, `position`
FROM act_bid_file FINAL
UNION ALL
SELECT 'BID_SCORE' AS kind, occurred_day, `act_id`, `object_key`, `record_unique_identity`, `cd_id`, `cd_source`, `cd_time`, `cd_batch`, `cd_operation`, `submitted_date`, `submitted_personnel`, `trace_id`, `origin`, `occurred_at`, `date_only`, `occurred_on`, `domain`, `item_code`, `implement_item_code`, `agency_code`, `agency_name`, `entrusted_code`, `agency_level`, `object_type`, `object_name`, `party_name`, `party_nature`, `party_ce_type`, `party_ui_code`, `address_registered`, `address_operating`, `area_number`, `area_original`, `industry_code`, `alert_id`, `item_status`, `outside_area`, `suspect_fields`, `version`, `log_time`, `position`
FROM act_bid_score FINAL
UNION ALL
SELECT 'FUND_ACCOUNT' AS kind, occurred_day, `act_id`, `object_key`, `record_unique_identity`, `cd_id`, `cd_source`, `cd_time`, `cd_batch`, `cd_operation`, `submitted_date`, `submitted_personnel`, `trace_id`, `origin`, `occurred_at`, `date_only`, `occurred_on`, `domain`, `item_code`, `implement_item_code`, `agency_code`, `agency_name`, `entrusted_code`, `agency_level`, `object_type`, `object_name`, `party_name`, `party_nature`, `party_ce_type`, `party_ui_code`, `address_registered`, `address_operating`, `area_number`, `area_original`, `industry_code`, `alert_id`, `item_status`, `outside_area`, `suspect_fields`, `version`, `log_time`, `position`
FROM act_fund_account FINAL
UNION ALL
SELECT 'REPORT_FILING' AS kind, occurred_day, `act_id`, `object_key`, `record_unique_identity`, `cd_id`, `cd_source`, `cd_time`, `cd_batch`, `cd_operation`, `submitted_date`, `submitted_personnel`, `trace_id`, `origin`, `occurred_at`, `date_only`, `occurred_on`, `domain`, `item_code`, `implement_item_code`, `agency_code`, `agency_name`, `entrusted_code`, `agency_level`, `object_type`, `object_name`, `party_name`, `party_nature`, `party_ce_type`, `party_ui_code`, `address_registered`, `address_operating`, `area_number`, `area_original`, `industry_code`, `alert_id`, `item_status`, `outside_area`, `suspect_fields`, `version`, `log_time`, `position`
FROM act_report_filing FINAL
UNION ALL
SELECT 'SALE' AS kind, occurred_day, `act_id`, `object_key`, `record_unique_identity`, `cd_id`, `cd_source`, `cd_time`, `cd_batch`, `cd_operation`, `submitted_date`, `submitted_personnel`, `trace_id`, `origin`, `occurred_at`, `date_only`, `occurred_on`, `domain`, `item_code`, `implement_item_code`, `agency_code`, `agency_name`, `entrusted_code`, `agency_level`, `object_type`, `object_name`, `party_name`, `party_nature`, `party_ce_type`, `party_ui_code`, `address_registered`, `address_operating`, `area_number`, `area_original`, `industry_code`, `alert_id`, `item_status`, `outside_area`, `suspect_fields`, `version`, `log_time`, `position`
FROM act_sale FINAL
UNION ALL
SELECT 'CONTRACT' AS kind, occurred_day, `act_id`, `object_key`, `record_unique_identity`, `cd_id`, `cd_source`, `cd_time`, `cd_batch`, `cd_operation`, `submitted_date`, `submitted_personnel`, `trace_id`, `origin`, `occurred_at`, `date_only`, `occurred_on`, `domain`, `item_code`, `implement_item_code`, `agency_code`, `agency_name`, `entrusted_code`, `agency_level`, `object_type`, `object_name`, `party_name`, `party_nature`, `party_ce_type`, `party_ui_code`, `address_registered`, `address_operating`, `area_number`, `area_original`, `industry_code`, `alert_id`, `item_status`, `outside_area`, `suspect_fields`, `version`, `log_time`, `position`
FROM act_contract FINAL
UNION ALL
SELECT 'SURVEY_SPOT' AS kind, occurred_day, `act_id`, `object_key`, `record_unique_identity`, `cd_id`, `cd_source`, `cd_time`, `cd_batch`, `cd_operation`, `submitted_date`, `submitted_personnel`, `trace_id`, `origin`, `occurred_at`, `date_only`, `occurred_on`, `domain`, `item_code`, `implement_item_code`, `agency_code`, `agency_name`, `entrusted_code`, `agency_level`, `object_type`, `object_name`, `party_name`, `party_nature`, `party_ce_type`, `party_ui_code`, `address_registered`, `address_operating`, `area_number`, `area_original`, `industry_code`, `alert_id`, `item_status`, `outside_area`, `suspect_fields`, `version`, `log_time`, `position`
FROM act_survey_spot FINAL
UNION ALL
SELECT 'HEALTH_REPORT' AS kind, occurred_day, `act_id`, `object_key`, `record_unique_identity`, `cd_id`, `cd_source`, `cd_time`, `cd_batch`, `cd_operation`, `submitted_date`, `submitted_personnel`, `trace_id`, `origin`, `occurred_at`, `date_only`, `occurred_on`, `domain`, `item_code`, `implement_item_code`, `agency_code`, `agency_name`, `entrusted_code`, `agency_level`, `object_type`, `object_name`, `party_name`, `party_nature`, `party_ce_type`, `party_ui_code`, `address_registered`, `address_operating`, `area_number`, `area_original`, `industry_code`, `alert_id`, `item_status`, `outside_area`, `suspect_fields`, `version`, `log_time`, `position`
FROM act_health_report FINAL
UNION ALL
SELECT 'ITEM' AS kind, occurred_day, `act_id`, `object_key`, `record_unique_identity`, `cd_id`, `cd_source`, `cd_time`, `cd_batch`, `cd_operation`, `submitted_date`, `submitted_personnel`, `trace_id`, `origin`, `occurred_at`, `date_only`, `occurred_on`, `domain`, `item_code`, `implement_item_code`, `agency_code`, `agency_name`, `entrusted_code`, `agency_level`, `object_type`, `object_name`, `party_name`, `party_nature`, `party_ce_type`, `party_ui_code`, `address_registered`, `address_operating`, `area_number`, `area_original`, `industry_code`, `alert_id`, `item_status`, `outside_area`, `suspect_fields`, `version`, `log_time`, `position`
FROM act_item FINAL
UNION ALL
SELECT 'RANDOM_ITEM_LIST' AS kind, occurred_day, `act_id`, `object_key`, `record_unique_identity`, `cd_id`, `cd_source`, `cd_time`, `cd_batch`, `cd_operation`, `submitted_date`, `submitted_personnel`, `trace_id`, `origin`, `occurred_at`, `date_only`, `occurred_on`, `domain`, `item_code`, `implement_item_code`, `agency_code`, `agency_name`, `entrusted_code`, `agency_level`, `object_type`, `object_name`, `party_name`, `party_nature`, `party_ce_type`, `party_ui_code`, `address_registered`, `address_operating`, `area_number`, `area_original`, `industry_code`, `alert_id`, `item_status`, `outside_area`, `suspect_fields`, `version`, `log_time`, `position`
FROM act_random_item_list FINAL
UNION ALL
SELECT 'PLAN' AS kind, occurred_day, `act_id`, `object_key`, `record_unique_identity`, `cd_id`, `cd_source`, `cd_time`, `cd_batch`, `cd_operation`, `submitted_date`, `submitted_personnel`, `trace_id`, `origin`, `occurred_at`, `date_only`, `occurred_on`, `domain`, `item_code`, `implement_item_code`, `agency_code`, `agency_name`, `entrusted_code`, `agency_level`, `object_type`, `object_name`, `party_name`, `party_nature`, `party_ce_type`, `party_ui_code`, `address_registered`, `address_operating`, `area_number`, `area_original`, `industry_code`, `alert_id`, `item_status`, `outside_area`, `suspect_fields`, `version`, `log_time`, `position`
FROM act_plan FINAL
UNION ALL
SELECT 'PLAN_TASK' AS kind, occurred_day, `act_id`, `object_key`, `record_unique_identity`, `cd_id`, `cd_source`, `cd_time`, `cd_batch`, `cd_operation`, `submitted_date`, `submitted_personnel`, `trace_id`, `origin`, `occurred_at`, `date_only`, `occurred_on`, `domain`, `item_code`, `implement_item_code`, `agency_code`, `agency_name`, `entrusted_code`, `agency_level`, `object_type`, `object_name`, `party_name`, `party_nature`, `party_ce_type`, `party_ui_code`, `address_registered`, `address_operating`, `area_number`, `area_original`, `industry_code`, `alert_id`, `item_status`, `outside_area`, `suspect_fields`, `version`, `log_time`, `position`
FROM act_plan_task FINAL
UNION ALL
SELECT 'ALERT_ACTION' AS kind, occurred_day, `act_id`, `object_key`, `record_unique_identity`, `cd_id`, `cd_source`, `cd_time`, `cd_batch`, `cd_operation`, `submitted_date`, `submitted_personnel`, `trace_id`, `origin`, `occurred_at`, `date_only`, `occurred_on`, `domain`, `item_code`, `implement_item_code`, `agency_code`, `agency_name`, `entrusted_code`, `agency_level`, `object_type`, `object_name`, `party_name`, `party_nature`, `party_ce_type`, `party_ui_code`, `address_registered`, `address_operating`, `area_number`, `area_original`, `industry_code`, `alert_id`, `item_status`, `outside_area`, `suspect_fields`, `version`, `log_time`, `position`
FROM act_alert_action FINAL
UNION ALL
SELECT 'TASK_OBJECT' AS kind, occurred_day, `act_id`, `object_key`, `record_unique_identity`, `cd_id`, `cd_source`, `cd_time`, `cd_batch`, `cd_operation`, `submitted_date`, `submitted_personnel`, `trace_id`, `origin`, `occurred_at`, `date_only`, `occurred_on`, `domain`, `item_code`, `implement_item_code`, `agency_code`, `agency_name`, `entrusted_code`, `agency_level`, `object_type`, `object_name`, `party_name`, `party_nature`, `party_ce_type`, `party_ui_code`, `address_registered`, `address_operating`, `area_number`, `area_original`, `industry_code`, `alert_id`, `item_status`, `outside_area`, `suspect_fields`, `version`, `log_time`, `position`
FROM act_task_object FINAL;

-- 命中去向 / what became of every hit: the alert that took it, by which rule, what silenced it and why
CREATE OR REPLACE VIEW alert_why AS
SELECT
  assumeNotNull(t.hit_id) AS hit_id,
  t.alert_id AS alert_id,
  a.object_key AS object_key,
  a.subject AS subject,
  a.model_id AS model_id,
  a.severity AS severity,
  CAST(t.event, 'String') AS taken_as,
  CAST(a.state, 'String') AS state,
  a.decision_rule AS decision_rule,
  a.suppress_code AS suppress_code,
  a.silenced_by AS silenced_by,
  a.plan_tasks AS plan_tasks,
  a.off_site_only AS off_site_only,
  a.addressee AS addressee,
  d.why_zh AS why_zh,
  d.why_en AS why_en,
  d.decided_at AS decided_at
FROM (SELECT * FROM alert_transition FINAL) AS t
INNER JOIN (SELECT * FROM alert FINAL) AS a ON a.alert_id = t.alert_id
LEFT JOIN
(
  SELECT
    alert_id,
    argMax(why_zh, log_time) AS why_zh,
    argMax(why_en, log_time) AS why_en,
    max(log_time) AS decided_at
  FROM alert_plan_decision FINAL
  WHERE applied
  GROUP BY alert_id
) AS d ON d.alert_id = t.alert_id
WHERE t.hit_id IS NOT NULL
  AND CAST(t.event, 'String') IN ('MODEL_HIT', 'OPEN_DUPLICATE', 'REOPEN')
  AND NOT (CAST(t.event, 'String') = 'OPEN_DUPLICATE' AND CAST(t.to, 'String') = 'MERGED_ALERT');

-- 抽查任务对象 / drawn objects as they stand, with their tasks; task_known 0: no task of that plan and id was reported
CREATE OR REPLACE VIEW plan_task_object AS
SELECT
  o.act_id AS task_object_id,
  o.task_id AS task_id,
  o.plan_id AS plan_id,
  o.object_key AS object_key,
  o.object_name AS object_name,
  o.agency_code AS agency_code,
  o.domain AS domain,
  o.status AS status,
  o.credit_class AS credit_class,
  o.checked_at AS checked_at,
  o.check_results AS check_results,
  o.problem AS problem,
  o.follow_up_finished AS follow_up_finished,
  t.act_id != '' AS task_known,
  t.task_name AS task_name,
  t.date_from AS date_from,
  t.date_to AS date_to,
  t.status AS task_status
FROM (SELECT * FROM act_task_object FINAL) AS o
LEFT JOIN (SELECT * FROM act_plan_task FINAL) AS t ON t.task_id = o.task_id AND t.plan_id = o.plan_id;
