package cn.jianguan.console.gateway.mapping;

import cn.jianguan.code.NearCodes;
import cn.jianguan.console.gateway.row.RowRefusedException;
import cn.jianguan.record.RejectReason;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * Codes of a source, each with what it means here: first the exact ones, then the first regular
 * expression that is found in the text, then the default. A code without any is refused.
 */
public final class CodeMap {
  private static final int REMEMBERED = 10_000;

  private final String name;
  private final Map<String, String> exact = new HashMap<>();
  private final List<Rule> rules = new ArrayList<>();
  private final Map<String, String> remembered = new HashMap<>();
  private String fallback;

  private record Rule(Pattern pattern, String to) {}

  /**
   * Reads the map written at the entry: {@code exact: {from: to}}, {@code regex: [{find:, to:}]},
   * {@code default:}; where none of these keys is used, every key is an exact code.
   */
  public CodeMap(String name, MappingEntry entry) {
    this(name);
    Map<String, MappingEntry> children = entry.children();
    boolean full =
        children.containsKey("exact")
            || children.containsKey("regex")
            || children.containsKey("default");
    if (!full) {
      children.forEach((from, to) -> exact.put(from, to.text("")));
      return;
    }
    entry.allow("exact", "regex", "default");
    entry.get("exact").children().forEach((from, to) -> exact.put(from, to.text("")));
    entry.get("regex").entries().forEach(this::addRule);
    fallback = entry.get("default").absent() ? null : entry.get("default").text();
  }

  /** An empty map, to which a table is added. */
  public CodeMap(String name) {
    this.name = name;
  }

  private void addRule(MappingEntry rule) {
    rule.allow("find", "to");
    String find = rule.required("find").text();
    try {
      rules.add(new Rule(Pattern.compile(find), rule.required("to").text("")));
    } catch (PatternSyntaxException e) {
      throw rule.wrong("'" + find + "' is not a regular expression: " + e.getDescription());
    }
  }

  /** Adds exact codes kept elsewhere, such as a table with the columns from and to. */
  public void add(Map<String, String> codes) {
    exact.putAll(codes);
  }

  /** Whether it has this exact code. */
  public boolean has(String code) {
    return exact.containsKey(code);
  }

  /** Everything that a code can become here. */
  public Set<String> targets() {
    Set<String> targets = new LinkedHashSet<>(exact.values());
    rules.forEach(rule -> targets.add(rule.to));
    if (fallback != null) {
      targets.add(fallback);
    }
    return targets;
  }

  public String of(String code) throws RowRefusedException {
    String to = exact.get(code);
    if (to != null) {
      return to;
    }
    to = rules.isEmpty() ? fallback : remembered.get(code);
    if (to == null) {
      to = firstRule(code);
      if (remembered.size() >= REMEMBERED) {
        remembered.clear();
      }
      remembered.put(code, to);
    }
    return to;
  }

  private String firstRule(String code) throws RowRefusedException {
    for (Rule rule : rules) {
      if (rule.pattern.matcher(code).find()) {
        return rule.to;
      }
    }
    if (fallback == null) {
      throw new RowRefusedException(
          RejectReason.UNKNOWN_CODE,
          "",
          code,
          "代码对照表 %1$s 中的代码 / a code of map %1$s".formatted(name)
              + NearCodes.allOrNearest(code, words(), it -> ""));
    }
    return fallback;
  }

  private List<String> words() {
    return exact.keySet().stream().filter(word -> !word.isBlank()).toList();
  }
}
