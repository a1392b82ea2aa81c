package cn.jianguan.simulator;

import cn.jianguan.rules.pack.Pack;
import cn.jianguan.rules.scenario.Scenario;
import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;

/**
 * An example of a model that can happen in the province.
 *
 * @param model id of the model that warns, or that just does not
 * @param step calendar months by which it may be moved, 3 for quarters; 0: by weeks
 */
record Plot(String model, String domain, Scenario scenario, int step) {
  private static final Pattern QUARTERS = Pattern.compile("(window|period): (quarter|QUARTER)");
  private static final Pattern MONTHS = Pattern.compile("(window|period): (month|MONTH)");
  private static final Pattern MONTH_CODES = Pattern.compile("\\bmonth: ");
  private static final int QUARTER = 3;

  static Plot of(Pack pack, String domain, Scenario scenario) {
    String model = pack.file(Pack.MODEL);
    boolean quarters = QUARTERS.matcher(model).find();
    boolean months =
        MONTHS.matcher(model).find() || MONTH_CODES.matcher(pack.file(Pack.SCENARIOS)).find();
    return new Plot(pack.id(), domain, scenario, quarters ? QUARTER : months ? 1 : 0);
  }

  boolean warns() {
    return !scenario.expected().isEmpty();
  }

  /** Whether what it warns of is taken back: source rows were corrected or late. */
  boolean isTakenBack() {
    return scenario.expected().stream().anyMatch(it -> it.withdrawnAt() != null);
  }

  /** Whether all of it is acts; counts of rows are made by intake alone. */
  boolean isPlayable() {
    return scenario.steps().stream().allMatch(Scenario.Report.class::isInstance)
        && !scenario.steps().isEmpty();
  }

  int acts() {
    return scenario.steps().size();
  }

  /** When it comes to its point: the first warning whose moment is known, else its last row. */
  Instant point() {
    return scenario.expected().stream()
        .map(Scenario.Expected::at)
        .filter(at -> at != null)
        .findFirst()
        .orElseGet(() -> last(scenario.steps()));
  }

  private static Instant last(List<Scenario.Step> steps) {
    return steps.get(steps.size() - 1).logTime();
  }

  Shift into(Instant moment) {
    return step == 0 ? Shift.byWeeks(point(), moment) : Shift.byMonths(point(), moment, step);
  }
}
