package cn.jianguan.codec;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** SHA-256 over what is added, one hash after another. One thread at a time. */
public final class Sha256 {
  private final MessageDigest digest;

  public Sha256() {
    try {
      digest = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  /** Hash of a text in UTF-8, 64 hexadecimal digits. */
  public static String hex(String text) {
    return new Sha256().add(text).hex();
  }

  public Sha256 add(byte[] bytes) {
    return add(bytes, 0, bytes.length);
  }

  public Sha256 add(byte[] bytes, int offset, int length) {
    digest.update(bytes, offset, length);
    return this;
  }

  /** Adds a text in UTF-8; nothing keeps it apart from the next one. */
  public Sha256 add(String text) {
    return add(text.getBytes(StandardCharsets.UTF_8));
  }

  /** Adds a text in UTF-8 led by its length in four bytes, so that no two lists run together. */
  public Sha256 addCounted(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return add(ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).array()).add(bytes);
  }

  /** The 32 bytes of all that was added since the last hash. */
  public byte[] bytes() {
    return digest.digest();
  }

  /** The same in 64 lower-case hexadecimal digits. */
  public String hex() {
    return HexFormat.of().formatHex(bytes());
  }

  /** The first so many bytes of it, in lower-case hexadecimal. */
  public String hex(int bytes) {
    return HexFormat.of().formatHex(bytes(), 0, bytes);
  }
}
