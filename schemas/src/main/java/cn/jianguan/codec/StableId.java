package cn.jianguan.codec;

/** Ids made from what they stand for, so that a re-run names the same thing alike. */
public final class StableId {
  private static final int BYTES = 16;

  private StableId() {}

  /**
   * First 16 bytes, in lower-case hexadecimal, of SHA-256 over the parts, each led by its length.
   */
  public static String of(String... parts) {
    Sha256 hash = new Sha256();
    for (String part : parts) {
      hash.addCounted(part);
    }
    return hash.hex(BYTES);
  }
}
