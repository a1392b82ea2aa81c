package cn.jianguan.jobs.intake.flink;

import cn.jianguan.jobs.intake.RowKeys;
import cn.jianguan.jobs.log.LogRecord;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.functions.RichMapFunction;

/** Hides persons in the keys of rows before anything is kept under them. */
public final class RowKeyFunction extends RichMapFunction<LogRecord, LogRecord> {
  private static final long serialVersionUID = 1L;

  private final String secret;
  private transient RowKeys keys;

  public RowKeyFunction(String secret) {
    this.secret = secret;
  }

  @Override
  public void open(OpenContext context) {
    keys = new RowKeys(secret);
  }

  @Override
  public LogRecord map(LogRecord row) {
    String key = keys.hide(row.key());
    return key.equals(row.key()) ? row : row.withKey(key);
  }
}
