package cn.jianguan.rules.engine;

import cn.jianguan.codec.Sha256;

/** Names made from causes, so that a re-run names the same thing alike. One thread at a time. */
final class Ids {
  private static final int BYTES = 16;

  private final Sha256 hash = new Sha256();

  /** First 16 bytes of SHA-256 over the parts (UTF-8, each followed by a zero byte), in hex. */
  String of(String... parts) {
    return hash.add(String.join("\0", parts) + '\0').hex(BYTES);
  }
}
