package cn.jianguan.rules.grade;

import java.util.SortedSet;
import java.util.TreeSet;

/**
 * What the register says of an object.
 *
 * @param key {@code scheme:code}
 * @param name as registered; empty where withheld
 * @param industry code of GB/T 4754, or the source's own words
 * @param area six digits
 * @param township the source's name or code
 * @param programmes supervision programmes that regulate it
 */
public record GradedObject(
    String key,
    String name,
    String industry,
    String area,
    String township,
    SortedSet<String> programmes) {

  public GradedObject {
    programmes = new TreeSet<>(programmes);
  }

  /** Its wider industry: the division of a code, or the words before a bracket. */
  String industryGroup() {
    if (industry.matches("[A-T]?[0-9]{2,4}")) {
      return industry.replaceFirst("^[A-T]", "").substring(0, 2);
    }
    int bracket = industry.indexOf('(');
    return bracket < 0 ? industry : industry.substring(0, bracket);
  }

  /**
   * Who runs it, as its name says: the name up to the kind of organisation, since sites of one
   * company bear its name and a suffix. Nobody where it has no name.
   */
  String owner() {
    int end = -1;
    for (String kind : new String[] {"公司", "學校", "学校", "醫院", "医院", "政府", "公所"}) {
      int at = name.indexOf(kind);
      if (at >= 0 && (end < 0 || at + kind.length() < end)) {
        end = at + kind.length();
      }
    }
    return name.isEmpty() ? "?" + key : end < 0 ? name : name.substring(0, end);
  }
}
