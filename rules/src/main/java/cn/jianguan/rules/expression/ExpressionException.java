package cn.jianguan.rules.expression;

/** An expression that cannot be read; says where and what was expected, Chinese first. */
public final class ExpressionException extends IllegalArgumentException {
  private final int position;

  ExpressionException(String text, int position, String zh, String en) {
    super(
        "表达式第 "
            + (position + 1)
            + " 个字符 / at character "
            + (position + 1)
            + ": "
            + zh
            + " / "
            + en
            + " — "
            + text);
    this.position = position;
  }

  /** Where in the text, from 0. */
  public int position() {
    return position;
  }
}
