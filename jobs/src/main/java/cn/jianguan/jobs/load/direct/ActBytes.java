package cn.jianguan.jobs.load.direct;

import cn.jianguan.record.ActKind;
import cn.jianguan.record.ActLogOp;

/** An entry of the act-log as it was written, and where in it each field begins. */
final class ActBytes {
  private final EntryLayout layout;
  private final byte[] bytes;
  private final int[] starts;

  ActBytes(EntryLayout layout, byte[] bytes, int[] starts) {
    this.layout = layout;
    this.bytes = bytes;
    this.starts = starts;
  }

  byte[] bytes() {
    return bytes;
  }

  int start(int slot) {
    return starts[slot];
  }

  ActLogOp op() {
    return ActLogOp.values()[(int) Varint.value(bytes, starts[layout.op()])];
  }

  long version() {
    return Varint.value(bytes, starts[layout.version()]);
  }

  /** Of the act. */
  ActKind kind() {
    return ActKind.values()[(int) Varint.value(bytes, starts[layout.kind()])];
  }

  /** Index of the body among the branches of its union. */
  int branch() {
    return (int) Varint.value(bytes, starts[layout.body()]);
  }
}
