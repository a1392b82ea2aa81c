package cn.jianguan.rules.draw;

import cn.jianguan.rules.grade.GradeClass;
import java.util.List;

/**
 * One object that may be drawn, as it was on the day of the draw.
 *
 * @param key {@code scheme:code}
 * @param name as registered
 * @param area six digits
 * @param creditClass class A to D; who has none is B
 * @param openYellow open alerts of severity YELLOW; {@code openOrange}, {@code openRed} likewise
 * @param redList whether it is on the list of the trustworthy
 * @param visitsYear random inspections of it in the last 365 days; {@code visitsTwoYears} in 730
 */
public record PoolObject(
    String key,
    String name,
    String area,
    GradeClass creditClass,
    int openYellow,
    int openOrange,
    int openRed,
    boolean redList,
    int visitsYear,
    int visitsTwoYears) {

  /** All of it, in the order in which a pool is hashed. */
  List<String> fields() {
    return List.of(
        key,
        name,
        area,
        creditClass.name(),
        Integer.toString(openYellow),
        Integer.toString(openOrange),
        Integer.toString(openRed),
        Boolean.toString(redList),
        Integer.toString(visitsYear),
        Integer.toString(visitsTwoYears));
  }
}
