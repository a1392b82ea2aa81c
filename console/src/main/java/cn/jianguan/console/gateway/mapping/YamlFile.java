package cn.jianguan.console.gateway.mapping;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/**
 * Reads a YAML file with the line of each key. Every value is the text as it is written: 007 stays
 * 007, yes stays yes.
 */
final class YamlFile {
  private static final YAMLFactory YAML = new YAMLFactory();

  private final Path file;
  private final Map<String, Integer> lines = new HashMap<>();

  private YamlFile(Path file) {
    this.file = file;
  }

  static MappingEntry read(Path file) throws IOException {
    return new YamlFile(file).read();
  }

  private MappingEntry read() throws IOException {
    try (YAMLParser parser = YAML.createParser(file.toFile())) {
      parser.enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION);
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        throw new MappingException(file, 1, "", "must be a list of 'key: value' lines");
      }
      ObjectNode root = object(parser, "");
      if (parser.nextToken() != null) {
        throw new MappingException(file, line(parser), "", "has a second document; write one");
      }
      return new MappingEntry(file, "", root, lines);
    } catch (JsonProcessingException e) {
      int line = e.getLocation() == null ? 0 : e.getLocation().getLineNr();
      String problem = e.getOriginalMessage().lines().findFirst().orElse("");
      throw new MappingException(file, Math.max(0, line), "", "is not YAML: " + problem);
    }
  }

  private static int line(YAMLParser parser) {
    return parser.currentTokenLocation().getLineNr();
  }

  private ObjectNode object(YAMLParser parser, String key) throws IOException {
    ObjectNode object = JsonNodeFactory.instance.objectNode();
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String name = parser.currentName();
      String child = key.isEmpty() ? name : key + "." + name;
      lines.put(child, line(parser));
      parser.nextToken();
      object.set(name, value(parser, child));
    }
    return object;
  }

  private ArrayNode list(YAMLParser parser, String key) throws IOException {
    ArrayNode list = JsonNodeFactory.instance.arrayNode();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      String child = key + "[" + (list.size() + 1) + "]";
      lines.put(child, line(parser));
      list.add(value(parser, child));
    }
    return list;
  }

  private JsonNode value(YAMLParser parser, String key) throws IOException {
    if (parser.isCurrentAlias()) {
      throw new MappingException(file, line(parser), key, "is an alias; write the value itself");
    }
    return switch (parser.currentToken()) {
      case START_OBJECT -> object(parser, key);
      case START_ARRAY -> list(parser, key);
      case VALUE_NULL -> JsonNodeFactory.instance.nullNode();
      default -> JsonNodeFactory.instance.textNode(parser.getText());
    };
  }
}
