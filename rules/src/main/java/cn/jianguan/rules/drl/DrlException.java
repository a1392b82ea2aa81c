package cn.jianguan.rules.drl;

/** A rule file that has not the admitted shape: the first mistake, where, what was expected. */
public final class DrlException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient DrlPosition at;
  private final String zh;
  private final String en;

  DrlException(DrlPosition at, String zh, String en) {
    super(at + "：" + zh + " / " + en);
    this.at = at;
    this.zh = zh;
    this.en = en;
  }

  public DrlPosition at() {
    return at;
  }

  public String zh() {
    return zh;
  }

  public String en() {
    return en;
  }
}
