package cn.jianguan.rules.history;

import cn.jianguan.record.ActKind;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The compact form in which histories and observations are written: varints, UTF-8 texts and
 * features by tag. A feature whose tag this version does not know is skipped.
 */
public final class BinaryFormat {
  private static final int TEXT = 1;
  private static final int LONG = 2;
  private static final int DOUBLE = 3;
  private static final int TRUE = 4;
  private static final int FALSE = 5;
  private static final int LIST = 6;

  private BinaryFormat() {}

  /** Writes values one after another. */
  public static final class Writer {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream(128);

    public Writer raw(int oneByte) {
      out.write(oneByte);
      return this;
    }

    /** An unsigned number. */
    public Writer number(long value) {
      long rest = value;
      while ((rest & ~0x7FL) != 0) {
        out.write((int) (rest & 0x7F | 0x80));
        rest >>>= 7;
      }
      out.write((int) rest);
      return this;
    }

    /** A number that may be negative. */
    public Writer signed(long value) {
      return number(value << 1 ^ value >> 63);
    }

    public Writer text(String value) {
      byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
      number(bytes.length);
      out.writeBytes(bytes);
      return this;
    }

    public Writer features(Features features) {
      number(features.size());
      for (int i = 0; i < features.size(); i++) {
        number(features.tagAt(i));
        value(features.valueAt(i));
      }
      return this;
    }

    private void value(Object value) {
      if (value instanceof String text) {
        raw(TEXT).text(text);
      } else if (value instanceof Long number) {
        raw(LONG).signed(number);
      } else if (value instanceof Double number) {
        long bits = Double.doubleToLongBits(number);
        raw(DOUBLE);
        for (int shift = 56; shift >= 0; shift -= 8) {
          raw((int) (bits >>> shift));
        }
      } else if (value instanceof Boolean flag) {
        raw(flag ? TRUE : FALSE);
      } else {
        List<?> items = (List<?>) value;
        raw(LIST).number(items.size());
        items.forEach(item -> text((String) item));
      }
    }

    public byte[] bytes() {
      return out.toByteArray();
    }
  }

  /**
   * Reads what {@link Writer} wrote. Every method throws {@link IllegalArgumentException} or {@link
   * IndexOutOfBoundsException} on bytes that it did not.
   */
  public static final class Reader {
    private final byte[] bytes;
    private int at;

    public Reader(byte[] bytes) {
      this.bytes = bytes;
    }

    public int raw() {
      return bytes[at++] & 0xFF;
    }

    /** Checks the leading version byte. */
    public Reader version(int newest) {
      int version = raw();
      if (version < 1 || version > newest) {
        throw new IllegalArgumentException("state of a later version: " + version);
      }
      return this;
    }

    public boolean hasMore() {
      return at < bytes.length;
    }

    public long number() {
      long value = 0;
      for (int shift = 0; shift < 64; shift += 7) {
        int next = raw();
        value |= (long) (next & 0x7F) << shift;
        if ((next & 0x80) == 0) {
          return value;
        }
      }
      throw new IllegalArgumentException("number without end");
    }

    public long signed() {
      long value = number();
      return value >>> 1 ^ -(value & 1);
    }

    /** A count of things that take at least one byte each. */
    public int count() {
      long count = number();
      if (count < 0 || count > bytes.length - at) {
        throw new IllegalArgumentException("count beyond the end: " + count);
      }
      return (int) count;
    }

    public String text() {
      int length = count();
      String text = new String(bytes, at, length, StandardCharsets.UTF_8);
      at += length;
      return text;
    }

    public Features features(ActKind kind) {
      FeatureTable table = FeatureTable.of(kind);
      int count = count();
      int[] tags = new int[count];
      Object[] values = new Object[count];
      int kept = 0;
      for (int i = 0; i < count; i++) {
        int tag = (int) number();
        Object value = value();
        if (table.knows(tag)) {
          tags[kept] = tag;
          values[kept++] = value;
        }
      }
      return kept == count
          ? new Features(kind, tags, values)
          : new Features(kind, Arrays.copyOf(tags, kept), Arrays.copyOf(values, kept));
    }

    private Object value() {
      int type = raw();
      return switch (type) {
        case TEXT -> text();
        case LONG -> signed();
        case DOUBLE -> {
          long bits = 0;
          for (int i = 0; i < 8; i++) {
            bits = bits << 8 | raw();
          }
          yield Double.longBitsToDouble(bits);
        }
        case TRUE -> Boolean.TRUE;
        case FALSE -> Boolean.FALSE;
        case LIST -> {
          int count = count();
          List<String> items = new ArrayList<>(count);
          for (int i = 0; i < count; i++) {
            items.add(text());
          }
          yield List.copyOf(items);
        }
        default -> throw new IllegalArgumentException("unknown type of value: " + type);
      };
    }
  }
}
