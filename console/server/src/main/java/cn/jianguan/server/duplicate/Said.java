package cn.jianguan.server.duplicate;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Who said whether two rows are of one act, and why, as the log keeps it in words. */
record Said(String org, String orgName, String who, String comment) {
  private static final Pattern FORM =
      Pattern.compile(
          "人工判定 a person's answer (?<id>.*?): (?<org>[^/]*)/(?<who>\\S*)\\s?(?<why>.*)",
          Pattern.DOTALL);

  /** Null where nobody has. */
  static Said of(String matchedBy) {
    Matcher form = FORM.matcher(matchedBy);
    return form.matches()
        ? new Said(form.group("org"), form.group("org"), form.group("who"), form.group("why"))
        : null;
  }

  Said named(String name) {
    return new Said(org, name, who, comment);
  }
}
