package cn.jianguan.console.gateway.mapping;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** One entry of a YAML file, which knows where it stands so that a mistake in it can be named. */
public record MappingEntry(Path file, String key, JsonNode node) {
  private static final YAMLMapper YAML =
      YAMLMapper.builder(new YAMLFactory())
          .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
          .build();

  public static MappingEntry read(Path file) throws IOException {
    try {
      JsonNode root = YAML.readTree(file.toFile());
      MappingEntry entry =
          new MappingEntry(file, "", root == null ? MissingNode.getInstance() : root);
      if (!(entry.node instanceof ObjectNode)) {
        throw entry.wrong("must be a list of 'key: value' lines");
      }
      return entry;
    } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
      throw new MappingException(file, "", "is not YAML: " + e.getOriginalMessage());
    }
  }

  public MappingException wrong(String problem) {
    return new MappingException(file, key, problem);
  }

  public boolean absent() {
    return node.isMissingNode() || node.isNull();
  }

  boolean isText() {
    return node.isValueNode();
  }

  boolean isList() {
    return node.isArray();
  }

  public MappingEntry get(String name) {
    return new MappingEntry(file, key.isEmpty() ? name : key + "." + name, node.path(name));
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
    if (absent()) {
      return false;
    }
    if (!node.isBoolean()) {
      throw wrong("must be true or false");
    }
    return node.booleanValue();
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
      entries.add(new MappingEntry(file, key + "[" + (i + 1) + "]", node.get(i)));
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
    for (Map.Entry<String, MappingEntry> child : children().entrySet()) {
      if (!Arrays.asList(names).contains(child.getKey())) {
        throw child.getValue().wrong("unknown key; write one of " + String.join(", ", names));
      }
    }
    return this;
  }
}
