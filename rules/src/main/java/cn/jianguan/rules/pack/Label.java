package cn.jianguan.rules.pack;

/** A name in both languages. */
public record Label(String zh, String en) {
  private static final String CJK = "[\\p{IsHan}，。；：、（）〔〕“”《》]";

  static Label of(YamlEntry entry) {
    entry.only("zh", "en");
    // A folded line leaves a blank where Chinese has none.
    String zh = entry.get("zh").text().replaceAll("(?<=" + CJK + ") (?=" + CJK + ")", "");
    return new Label(zh, entry.get("en").text());
  }
}
