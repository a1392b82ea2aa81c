package cn.jianguan.rules.pack;

import java.io.StringReader;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/**
 * One entry of a YAML file together with where it stands, so that every complaint can name file,
 * line and key. Scalars are taken as written ({@code N}, {@code 01} and {@code no} stay text).
 */
public final class YamlEntry {
  private static final int MAX_CHARACTERS = 1 << 20;

  private final String file;
  private final String key;
  private final Node node;

  private YamlEntry(String file, String key, Node node) {
    this.file = file;
    this.key = key;
    this.node = node;
  }

  /** Reads a whole file; {@link PackException} where it is no YAML or empty. */
  public static YamlEntry read(String file, String text) {
    LoaderOptions options = new LoaderOptions();
    options.setAllowDuplicateKeys(false);
    options.setMaxAliasesForCollections(0);
    options.setCodePointLimit(MAX_CHARACTERS);
    try {
      Node root = new Yaml(options).compose(new StringReader(text));
      if (root == null) {
        throw new PackException(file, 0, "", "文件为空", "the file is empty");
      }
      return new YamlEntry(file, "", root);
    } catch (MarkedYAMLException e) {
      int line = e.getProblemMark() == null ? 0 : e.getProblemMark().getLine() + 1;
      throw new PackException(file, line, "", "不是有效的 YAML", "not valid YAML: " + e.getProblem());
    }
  }

  public String key() {
    return key;
  }

  public int line() {
    return node.getStartMark() == null ? 0 : node.getStartMark().getLine() + 1;
  }

  public PackException wrong(String zh, String en) {
    return new PackException(file, line(), key, zh, en);
  }

  /** The entry under a key that must be there. */
  public YamlEntry get(String name) {
    return find(name)
        .orElseThrow(() -> wrong("缺少必填项 " + name, "the entry '" + name + "' is missing"));
  }

  public Optional<YamlEntry> find(String name) {
    return Optional.ofNullable(map().get(name));
  }

  public Map<String, YamlEntry> map() {
    if (!(node instanceof MappingNode mapping)) {
      throw wrong("此处应为“键: 值”形式", "expected 'key: value' entries here");
    }
    Map<String, YamlEntry> entries = new LinkedHashMap<>();
    for (NodeTuple tuple : mapping.getValue()) {
      if (!(tuple.getKeyNode() instanceof ScalarNode name)) {
        throw wrong("键应为文字", "a key must be plain text");
      }
      String path = key.isEmpty() ? name.getValue() : key + "." + name.getValue();
      if (entries.put(name.getValue(), new YamlEntry(file, path, tuple.getValueNode())) != null) {
        throw wrong(
            "键 " + name.getValue() + " 重复", "the key '" + name.getValue() + "' is repeated");
      }
    }
    return entries;
  }

  /** The items of a list; a single value counts as a list of one. */
  public List<YamlEntry> list() {
    if (!(node instanceof SequenceNode sequence)) {
      return List.of(this);
    }
    List<YamlEntry> items = new ArrayList<>();
    for (Node item : sequence.getValue()) {
      items.add(new YamlEntry(file, key + "[" + items.size() + "]", item));
    }
    return items;
  }

  public List<String> texts() {
    return list().stream().map(YamlEntry::text).toList();
  }

  public boolean isText() {
    return node instanceof ScalarNode;
  }

  public boolean isList() {
    return node instanceof SequenceNode;
  }

  public String text() {
    if (!(node instanceof ScalarNode scalar)) {
      throw wrong("此处应为单个值", "expected a single value here");
    }
    return scalar.getValue().strip();
  }

  public String textOr(String name, String otherwise) {
    return find(name).map(YamlEntry::text).orElse(otherwise);
  }

  public BigDecimal number() {
    try {
      return new BigDecimal(text());
    } catch (NumberFormatException e) {
      throw wrong("“" + text() + "”不是数字", "'" + text() + "' is not a number");
    }
  }

  public int integer() {
    try {
      return number().intValueExact();
    } catch (ArithmeticException e) {
      throw wrong("应为整数，实为 " + text(), "expected a whole number, found " + text());
    }
  }

  public boolean flag() {
    return switch (text()) {
      case "true", "是" -> true;
      case "false", "否" -> false;
      default -> throw wrong("应为 true 或 false", "expected true or false, found " + text());
    };
  }

  /** One of an enum's names, upper or lower case. */
  public <E extends Enum<E>> E oneOf(Class<E> type) {
    String name = text().toUpperCase(Locale.ROOT);
    for (E value : type.getEnumConstants()) {
      if (value.name().equals(name)) {
        return value;
      }
    }
    String known = Arrays.toString(type.getEnumConstants());
    throw wrong("“" + text() + "”不在可选值 " + known + " 之中", "expected one of " + known);
  }

  /** Refuses every key but these, so that a misspelt key is not silently without effect. */
  public YamlEntry only(String... names) {
    Set<String> known = Set.of(names);
    map()
        .forEach(
            (name, entry) -> {
              if (!known.contains(name)) {
                String all = String.join(", ", names);
                throw entry.wrong("未知的键，可用：" + all, "unknown key; known here: " + all);
              }
            });
    return this;
  }
}
