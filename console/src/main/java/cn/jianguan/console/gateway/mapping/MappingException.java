package cn.jianguan.console.gateway.mapping;

import java.nio.file.Path;

/**
 * A mapping that cannot be used. The message names the file, the key in it, what is wrong and what
 * to write instead, for a person who maintains mappings and does not read Java.
 */
public final class MappingException extends RuntimeException {
  public MappingException(Path file, String key, String problem) {
    super(file + (key.isEmpty() ? "" : ": " + key) + ": " + problem);
  }
}
