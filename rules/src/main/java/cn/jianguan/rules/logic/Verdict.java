package cn.jianguan.rules.logic;

import cn.jianguan.record.Severity;
import java.util.List;

/**
 * What the rules of a model said.
 *
 * @param severity highest of the rules that fired, raised where they said so
 * @param compared values and thresholds, in the order in which the rules named them
 * @param tags routing tags the rules added
 * @param confidence lowest the rules gave, 0 to 1
 */
public record Verdict(
    Severity severity, List<Comparison> compared, List<String> tags, double confidence) {
  /**
   * The name of a value, and the name of the threshold it was compared with or its literal text.
   */
  public record Comparison(String value, String threshold) {}
}
