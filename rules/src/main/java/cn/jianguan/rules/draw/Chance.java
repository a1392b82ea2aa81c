package cn.jianguan.rules.draw;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * Numbers between 0 and 1, one for each name: the first 53 bits of SHA-256 over the UTF-8 bytes of
 * seed, purpose and name, with a line feed after each, taken as (n + ½) / 2⁵³. Anybody can work
 * them out with pencil and {@code sha256sum}.
 */
public final class Chance {
  private static final double STEP = 1.0 / (1L << 53);

  private final String seed;

  public Chance(String seed) {
    this.seed = seed;
  }

  /** The number of a name for a purpose, above 0 and below 1. */
  double of(String purpose, String name) {
    byte[] digest = sha256(seed + '\n' + purpose + '\n' + name + '\n');
    return ((ByteBuffer.wrap(digest).getLong() >>> 11) + 0.5) * STEP;
  }

  /**
   * Efraimidis and Spirakis: of all objects those with the smallest −ln(u)/w are drawn, so that
   * each next one is drawn with its share of the weights that are left.
   */
  double key(String object, double weight) {
    return -StrictMath.log(of("object", object)) / weight;
  }

  /** What is published before the draw, so that nobody can choose the seed afterwards. */
  public static String commitment(String seed) {
    return hex("jianguan-draw\n" + seed + '\n');
  }

  /** SHA-256 of the UTF-8 bytes of a text, in hexadecimal. */
  static String hex(String text) {
    return HexFormat.of().formatHex(sha256(text));
  }

  private static byte[] sha256(String text) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e); // every Java has it
    }
  }
}
