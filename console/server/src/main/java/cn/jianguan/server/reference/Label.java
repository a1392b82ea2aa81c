package cn.jianguan.server.reference;

/** What something is called. */
public record Label(String zh, String en) {
  /** Of documentation that has both, a slash between. */
  public static Label of(String both) {
    int slash = both.indexOf(" / ");
    if (slash < 0) {
      return new Label(both, both);
    }
    String en = both.substring(slash + 3).replaceFirst("\\.?\\s*Source:.*$", "");
    int end = en.indexOf(';');
    return new Label(both.substring(0, slash), end < 0 ? en : en.substring(0, end));
  }
}
