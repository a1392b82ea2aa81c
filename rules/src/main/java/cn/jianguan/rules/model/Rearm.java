package cn.jianguan.rules.model;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * When a hit of an episode whose alert is closed is a new matter (domain reference §4.1): it then
 * opens an alert of its own instead of reopening the closed one.
 */
public enum Rearm {
  /** Every hit that occurred no earlier than the closed ones. */
  AT_ONCE,
  /** Once the longest window has slid past the closed hits. */
  WINDOW,
  /** With the next sequence: a hit that occurred no earlier than the closed ones. */
  NEXT_SEQUENCE,
  /** Once the object went on after the closed deadline: what is missing now was opened after it. */
  EVENT_ARRIVES,
  /** Not while the alert is CLOSED, which it is for 30 quiet days. */
  THIRTY_DAYS,
  /** In the next period of the longest window. */
  NEXT_PERIOD;

  /** As manifests write it. */
  public String code() {
    return this == THIRTY_DAYS ? "30d" : name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  public static Optional<Rearm> of(String code) {
    return Arrays.stream(values()).filter(each -> each.code().equals(code)).findAny();
  }

  /** All codes, as messages list them. */
  public static String codes() {
    return Arrays.stream(values()).map(Rearm::code).collect(Collectors.joining("、"));
  }
}
