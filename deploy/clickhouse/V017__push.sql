-- Where departments are sent their notifications, and every attempt to.

CREATE TABLE IF NOT EXISTS delivery
(
  `webhook_id` String COMMENT '消息标识 / webhook-id: the notification\'s id; the same id again is the same message.',
  `endpoint_id` String COMMENT '端点标识 / endpoint it was sent to.',
  `recipient` String COMMENT '收件机构 / organisation of the endpoint.',
  `alert_id` String COMMENT '预警标识 / alert the message is about; empty: several, or none.',
  `event` String COMMENT '推送事件 / dispatched, raised, due_soon, carded, returned, basis_changed, closed, moved, weekly_list, digest, test.',
  `attempt` Int32 COMMENT '次数 / attempts so far, this one included; 0 in an order.',
  `outcome` LowCardinality(String) COMMENT '结果 / what came of it.',
  `kind` String COMMENT '失败类别 / kind of failure, OK where acknowledged: TIMEOUT, CONNECT, DNS, ADDRESS, TLS, IO, SERVER, BUSY, REFUSED, REDIRECT, NO_SECRET, REMOVED, FULL, EXPIRED; empty in an order.',
  `status` Int32 COMMENT '应答状态码 / status of the HTTP answer; 0 none.',
  `started_at` DateTime64(3, 'Asia/Shanghai') COMMENT '开始时间 / when the attempt began, or the order was given, epoch ms UTC.',
  `millis` Int64 COMMENT '毫秒数 / milliseconds until the answer was whole, or the attempt failed.',
  `next_at` Nullable(DateTime64(3, 'Asia/Shanghai')) COMMENT '下次时间 / when it is tried again at the earliest, epoch ms UTC; null not again.',
  `words` String COMMENT '说明 / what happened, in words; of the answer at most 200 characters.',
  `log_time` DateTime64(3, 'Asia/Shanghai') COMMENT '通知时间 / log time of the notification, epoch ms UTC.',
  `ordered_by` String COMMENT '操作人 / who gave the order; empty: no order.',
  `log_partition` Int32 COMMENT '日志分区 / partition of the topic the row came from',
  `log_offset` Int64 COMMENT '日志位点 / offset in that partition',
  `row_version` UInt128 COMMENT '行版本, 大者为准 / version of the row, the highest holds: log time in ms × 2^64, and its offset in the topic'
)
ENGINE = ${replicated}ReplacingMergeTree(row_version)
PARTITION BY toYYYYMM(started_at)
ORDER BY (endpoint_id, webhook_id, started_at, attempt)
SETTINGS non_replicated_deduplication_window = 10000, replicated_deduplication_window = 10000
COMMENT '推送台账 / one attempt to send a notification to an endpoint, or an operator\'s order to.';

CREATE TABLE IF NOT EXISTS endpoint
(
  `reference_id` String COMMENT '基础数据标识 / record identity, or source and key where there is none',
  `endpoint_id` String COMMENT '端点标识 / short name chosen at registration: letters, digits, dots, hyphens. Source: this project.',
  `agency_code` LowCardinality(String) COMMENT '机构编码 / organisation whose notifications are sent there. Source: implement_institution_code.',
  `url` String COMMENT '地址 / https, or http where it lies in a network that the operator lists; no user, no fragment. Source: this project.',
  `events` Array(String) COMMENT '事件 / dispatched, raised, due_soon, carded, returned, basis_changed, closed, moved, weekly_list; empty all. Source: this project.',
  `secret_names` Array(String) COMMENT '密钥名 / names of the secrets that sign, newest first; several while one replaces another. Source: this project.',
  `sm3` Bool COMMENT '国密签名 / true: an SM3 signature beside the standard one. Source: this project.',
  `quiet_from` String COMMENT '免打扰开始 / HH:mm in Asia/Shanghai from which only RED is sent at once; empty none. Source: this project.',
  `quiet_to` String COMMENT '免打扰结束 / HH:mm until which what is not RED waits; may be earlier than the beginning: the next day. Source: this project.',
  `digest_at` String COMMENT '每日汇总时刻 / HH:mm in Asia/Shanghai at which what is not RED is sent in one message; empty: each at once. Source: this project.',
  `contact` String COMMENT '联系人 / whom to ask at the organisation when it does not answer: a post, not a person. Source: this project.',
  `valid_from` Nullable(Date32) COMMENT '生效日期 / first day; null always. Source: this project.',
  `valid_to` Nullable(Date32) COMMENT '失效日期 / last day; null still. Source: this project.',
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
COMMENT '推送端点 / where an organisation is sent its notifications, and how it wants them. Only the operator registers them: they lead out of the system. Secrets are named here and kept elsewhere.';
