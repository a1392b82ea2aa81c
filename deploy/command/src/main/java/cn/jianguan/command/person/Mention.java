package cn.jianguan.command.person;

import java.util.Collection;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A column that speaks of a person.
 *
 * @param type of ClickHouse
 * @param key whether rows are sorted or named by it: then they are about the person
 * @param rows stored ones, former versions too
 */
record Mention(String table, String column, String type, boolean key, long rows) {
  /** What was taken out is seen to have been. */
  static final String ERASED = "[已抹除 erased]";

  private static final Pattern PLAIN =
      Pattern.compile("(?:Nullable\\(|LowCardinality\\(|Array\\()*String\\)*");

  /** Rows as they were sent, with persons in clear; written in whatever way. */
  private static final List<String> ORIGINALS = List.of("reject.original", "reject.header");

  /** Whether the mention is taken out and the row stays. */
  boolean staysWithout() {
    return !key && PLAIN.matcher(type).matches();
  }

  boolean isOriginal() {
    return isOriginal(table, column);
  }

  static boolean isOriginal(String table, String column) {
    return ORIGINALS.contains(table + '.' + column);
  }

  /**
   * A condition: the column speaks of one of these.
   *
   * @param clear as the person is called where nothing was hidden; looked for in originals alone
   */
  static String condition(
      String table, String column, Collection<String> pseudonyms, Collection<String> clear) {
    boolean original = isOriginal(table, column);
    String text =
        original
            ? "replaceRegexpAll(`%s`, '[ ·.-]', '')".formatted(column)
            : "ifNull(toString(`%s`), '')".formatted(column);
    List<String> needles =
        (original ? clear.stream().map(it -> it.replaceAll("[ ·.-]", "")) : pseudonyms.stream())
            .filter(it -> !it.isEmpty())
            .map(Mention::quoted)
            .toList();
    return needles.isEmpty()
        ? "0"
        : "multiSearchAny(%s, [%s])".formatted(text, String.join(", ", needles));
  }

  /** An assignment that takes the mention out. */
  String assignment(Collection<String> pseudonyms) {
    if (isOriginal()) {
      return "`%s` = ''".formatted(column);
    }
    boolean array = type.contains("Array(");
    String text = array ? "x" : "`" + column + "`";
    for (String pseudonym : pseudonyms) {
      text = "replaceAll(%s, %s, %s)".formatted(text, quoted(pseudonym), quoted(ERASED));
    }
    return "`%1$s` = %2$s"
        .formatted(column, array ? "arrayMap(x -> %s, `%s`)".formatted(text, column) : text);
  }

  static String quoted(String text) {
    return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'";
  }

  static String list(Collection<String> texts) {
    return texts.stream().map(Mention::quoted).collect(Collectors.joining(", ", "[", "]"));
  }
}
