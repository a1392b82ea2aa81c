package cn.jianguan.console.gateway.mapping;

import cn.jianguan.console.gateway.row.RowRefusedException;
import cn.jianguan.record.RejectReason;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** The steps {@code match} and {@code take}: what a regular expression takes of a text. */
final class TextMatch {
  private final Pattern pattern;
  private final String take;
  private final boolean mayMiss;

  /**
   * @param mayMiss whether a text without a hit is empty; else the row is refused
   */
  TextMatch(MappingEntry match, MappingEntry take, boolean mayMiss) {
    this.pattern = pattern(match, match.text());
    boolean groups = pattern.matcher("").groupCount() > 0;
    this.take = take.text(groups ? "$1" : "$0");
    this.mayMiss = mayMiss;
    if (!take.absent()) {
      checkGroups(match, take);
    }
  }

  private static Pattern pattern(MappingEntry match, String text) {
    try {
      return Pattern.compile(text);
    } catch (PatternSyntaxException e) {
      throw match.wrong("'" + text + "' is not a regular expression: " + e.getDescription());
    }
  }

  /** With an empty alternative the expression is found in any text, whatever it is. */
  private static void checkGroups(MappingEntry match, MappingEntry take) {
    Matcher found = pattern(match, match.text() + "|").matcher("");
    try {
      if (found.find()) {
        found.appendReplacement(new StringBuilder(), take.text());
      }
    } catch (IndexOutOfBoundsException | IllegalArgumentException e) {
      throw take.wrong("'%s' takes a group that 'match' has not".formatted(take.text()));
    }
  }

  RowText of(RowText text) {
    return row -> {
      String value = text.of(row);
      Matcher matcher = pattern.matcher(value);
      if (matcher.find()) {
        StringBuilder taken = new StringBuilder();
        int start = matcher.start();
        matcher.appendReplacement(taken, take);
        return taken.substring(start);
      }
      if (value.isEmpty() || mayMiss) {
        return "";
      }
      throw new RowRefusedException(
          RejectReason.FIELD_FORMAT, "", value, "符合表达式的文本 / a text that fits " + pattern);
    };
  }
}
