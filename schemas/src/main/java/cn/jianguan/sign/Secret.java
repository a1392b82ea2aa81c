package cn.jianguan.sign;

import java.security.SecureRandom;
import java.util.Base64;

/** A secret as Standard Webhooks spells it: {@code whsec_} and its bytes in base64. */
public final class Secret {
  private static final String PREFIX = "whsec_";
  private static final int LEAST = 24;
  private static final int MOST = 64;
  private static final int MADE = 32;

  private final byte[] bytes;

  private Secret(byte[] bytes) {
    this.bytes = bytes;
  }

  /**
   * Reads one.
   *
   * @throws IllegalArgumentException without the text, if it is none
   */
  public static Secret parse(String text) {
    try {
      byte[] bytes =
          Base64.getDecoder()
              .decode(text.startsWith(PREFIX) ? text.substring(PREFIX.length()) : "?");
      if (bytes.length >= LEAST && bytes.length <= MOST) {
        return new Secret(bytes);
      }
    } catch (IllegalArgumentException e) {
      throw malformed(); // its message would show what was there
    }
    throw malformed();
  }

  private static IllegalArgumentException malformed() {
    return new IllegalArgumentException(
        "密钥应为 whsec_ 加 %1$d 至 %2$d 字节的 Base64 / a secret is whsec_ and %1$d to %2$d bytes in base64"
            .formatted(LEAST, MOST));
  }

  /** A new one, as text. */
  public static String random() {
    byte[] random = new byte[MADE];
    new SecureRandom().nextBytes(random);
    return PREFIX + Base64.getEncoder().encodeToString(random);
  }

  /** For signing; the caller changes nothing in it. */
  public byte[] bytes() {
    return bytes;
  }

  /** Never shown. */
  @Override
  public String toString() {
    return PREFIX + "…";
  }
}
