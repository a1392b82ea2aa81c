package cn.jianguan.jobs.intake;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.Locale;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Names for natural persons that cannot be turned back without the secret: the same person stays
 * the same, nobody can be looked up. One per thread.
 */
final class Pseudonyms {
  private static final String ALGORITHM = "HmacSHA256";

  /** 80 bits, 20 characters: what the counterparty column can hold. */
  private static final int BYTES = 10;

  private final Mac mac;

  /**
   * @param secret at least 16 characters, the same for ever: with another one every person becomes
   *     a stranger
   */
  Pseudonyms(String secret) {
    if (secret.length() < 16) {
      throw new IllegalArgumentException("the secret of pseudonyms needs 16 characters or more");
    }
    try {
      mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), ALGORITHM));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Pseudonym of a code in a scheme, 20 hexadecimal digits. */
  String of(String scheme, String code) {
    byte[] hash = mac.doFinal((scheme + ':' + code).getBytes(StandardCharsets.UTF_8));
    return HexFormat.of().formatHex(hash, 0, BYTES).toUpperCase(Locale.ROOT);
  }

  /** The first character, and one star for each of the others. */
  static String mask(String name) {
    int count = name.codePointCount(0, name.length());
    return count <= 1
        ? name
        : name.substring(0, name.offsetByCodePoints(0, 1)) + "*".repeat(count - 1);
  }
}
