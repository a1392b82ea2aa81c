package cn.jianguan.rules.wording;

/** The languages in which people are told. */
public enum Language {
  ZH,
  EN;

  /** The word of this language. */
  public String of(String zh, String en) {
    return this == ZH ? zh : en;
  }

  /** Its half of a name that has both, Chinese first: {@code 环保局 / environment bureau}. */
  String half(String name) {
    int slash = name.indexOf(" / ");
    return slash < 0 ? name : of(name.substring(0, slash), name.substring(slash + 3));
  }
}
