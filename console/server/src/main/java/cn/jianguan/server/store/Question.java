package cn.jianguan.server.store;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A statement with {@code {name:Type}} for every value, so that no value is ever part of the text.
 * {@code $where} in it stands for the conditions.
 */
public final class Question {
  private final String text;
  private final List<String> conditions = new ArrayList<>();
  private final Map<String, Object> values = new HashMap<>();

  private Question(String text) {
    this.text = text;
  }

  public static Question of(String text) {
    return new Question(text);
  }

  /** A value for the text or a condition. */
  public Question with(String name, Object value) {
    values.put(name, value);
    return this;
  }

  /** Values for an {@code Array(String)}. */
  public Question with(String name, Collection<String> all) {
    values.put(
        name,
        all.stream()
            .map(it -> "'" + it.replace("\\", "\\\\").replace("'", "\\'") + "'")
            .collect(Collectors.joining(",", "[", "]")));
    return this;
  }

  public Question where(String condition) {
    conditions.add("(" + condition + ")");
    return this;
  }

  String sql() {
    String where = conditions.isEmpty() ? "1" : String.join(" AND ", conditions);
    return text.replace("$where", where);
  }

  Map<String, Object> values() {
    return values;
  }
}
