package cn.jianguan.rules.draw;

import cn.jianguan.rules.grade.GradeClass;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;

/**
 * What was drawn.
 *
 * @param objects in the order in which they were drawn, class D first
 * @param left why objects were not in the draw: RED_CASE, RED_LIST, FREQUENCY; by key
 */
public record Drawn(String poolHash, List<DrawnObject> objects, SortedMap<String, String> left) {
  /**
   * One object that was drawn.
   *
   * @param officers at least two of each agency, by agency, lead first
   */
  public record DrawnObject(
      PoolObject object, double weight, double key, Map<String, List<String>> officers) {
    public GradeClass creditClass() {
      return object.creditClass();
    }
  }
}
