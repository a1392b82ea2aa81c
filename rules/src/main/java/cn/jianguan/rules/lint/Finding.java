package cn.jianguan.rules.lint;

/**
 * Something that keeps a pack from being published.
 *
 * @param where file, and line or key where known
 * @param zh what is wrong and how to mend it, Chinese
 * @param en the same in English
 */
public record Finding(String where, String zh, String en) {
  @Override
  public String toString() {
    return where + "：" + zh + " / " + en;
  }
}
