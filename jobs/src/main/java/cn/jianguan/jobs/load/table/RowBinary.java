package cn.jianguan.jobs.load.table;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * A growing buffer in ClickHouse's RowBinary format: little-endian numbers, strings and collections
 * led by their length as a LEB128 number. Bytes go through unchanged; text is UTF-8.
 */
public final class RowBinary {
  private byte[] bytes = new byte[1 << 14];
  private int size;

  public int size() {
    return size;
  }

  public void int8(int value) {
    room(1);
    bytes[size++] = (byte) value;
  }

  public void int32(int value) {
    room(4);
    for (int shift = 0; shift < 32; shift += 8) {
      bytes[size++] = (byte) (value >>> shift);
    }
  }

  public void int64(long value) {
    room(8);
    for (int shift = 0; shift < 64; shift += 8) {
      bytes[size++] = (byte) (value >>> shift);
    }
  }

  public void length(int value) {
    room(5);
    int rest = value;
    while (rest >= 0x80) {
      bytes[size++] = (byte) (rest | 0x80);
      rest >>>= 7;
    }
    bytes[size++] = (byte) rest;
  }

  void text(String value) {
    string(value.getBytes(StandardCharsets.UTF_8));
  }

  public void string(byte[] value) {
    length(value.length);
    raw(value);
  }

  void raw(byte[] value) {
    raw(value, 0, value.length);
  }

  /** A string that is a part of other bytes. */
  public void string(byte[] from, int start, int length) {
    length(length);
    raw(from, start, length);
  }

  public void raw(byte[] from, int start, int length) {
    room(length);
    System.arraycopy(from, start, bytes, size, length);
    size += length;
  }

  /** Forgets everything written after {@code size}: a row that failed half way leaves nothing. */
  public void cutBack(int size) {
    this.size = size;
  }

  public void writeTo(OutputStream out, int from, int to) throws IOException {
    out.write(bytes, from, to - from);
  }

  byte[] copy() {
    return Arrays.copyOf(bytes, size);
  }

  private void room(int more) {
    if (size + more > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.max(size + more, bytes.length * 2));
    }
  }
}
