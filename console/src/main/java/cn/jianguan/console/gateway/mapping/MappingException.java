package cn.jianguan.console.gateway.mapping;

import java.nio.file.Path;

/**
 * A mapping that cannot be used. The message names the file, the line, the key in it, what is wrong
 * and what to write instead, for a person who maintains mappings and does not read Java.
 */
public final class MappingException extends RuntimeException {
  /** A mistake in a file as a whole, or one that names its place by the key. */
  public MappingException(Path file, String key, String problem) {
    this(file, 0, key, problem);
  }

  /**
   * @param line counted from 1; 0 where there is none
   * @param key empty where it is about none
   */
  MappingException(Path file, int line, String key, String problem) {
    super(file + (line > 0 ? ":" + line : "") + (key.isEmpty() ? "" : ": " + key) + ": " + problem);
  }
}
