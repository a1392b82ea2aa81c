-- What became of a reject: a later record of the same id on topic rejects says so. File, line and column names with it, so that a
-- refused row can be mended without its file.
ALTER TABLE reject ADD COLUMN IF NOT EXISTS `origin` String COMMENT '文件位置 / "file:line" of the row in its source\'s file, where it is known.' AFTER `original_length`;
ALTER TABLE reject ADD COLUMN IF NOT EXISTS `header` String COMMENT '列名行 / the line of column names of that file, in its own bytes; empty where the row names its own columns.' AFTER `origin`;
ALTER TABLE reject ADD COLUMN IF NOT EXISTS `state` LowCardinality(String) DEFAULT 'OPEN' COMMENT '处理状态 / what became of it. A later record of the same id says so.' AFTER `header`;
ALTER TABLE reject ADD COLUMN IF NOT EXISTS `handled_by` String COMMENT '处理人 / who retried, dropped or skipped it; empty: nobody.' AFTER `state`;
ALTER TABLE reject ADD COLUMN IF NOT EXISTS `handled_at` Nullable(DateTime64(3, 'Asia/Shanghai')) COMMENT '处理时间 / when, epoch ms UTC.' AFTER `handled_by`;
ALTER TABLE reject ADD COLUMN IF NOT EXISTS `handled_why` String COMMENT '处理说明 / why, or what came of it.' AFTER `handled_at`;
