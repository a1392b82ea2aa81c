package cn.jianguan.console.gateway.write;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** What a row is to the act that it is gathered into; in the order in which rows are heard. */
public enum GatherRole {
  /** Tells the act whole: where rows differ, it is right. */
  LEAD,
  /** Tells the act too; fills what no leading row says. An act by itself where none leads. */
  FILL,
  /** Tells a part of it, such as one violation; no act without one of the others. */
  PART;

  String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  static List<String> words() {
    return Arrays.stream(values()).map(GatherRole::word).toList();
  }
}
