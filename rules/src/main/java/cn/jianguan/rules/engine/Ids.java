package cn.jianguan.rules.engine;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Names made from causes, so that a re-run names the same thing alike. */
final class Ids {
  private static final int BYTES = 16;

  /** Empty again after every id. */
  private static final ThreadLocal<MessageDigest> DIGEST = ThreadLocal.withInitial(Ids::digest);

  private Ids() {}

  /** First 16 bytes of SHA-256 over the parts (UTF-8, each followed by a zero byte), in hex. */
  static String of(String... parts) {
    MessageDigest digest = DIGEST.get();
    for (String part : parts) {
      digest.update(part.getBytes(StandardCharsets.UTF_8));
      digest.update((byte) 0);
    }
    return HexFormat.of().formatHex(digest.digest(), 0, BYTES);
  }

  private static MessageDigest digest() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
