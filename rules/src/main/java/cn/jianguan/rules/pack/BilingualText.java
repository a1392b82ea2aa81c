package cn.jianguan.rules.pack;

/** A name in both languages. */
public record BilingualText(String zh, String en) {
  private static final String CJK = "[\\p{IsHan}，。；：、（）〔〕“”《》]";

  static BilingualText of(YamlEntry entry) {
    entry.only("zh", "en");
    // A folded line leaves a blank where Chinese has none.
    String zh = entry.get("zh").text().replaceAll("(?<=" + CJK + ") (?=" + CJK + ")", "");
    return new BilingualText(zh, entry.get("en").text());
  }
}
