package cn.jianguan.codec;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.io.Decoder;
import org.apache.avro.util.Utf8;

/**
 * Avro's binary encoding read from an array that a stranger sent. Avro's own decoder allocates what
 * a length prefix claims, up to 2 GiB; this one believes a length only as far as bytes are there,
 * and counts every item of a collection as one byte at least. Text must be well-formed UTF-8, so
 * that what was not sent is never stored. Reusable, not thread-safe.
 */
final class BoundedDecoder extends Decoder {
  private static final char REPLACEMENT = '\uFFFD';

  private byte[] bytes;
  private int position;

  BoundedDecoder reset(byte[] source, int start) {
    bytes = source;
    position = start;
    return this;
  }

  int remaining() {
    return bytes.length - position;
  }

  @Override
  public void readNull() {}

  @Override
  public boolean readBoolean() throws IOException {
    int value = bytes[take(1)];
    if (value != 0 && value != 1) {
      throw new AvroRuntimeException("boolean must be 0 or 1");
    }
    return value == 1;
  }

  @Override
  public int readInt() throws IOException {
    long value = readLong();
    if ((int) value != value) {
      throw new AvroRuntimeException("int out of range");
    }
    return (int) value;
  }

  @Override
  public long readLong() throws IOException {
    long raw = 0;
    for (int shift = 0; shift < Long.SIZE; shift += 7) {
      byte next = bytes[take(1)];
      raw |= (next & 0x7FL) << shift;
      if (next >= 0) {
        return (raw >>> 1) ^ -(raw & 1);
      }
    }
    throw new AvroRuntimeException("varint longer than ten bytes");
  }

  @Override
  public float readFloat() throws IOException {
    return little(take(Float.BYTES), Float.BYTES).getFloat();
  }

  @Override
  public double readDouble() throws IOException {
    return little(take(Double.BYTES), Double.BYTES).getDouble();
  }

  @Override
  public Utf8 readString(Utf8 old) throws IOException {
    return new Utf8(readString());
  }

  @Override
  public String readString() throws IOException {
    int length = readLength();
    if (length == 0) {
      return "";
    }
    int start = take(length);
    String text = new String(bytes, start, length, StandardCharsets.UTF_8);
    if (text.indexOf(REPLACEMENT) >= 0 && !isExact(text, start, length)) {
      throw new AvroRuntimeException("text is not UTF-8");
    }
    return text;
  }

  @Override
  public void skipString() throws IOException {
    skipBytes();
  }

  @Override
  public ByteBuffer readBytes(ByteBuffer old) throws IOException {
    int length = readLength();
    int start = take(length);
    return ByteBuffer.wrap(Arrays.copyOfRange(bytes, start, start + length));
  }

  @Override
  public void skipBytes() throws IOException {
    take(readLength());
  }

  @Override
  public void readFixed(byte[] target, int start, int length) throws IOException {
    System.arraycopy(bytes, take(length), target, start, length);
  }

  @Override
  public void skipFixed(int length) throws IOException {
    take(length);
  }

  @Override
  public int readEnum() throws IOException {
    return readInt();
  }

  @Override
  public int readIndex() throws IOException {
    return readInt();
  }

  @Override
  public long readArrayStart() throws IOException {
    return readItemCount();
  }

  @Override
  public long arrayNext() throws IOException {
    return readItemCount();
  }

  @Override
  public long skipArray() throws IOException {
    return skipBlocks();
  }

  @Override
  public long readMapStart() throws IOException {
    return readItemCount();
  }

  @Override
  public long mapNext() throws IOException {
    return readItemCount();
  }

  @Override
  public long skipMap() throws IOException {
    return skipBlocks();
  }

  private long readItemCount() throws IOException {
    long count = readLong();
    if (count < 0) {
      // A negative count is followed by the size of the block in bytes, for those who skip it.
      readLength();
      count = -count;
    }
    if (count < 0 || count > remaining()) {
      throw new EOFException("more items than bytes");
    }
    return count;
  }

  /** Skips blocks that say their size; returns the items of a block that does not, 0 at the end. */
  private long skipBlocks() throws IOException {
    long count = readLong();
    while (count < 0) {
      take(readLength());
      count = readLong();
    }
    if (count > remaining()) {
      throw new EOFException("more items than bytes");
    }
    return count;
  }

  private int readLength() throws IOException {
    long length = readLong();
    if (length < 0 || length > remaining()) {
      throw new EOFException("length beyond the end");
    }
    return (int) length;
  }

  private int take(int length) throws IOException {
    if (length > remaining()) {
      throw new EOFException("message ends too early");
    }
    int start = position;
    position += length;
    return start;
  }

  private ByteBuffer little(int start, int length) {
    return ByteBuffer.wrap(bytes, start, length).order(ByteOrder.LITTLE_ENDIAN);
  }

  private boolean isExact(String text, int start, int length) {
    byte[] again = text.getBytes(StandardCharsets.UTF_8);
    return Arrays.equals(again, 0, again.length, bytes, start, start + length);
  }
}
