package cn.jianguan.console.gateway.write;

import java.io.IOException;

/** Which branches of an optional field's union stand for no value and for some. */
record Nullability(int none, int some) {
  /** Of a field that always has a value: it has no branches. */
  static final Nullability NOT_NULL = new Nullability(-1, -1);

  /** Writes the branch of an optional field; true where nothing is left to write. */
  boolean absent(RecordBuffer buffer, boolean empty) throws IOException {
    if (none < 0) {
      return false;
    }
    buffer.encoder().writeIndex(empty ? none : some);
    return empty;
  }
}
