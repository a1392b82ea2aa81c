package cn.jianguan.command;

/**
 * A sentence for people, whole in either language: whoever reads one of them misses nothing.
 *
 * @param detail what follows both, in nobody's language: a cause, names; empty: nothing
 */
public record Said(String zh, String en, String detail) {
  private static final String BETWEEN = " / ";

  public static Said of(String zh, String en) {
    return new Said(zh, en, "");
  }

  public static Said of(String zh, String en, String detail) {
    return new Said(zh, en, detail);
  }

  /** A line that is whole on both sides of its slash. */
  public static Said line(String both) {
    int slash = both.indexOf(BETWEEN);
    return slash < 0
        ? of(both, both)
        : of(both.substring(0, slash), both.substring(slash + BETWEEN.length()));
  }

  /** Both, Chinese first, in one line. */
  @Override
  public String toString() {
    String both = zh.equals(en) ? zh : zh + BETWEEN + en;
    return (detail.isEmpty() ? both : both + ": " + detail).replaceAll("\\s*\\R\\s*", " ");
  }
}
