package cn.jianguan.rules.drl;

import java.util.Map;

/** The words of a rule file as a parser takes them, and what it says where another was expected. */
final class DrlTokens {
  /** Words of the rule language that people may want here, and what to write instead. */
  private static final Map<String, String> HINTS =
      Map.ofEntries(
          Map.entry("salience", "规则之间没有先后 / rules have no order among each other"),
          Map.entry("accumulate", "汇总请写成指标 / write an indicator instead of an accumulate"),
          Map.entry("collect", "汇总请写成指标 / write an indicator instead of a collect"),
          Map.entry("from", "规则只看一个 Bundle / a rule sees the one bundle only"),
          Map.entry("exists", "规则只看一个 Bundle / a rule sees the one bundle only"),
          Map.entry("forall", "规则只看一个 Bundle / a rule sees the one bundle only"),
          Map.entry("eval", "条件直接写在 Bundle(…) 里 / write conditions inside Bundle(…)"),
          Map.entry("import", "规则不得引入其他类 / rules import nothing"),
          Map.entry("package", "包名由引擎添加 / the engine adds the package"),
          Map.entry("global", "规则没有全局变量 / rules have no globals"),
          Map.entry("function", "规则没有函数 / rules define no functions"),
          Map.entry("dialect", "方言由引擎决定 / the engine sets the dialect"),
          Map.entry("mvel", "方言由引擎决定 / the engine sets the dialect"),
          Map.entry("timer", "期限请写成 expectations / write deadlines as expectations"),
          Map.entry("System", "规则不得访问系统 / rules may not reach the system"),
          Map.entry("insert", "规则不产生事实 / rules make no facts"),
          Map.entry("modify", "规则不改变事实 / rules change no facts"),
          Map.entry("update", "规则不改变事实 / rules change no facts"));

  private final DrlScanner scanner;
  private DrlToken next;

  DrlTokens(String text) {
    this.scanner = new DrlScanner(text);
    this.next = scanner.word();
  }

  DrlToken peek() {
    return next;
  }

  boolean atEnd() {
    return next.type() == DrlToken.Type.END;
  }

  boolean is(String word) {
    return next.is(word);
  }

  /** Takes the next word whatever it is. */
  DrlToken take() {
    DrlToken taken = next;
    next = scanner.word();
    return taken;
  }

  /** Takes the word if it is the next. */
  boolean takes(String word) {
    boolean found = is(word);
    if (found) {
      take();
    }
    return found;
  }

  /** Takes these words, which must come now. */
  void expect(String... words) {
    for (String word : words) {
      if (!takes(word)) {
        throw wrong(word);
      }
    }
  }

  /** Takes a text in quotes, which must come now. */
  DrlTerm.TextLiteral text(String zh, String en) {
    if (peek().type() != DrlToken.Type.STRING) {
      throw wrong(zh, en);
    }
    DrlToken token = take();
    return new DrlTerm.TextLiteral(token.at(), token.text());
  }

  private DrlException wrong(String word) {
    return wrong(word, word);
  }

  /** Says that something else was expected in place of the next word. */
  DrlException wrong(String zh, String en) {
    DrlToken found = peek();
    String hint = found.type() == DrlToken.Type.NAME ? HINTS.get(found.text()) : null;
    if (hint != null) {
      String[] why = hint.split(" / ");
      return new DrlException(
          found.at(),
          "不允许 " + found.text() + "：" + why[0],
          "'" + found.text() + "' is not allowed: " + why[1]);
    }
    return new DrlException(
        found.at(),
        "应为 " + zh + "，实为 " + found.shown(),
        "expected " + en + ", found " + found.shown());
  }
}
