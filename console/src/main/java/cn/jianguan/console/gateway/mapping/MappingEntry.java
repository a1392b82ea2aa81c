package cn.jianguan.console.gateway.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.text.similarity.LevenshteinDistance;

/**
 * One entry of a YAML file, which knows where it stands so that a mistake in it can be named.
 *
 * @param lines line of each key of the file, from 1
 */
public record MappingEntry(Path file, String key, JsonNode node, Map<String, Integer> lines) {
  /** An entry that stands in no YAML file. */
  public MappingEntry(Path file, String key, JsonNode node) {
    this(file, key, node, Map.of());
  }

  /**
   * Reads a file.
   *
   * @throws MappingException where it is no YAML, or no list of keys
   * @throws IOException where it cannot be read
   */
  public static MappingEntry read(Path file) throws IOException {
    return YamlFile.read(file);
  }

  public MappingException wrong(String problem) {
    return new MappingException(file, line(), key, problem);
  }

  /** Its line, or that of the entry it is missing from; 0 where there is none. */
  private int line() {
    String written = key;
    while (!written.isEmpty() && !lines.containsKey(written)) {
      written =
          written.substring(
              0, Math.max(0, Math.max(written.lastIndexOf('.'), written.lastIndexOf('['))));
    }
    return lines.getOrDefault(written, 0);
  }

  public boolean absent() {
    return node.isMissingNode() || node.isNull();
  }

  public boolean isText() {
    return node.isValueNode();
  }

  boolean isList() {
    return node.isArray();
  }

  public MappingEntry get(String name) {
    return new MappingEntry(file, key.isEmpty() ? name : key + "." + name, node.path(name), lines);
  }

  public MappingEntry required(String name) {
    MappingEntry entry = get(name);
    if (entry.absent()) {
      throw wrong("lacks '" + name + "'");
    }
    return entry;
  }

  public String text() {
    if (!node.isValueNode()) {
      throw wrong("must be a text");
    }
    return node.asText();
  }

  public String text(String fallback) {
    return absent() ? fallback : text();
  }

  public boolean flag() {
    return switch (text("false")) {
      case "true" -> true;
      case "false" -> false;
      default -> throw wrong("must be true or false");
    };
  }

  /** The texts of a list; one text stands for a list of one, nothing for an empty list. */
  public List<String> texts() {
    return entries().stream().map(MappingEntry::text).toList();
  }

  public List<MappingEntry> entries() {
    if (absent()) {
      return List.of();
    }
    if (!isList()) {
      return List.of(this);
    }
    List<MappingEntry> entries = new ArrayList<>();
    for (int i = 0; i < node.size(); i++) {
      entries.add(new MappingEntry(file, key + "[" + (i + 1) + "]", node.get(i), lines));
    }
    return entries;
  }

  /** The children by name, in the order written. */
  public Map<String, MappingEntry> children() {
    Map<String, MappingEntry> children = new LinkedHashMap<>();
    if (absent()) {
      return children;
    }
    if (!node.isObject()) {
      throw wrong("must be a list of 'key: value' lines");
    }
    node.fieldNames().forEachRemaining(name -> children.put(name, get(name)));
    return children;
  }

  /** Refuses keys that mean nothing here: a misspelt key must not pass in silence. */
  public MappingEntry allow(String... names) {
    List<String> known = List.of(names);
    for (Map.Entry<String, MappingEntry> child : children().entrySet()) {
      if (!known.contains(child.getKey())) {
        throw child
            .getValue()
            .wrong(
                "未知的键 / unknown key here; did you mean '%s'? write one of %s"
                    .formatted(nearest(child.getKey(), known), String.join(", ", known)));
      }
    }
    return this;
  }

  /** The name that is most like another. */
  public static String nearest(String name, Collection<String> known) {
    LevenshteinDistance distance = LevenshteinDistance.getDefaultInstance();
    return known.stream().min(Comparator.comparingInt(it -> distance.apply(name, it))).orElse("");
  }
}
