package cn.jianguan.jobs.load.direct;

/** Avro's whole numbers: seven bits a byte, the lowest first, the sign in the lowest of all. */
final class Varint {
  private Varint() {}

  static long value(byte[] from, int at) {
    long raw = 0;
    int next = at;
    for (int shift = 0; shift < Long.SIZE; shift += 7) {
      byte part = from[next++];
      raw |= (part & 0x7FL) << shift;
      if (part >= 0) {
        break;
      }
    }
    return raw >>> 1 ^ -(raw & 1);
  }

  /** A length: not negative, and no more than there are bytes. */
  static int length(byte[] from, int at) {
    long length = value(from, at);
    if (length < 0 || length > from.length) {
      throw new UnsupportedOperationException("no length: " + length);
    }
    return (int) length;
  }

  /** One of the first so many whole numbers. */
  static int ordinal(byte[] from, int at, int count) {
    long value = value(from, at);
    if (value < 0 || value >= count) {
      throw new UnsupportedOperationException("not one of " + count + ": " + value);
    }
    return (int) value;
  }

  static int skip(byte[] from, int at) {
    int next = at;
    while (from[next++] < 0) {}
    return next;
  }
}
