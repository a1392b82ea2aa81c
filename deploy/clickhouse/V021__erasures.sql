-- What was erased of natural persons who asked for it. In no topic: `rebuild` carries it over.

CREATE TABLE IF NOT EXISTS erasure
(
  `erasure_id` String COMMENT '抹除标识 / identity of the erasure',
  `erased_at` DateTime64(3, 'Asia/Shanghai') COMMENT '抹除时间 / when, by the clock of who did it',
  `erased_by` String COMMENT '操作人 / who did it',
  `reason` String COMMENT '依据 / why: the request it answers',
  `pseudonyms` Array(String) COMMENT '化名 / pseudonyms of the person, which nobody turns back without the secret; so that it can be done again after a rebuild',
  `places` Array(String) COMMENT '位置 / tables and columns, and how many rows of each were deleted or had the mention taken out',
  `positions` Array(String) COMMENT '未抹除位置 / positions of the log where rows of the person stay until the topic expires'
)
ENGINE = ${replicated}MergeTree
ORDER BY (erased_at, erasure_id)
COMMENT '抹除记录 / what was erased of natural persons on request, and what stays in the log.';
