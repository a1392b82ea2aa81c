package cn.jianguan.log;

import java.util.Arrays;

/**
 * What was refused, as it came.
 *
 * @param position where: topic-partition-offset, "acts-0-42", or "file:line"
 * @param logTime when it became known, epoch ms UTC
 * @param bytes the sender's own, perhaps cut already
 * @param length how many the sender wrote
 */
public record Original(String position, long logTime, byte[] bytes, long length) {
  /** What is kept of anything that was refused, in bytes. */
  public static final int KEPT_BYTES = 64 * 1024;

  private static final int LONGEST_CHARACTER = 4;

  /** Whole bytes. */
  public Original(String position, long logTime, byte[] bytes) {
    this(position, logTime, bytes, bytes.length);
  }

  /** The first {@link #KEPT_BYTES}, fewer where that would cut a character of UTF-8. */
  public static byte[] cut(byte[] bytes) {
    return bytes.length <= KEPT_BYTES ? bytes : Arrays.copyOf(bytes, end(bytes));
  }

  /** Before the character that goes over the limit, if there is one. */
  private static int end(byte[] bytes) {
    int lead = KEPT_BYTES - 1;
    while (isContinuation(bytes[lead]) && lead > KEPT_BYTES - LONGEST_CHARACTER) {
      lead--;
    }
    return lead + characterLength(bytes[lead]) > KEPT_BYTES ? lead : KEPT_BYTES;
  }

  private static boolean isContinuation(byte one) {
    return (one & 0xC0) == 0x80;
  }

  /** As the first byte of a character tells. */
  private static int characterLength(byte lead) {
    return (lead & 0xE0) == 0xC0 ? 2 : (lead & 0xF0) == 0xE0 ? 3 : (lead & 0xF8) == 0xF0 ? 4 : 1;
  }
}
