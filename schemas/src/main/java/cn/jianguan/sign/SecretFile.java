package cn.jianguan.sign;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;

/**
 * The file that holds the secrets, a line {@code name=whsec_…} each; read again when it has
 * changed, so that a secret that was added or taken out counts without a restart. Not thread-safe.
 */
public final class SecretFile {
  private final Path path;
  private Map<String, Secret> secrets = Map.of();
  private FileTime read;
  private long size;

  /**
   * @param path null or a file that is not there: there are no secrets
   */
  public SecretFile(Path path) {
    this.path = path;
  }

  /**
   * Those of the names that are known, in their order; a name that is not is left out.
   *
   * @throws IOException naming the file and the line's name if it cannot be read
   */
  public List<Secret> named(List<String> names) throws IOException {
    refresh();
    List<Secret> found = new ArrayList<>();
    for (String name : names) {
      Secret secret = secrets.get(name);
      if (secret != null) {
        found.add(secret);
      }
    }
    return found;
  }

  private void refresh() throws IOException {
    if (path == null || !Files.exists(path)) {
      secrets = Map.of();
      read = null;
      return;
    }
    FileTime changed = Files.getLastModifiedTime(path);
    if (changed.equals(read) && size == Files.size(path)) {
      return;
    }
    secrets = load();
    size = Files.size(path);
    read = changed;
  }

  private Map<String, Secret> load() throws IOException {
    Properties properties = new Properties();
    try (Reader reader = Files.newBufferedReader(path, StandardCharsets.UTF_8)) {
      properties.load(reader);
    }
    Map<String, Secret> loaded = new HashMap<>();
    for (String name : properties.stringPropertyNames()) {
      try {
        loaded.put(name, Secret.parse(properties.getProperty(name).strip()));
      } catch (IllegalArgumentException e) {
        throw new IOException(path + ": " + name + ": " + e.getMessage(), e);
      }
    }
    return loaded;
  }
}
