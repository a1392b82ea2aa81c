package cn.jianguan.server.duplicate;

import cn.jianguan.server.reference.Label;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How alike two rows are in one field, as the queue explains it: {@code 事项 item 1.00: 相同 same}.
 *
 * @param hundredths 0 to 100
 * @param words what was found
 */
record Likeness(Label field, int hundredths, Label words) {
  private static final Pattern FORM = Pattern.compile("(\\S+) (\\S+) (\\d)\\.(\\d\\d): (.*)");

  /** Chinese, a blank, and English that begins with a letter: "相同 same". */
  private static final Pattern BOTH = Pattern.compile("(\\P{ASCII}+) ([a-z].*)");

  /** Field by field; empty where a person has spoken instead. */
  static List<Likeness> of(String matchedBy) {
    return Arrays.stream(matchedBy.split("; "))
        .map(Likeness::one)
        .flatMap(Optional::stream)
        .toList();
  }

  private static Optional<Likeness> one(String text) {
    Matcher form = FORM.matcher(text);
    if (!form.matches()) {
      return Optional.empty();
    }
    int hundredths = 100 * Integer.parseInt(form.group(3)) + Integer.parseInt(form.group(4));
    return Optional.of(
        new Likeness(new Label(form.group(1), form.group(2)), hundredths, words(form.group(5))));
  }

  private static Label words(String text) {
    Matcher both = BOTH.matcher(text);
    return both.matches() ? new Label(both.group(1), both.group(2)) : new Label(text, text);
  }
}
