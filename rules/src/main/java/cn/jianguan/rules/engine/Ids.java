package cn.jianguan.rules.engine;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;

/** Names made from causes, so that a re-run names the same thing alike. One thread at a time. */
final class Ids {
  private static final int BYTES = 16;
  private static final byte[] HEX = "0123456789abcdef".getBytes(StandardCharsets.ISO_8859_1);

  private final MessageDigest digest = digest();
  private byte[] input = new byte[256];

  /** First 16 bytes of SHA-256 over the parts (UTF-8, each followed by a zero byte), in hex. */
  String of(String... parts) {
    int length = 0;
    for (String part : parts) {
      byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
      if (length + bytes.length >= input.length) {
        input = Arrays.copyOf(input, 2 * (length + bytes.length + 1));
      }
      System.arraycopy(bytes, 0, input, length, bytes.length);
      length += bytes.length;
      input[length++] = 0;
    }
    digest.update(input, 0, length);
    return hex(digest.digest());
  }

  private static String hex(byte[] hash) {
    byte[] text = new byte[2 * BYTES];
    for (int i = 0; i < BYTES; i++) {
      text[2 * i] = HEX[hash[i] >> 4 & 15];
      text[2 * i + 1] = HEX[hash[i] & 15];
    }
    return new String(text, StandardCharsets.ISO_8859_1);
  }

  private static MessageDigest digest() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
