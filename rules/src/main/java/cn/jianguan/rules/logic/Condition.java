package cn.jianguan.rules.logic;

/** Part of a condition. The first part of which nothing certain can be said ends the whole. */
@FunctionalInterface
interface Condition {
  int FAILS = 0;
  int HOLDS = 1;
  int UNCERTAIN = 2;

  int test(Bundle bundle);

  static int of(boolean holds) {
    return holds ? HOLDS : FAILS;
  }

  default Condition and(Condition other) {
    return bundle -> {
      int own = test(bundle);
      return own == HOLDS ? other.test(bundle) : own;
    };
  }

  default Condition or(Condition other) {
    return bundle -> {
      int own = test(bundle);
      return own == FAILS ? other.test(bundle) : own;
    };
  }

  default Condition not() {
    return bundle -> {
      int own = test(bundle);
      return own == UNCERTAIN ? UNCERTAIN : HOLDS - own;
    };
  }
}
