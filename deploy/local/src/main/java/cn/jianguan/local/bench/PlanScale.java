package cn.jianguan.local.bench;

/**
 * How many plans of random inspections there are; each has one task.
 *
 * @param departments that have them
 * @param objects drawn for all of them
 */
public record PlanScale(int plans, int departments, int objects) {

  /** A province of the size the domain reference gives (§0.4), with objects drawn as in a year. */
  private static final PlanScale PROVINCE = new PlanScale(13_935, 2_734, 1_500_000);

  /**
   * As many plans and departments as go with so many objects, one of each at least; none is
   * refused.
   */
  public static PlanScale of(int objects) {
    if (objects < 1) {
      throw new IllegalArgumentException("抽取对象至少 1 个 / at least one object is drawn: " + objects);
    }
    double share = objects / (double) PROVINCE.objects;
    return new PlanScale(
        (int) Math.ceil(share * PROVINCE.plans),
        (int) Math.ceil(share * PROVINCE.departments),
        objects);
  }

  /** Plans, their tasks and what was drawn. */
  int rows() {
    return 2 * plans + objects;
  }
}
