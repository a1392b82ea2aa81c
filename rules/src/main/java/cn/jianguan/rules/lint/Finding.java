package cn.jianguan.rules.lint;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Something that keeps a pack from being published.
 *
 * @param where file, and line or key where known
 * @param zh what is wrong and how to mend it, Chinese
 * @param en the same in English
 */
public record Finding(String where, String zh, String en) {
  private static final Pattern PLACE =
      Pattern.compile("(?:.*/)?([^/:\\[]*?)(?::([0-9]+)(?::[0-9]+)?)?(?: \\[(.*)])?");

  /** Name of the file; empty where the whole pack is meant. */
  public String file() {
    return part(1);
  }

  /** Line of the file, from 1; 0 where it is not known. */
  public int line() {
    String line = part(2);
    return line.isEmpty() ? 0 : Integer.parseInt(line);
  }

  /** Key, column or scenario in the file; empty where none is to blame. */
  public String key() {
    return part(3);
  }

  private String part(int number) {
    Matcher place = PLACE.matcher(where);
    return place.matches() && place.group(number) != null ? place.group(number) : "";
  }

  @Override
  public String toString() {
    return where + "：" + zh + " / " + en;
  }
}
