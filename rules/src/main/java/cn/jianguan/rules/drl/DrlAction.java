package cn.jianguan.rules.drl;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** What a rule may conclude, and with which arguments. */
enum DrlAction {
  /** Severity, then pairs of what was compared. */
  HIT("hit", 1, Argument.TEXT, Argument.SEVERITY),
  SIGNAL("signal", 0, Argument.TEXT),
  HIT_FROM("hitFrom", 2, Argument.NONE, Argument.SEVERITY, Argument.TEXT),
  RAISE("raise", 0, Argument.NONE),
  TAG("tag", 1, Argument.NONE, Argument.TEXT),
  CONFIDENCE("confidence", 1, Argument.NONE, Argument.NUMBER);

  enum Argument {
    NONE,
    TEXT,
    NUMBER,
    SEVERITY
  }

  private final String method;
  private final int least;
  private final Argument more;
  private final List<Argument> first;

  DrlAction(String method, int least, Argument more, Argument... first) {
    this.method = method;
    this.least = least;
    this.more = more;
    this.first = List.of(first);
  }

  static Optional<DrlAction> named(DrlToken token) {
    return Arrays.stream(values()).filter(action -> token.is(action.method)).findAny();
  }

  /** All of them, as messages list them. */
  static String names() {
    return Arrays.stream(values()).map(DrlAction::method).collect(Collectors.joining("、"));
  }

  String method() {
    return method;
  }

  /** How many arguments it needs. */
  int least() {
    return least;
  }

  /** What stands at a place, from 0. */
  Argument argument(int place) {
    return place < first.size() ? first.get(place) : more;
  }
}
