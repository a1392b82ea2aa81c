package cn.jianguan.console.gateway.mapping;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** First 16 bytes of a SHA-256, in hex, over texts that are kept apart by their lengths. */
public final class Digest {
  private static final int KEPT = 16;

  private final MessageDigest sha = sha256();

  public Digest add(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    sha.update(ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).flip());
    sha.update(bytes);
    return this;
  }

  /** The digest of all that was added since the last call. */
  public String take() {
    return HexFormat.of().formatHex(sha.digest(), 0, KEPT);
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
