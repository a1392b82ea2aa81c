package cn.jianguan.rules.pack;

/** A name in both languages. */
public record Label(String zh, String en) {
  static Label of(Entry entry) {
    entry.only("zh", "en");
    return new Label(entry.get("zh").text(), entry.get("en").text());
  }
}
