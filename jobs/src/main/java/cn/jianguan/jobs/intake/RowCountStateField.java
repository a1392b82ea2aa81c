package cn.jianguan.jobs.intake;

import cn.jianguan.record.ActKind;
import cn.jianguan.rules.history.BinaryFormat;
import cn.jianguan.rules.state.StateField;

/** How counts of rows are written down. */
final class RowCountStateField implements StateField<RowCount> {
  static final RowCountStateField PART = new RowCountStateField();
  private static final int VERSION = 1;

  private RowCountStateField() {}

  @Override
  public String name() {
    return "rows";
  }

  @Override
  public byte[] encode(RowCount count) {
    return new BinaryFormat.Writer()
        .raw(VERSION)
        .text(count.cdSource())
        .text(count.kind().name())
        .signed(count.day())
        .number(count.rows())
        .number(count.late())
        .number(count.invalid())
        .number(count.duplicates())
        .bytes();
  }

  @Override
  public RowCount decode(byte[] bytes) {
    BinaryFormat.Reader in = new BinaryFormat.Reader(bytes).version(VERSION);
    return new RowCount(
        in.text(),
        ActKind.valueOf(in.text()),
        in.signed(),
        in.number(),
        in.number(),
        in.number(),
        in.number());
  }
}
