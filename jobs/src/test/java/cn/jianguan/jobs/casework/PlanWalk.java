package cn.jianguan.jobs.casework;

import cn.jianguan.jobs.log.LogRecord;
import cn.jianguan.jobs.log.OutputRecord;
import cn.jianguan.jobs.metrics.Metrics;
import cn.jianguan.jobs.order.StationHarness;
import cn.jianguan.record.HitRecord;
import cn.jianguan.record.PlannedVisit;
import cn.jianguan.record.Severity;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.apache.avro.specific.SpecificRecord;

/**
 * A random history of one object: tasks are drawn, changed, cancelled, visited and corrected,
 * complaints and inspections come, and hits of all kinds between them.
 */
final class PlanWalk {
  private static final List<String> NEVER =
      List.of(
          "CASUALTY",
          "STABILITY",
          "GROUP",
          "CRIMINAL",
          "LISTED",
          "MINOR",
          "LIFE_SAFETY",
          "N",
          "RED");

  /** One input and its log time. */
  record Step(CaseInput input, Instant at) {}

  final List<HitRecord> hits = new ArrayList<>();
  final List<Step> steps = new ArrayList<>();
  private final Random random;
  private Instant now = Plans.NOW;

  PlanWalk(long seed, int length) {
    random = new Random(seed);
    for (int i = 0; i < length; i++) {
      now = now.plus(Duration.ofMinutes(1 + random.nextInt(4000)));
      steps.add(new Step(next(i), now));
    }
  }

  private CaseInput next(int i) {
    return switch (random.nextInt(8)) {
      case 0, 1 -> CaseworkHarness.input(visit());
      case 2 ->
          CaseworkHarness.input(
              Plans.check("c" + random.nextInt(4), now)
                  .setTaskId(random.nextBoolean() ? "T-v" + random.nextInt(4) : "")
                  .setProblem(any(true, false, null))
                  .setFollowUpFinished(any(true, false, null))
                  .setRemoved(random.nextInt(6) == 0)
                  .build());
      case 3 -> CaseworkHarness.input(Plans.complaint(any("SC", "ST", "")));
      case 4 ->
          hits.isEmpty()
              ? hit(i)
              : CaseworkHarness.input(
                  HitFixtures.withdrawn(hits.get(random.nextInt(hits.size())), now));
      default -> hit(i);
    };
  }

  private PlannedVisit visit() {
    String id = "v" + random.nextInt(4);
    LocalDate from = LocalDate.of(2020, 9, 14).plusDays(random.nextInt(60) - 20);
    PlannedVisit.Builder visit =
        Plans.visit(id, from, from.plusDays(random.nextInt(40)))
            .setItemCodes(List.of(any(Plans.ITEM, Plans.SIBLING, Plans.OTHER)));
    return switch (random.nextInt(5)) {
      case 0 -> visit.setCancelled(true).setCancelledBy("取消 / cancelled").build();
      case 1 -> visit.setDone(true).setCheckedAt(now).setProblem(any(true, false, null)).build();
      case 2 -> visit.setDateFrom(null).build();
      default -> visit.build();
    };
  }

  private CaseInput hit(int i) {
    HitRecord.Builder hit =
        HitFixtures.hit("h" + i, any(Severity.BLUE, Severity.YELLOW, Severity.ORANGE), now)
            .setEpisodeKey("e" + random.nextInt(4))
            .setItemCodes(
                any(List.of(Plans.ITEM), List.of(Plans.ITEM, Plans.OTHER), List.<String>of()))
            .setSuppressCodes(any(List.of(), List.of("S7"), List.of("S8"), List.of("S2", "S5")));
    if (random.nextInt(4) == 0) {
      String why = NEVER.get(random.nextInt(NEVER.size()));
      switch (why) {
        case "RED" -> hit.setSeverity(Severity.RED);
        case "N" -> hit.setSuppressCodes(List.of("N"));
        default -> hit.setTags(List.of(why));
      }
    }
    hits.add(hit.build());
    return CaseworkHarness.input(hits.get(hits.size() - 1));
  }

  @SafeVarargs
  private <T> T any(T... values) {
    return values[random.nextInt(values.length)];
  }

  /**
   * Everything said when the steps are put in at once, in an order of arrival, and a year passes.
   */
  List<SpecificRecord> play(long shuffle) {
    List<Step> arriving = new ArrayList<>(steps);
    if (shuffle != 0) {
      Collections.shuffle(arriving, new Random(shuffle));
    }
    StationHarness<CaseInput, LogRecord, OutputRecord> log = CaseworkHarness.log(Metrics.NONE);
    arriving.forEach(step -> log.data(HitFixtures.SUBJECT, step.input(), step.at().toEpochMilli()));
    List<SpecificRecord> said = new ArrayList<>();
    log.advanceTo(now.plus(Duration.ofDays(365)).toEpochMilli())
        .forEach(each -> said.add(CaseworkHarness.record(each.output())));
    return said;
  }
}
