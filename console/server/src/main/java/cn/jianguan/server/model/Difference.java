package cn.jianguan.server.model;

import cn.jianguan.console.model.PackDiff;
import cn.jianguan.rules.pack.Pack;
import cn.jianguan.rules.pack.PackException;
import java.util.List;

/**
 * What a version would change.
 *
 * @param parameters rows of the decision table; empty where it cannot be read
 * @param files line by line
 */
record Difference(
    String from, String to, List<PackDiff.Parameter> parameters, List<PackDiff.File> files) {

  static Difference of(String from, Pack before, String to, Pack after) {
    PackDiff diff = new PackDiff(before, after);
    return new Difference(from, to, parameters(diff), diff.files());
  }

  private static List<PackDiff.Parameter> parameters(PackDiff diff) {
    try {
      return diff.parameters();
    } catch (PackException e) {
      return List.of();
    }
  }
}
