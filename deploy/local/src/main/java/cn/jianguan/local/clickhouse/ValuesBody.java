package cn.jianguan.local.clickhouse;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * Data of {@code INSERT … VALUES}. The engine's reader stops at a semicolon and leaves the rest
 * unread; here anything but blanks behind it is an error, because it would be dropped silently.
 */
final class ValuesBody extends FilterInputStream {
  private boolean quoted;
  private boolean escaped;
  private boolean ended;

  ValuesBody(InputStream in) {
    super(in);
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] buffer, int offset, int length) throws IOException {
    int n = super.read(buffer, offset, length);
    for (int i = offset; i < offset + n; i++) {
      check(buffer[i]);
    }
    return n;
  }

  private void check(byte b) throws IOException {
    if (ended && b > ' ' || ended && b < 0) {
      throw new Stacked();
    }
    if (escaped) {
      escaped = false;
    } else if (quoted) {
      escaped = b == '\\';
      quoted = b != '\'';
    } else {
      quoted = b == '\'';
      ended |= b == ';';
    }
  }

  /** Something follows the semicolon. */
  static final class Stacked extends IOException {
    Stacked() {
      super("Cannot read data after semicolon (Multi-statements are not allowed)");
    }
  }
}
