package cn.jianguan.rules.indicator;

/** The indicators of one evaluation look at more rows than any sound model needs. */
public final class TooManyRowsException extends RuntimeException {
  TooManyRowsException(int limit) {
    super("一次评估查看的行为超过 " + limit + " 条 / one evaluation looks at more than " + limit + " acts");
  }
}
