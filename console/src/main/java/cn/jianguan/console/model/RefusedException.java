package cn.jianguan.console.model;

/** What was asked for must not be done; the message says why and what to do, Chinese first. */
public final class RefusedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String zh;
  private final String en;

  public RefusedException(String zh, String en) {
    super(zh + " / " + en);
    this.zh = zh;
    this.en = en;
  }

  public String zh() {
    return zh;
  }

  public String en() {
    return en;
  }
}
