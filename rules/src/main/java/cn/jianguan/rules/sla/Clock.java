package cn.jianguan.rules.sla;

/** A clock of the closed loop whose length the table gives, and a model may give otherwise. */
public enum Clock {
  SIGN("签收", "sign"),
  VERIFY("核查", "verify"),
  HANDLE("处置反馈", "handle"),
  AUDIT("审核", "audit"),
  /** From the first dispatch to the end. */
  TOTAL("总时限", "total");

  private final String zh;
  private final String en;

  Clock(String zh, String en) {
    this.zh = zh;
    this.en = en;
  }

  public String zh() {
    return zh;
  }

  /** Its name in English, which is its key in a manifest. */
  public String en() {
    return en;
  }
}
