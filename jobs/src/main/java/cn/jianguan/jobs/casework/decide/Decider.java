package cn.jianguan.jobs.casework.decide;

import cn.jianguan.record.ExemptionItem;
import cn.jianguan.record.NoDisturbEntry;
import cn.jianguan.record.Outage;
import cn.jianguan.record.SandboxEntry;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Decides what happens to an alert: the rows of the table in order, the first that fits. */
public final class Decider {
  /** Rules by which an alert that people have already can still go with a task. */
  private static final Set<Rule> JOINING = Set.of(Rule.P3, Rule.P4);

  private final List<DecisionRow> rows = DecisionTable.read();

  /** What the system does with a new alert. */
  public Decision decide(Circumstances it) {
    List<DecisionRow> fitting = rows.stream().filter(row -> row.holds(it)).toList();
    return decision(fitting.get(0), it, fitting.subList(1, fitting.size()));
  }

  /**
   * Whether an alert that is with people already goes with a task after all: plan data may arrive
   * after the alert. Empty where nothing changes.
   */
  public Optional<Decision> join(Circumstances it) {
    DecisionRow first = rows.stream().filter(row -> row.holds(it)).findFirst().orElseThrow();
    return JOINING.contains(first.rule())
        ? Optional.of(decision(first, it, List.of()))
        : Optional.empty();
  }

  private static Decision decision(DecisionRow row, Circumstances it, List<DecisionRow> overruled) {
    List<Match> used =
        row.doing().stream().sorted().flatMap(doing -> doing.used(it).stream()).toList();
    return new Decision(
        row.rule(),
        row.event(),
        row.code(),
        row.whyZh() + detail(row.rule(), it, "：", it.route().whyZh()),
        row.whyEn() + detail(row.rule(), it, ": ", it.route().whyEn()),
        used,
        silencedBy(row.rule(), it),
        row.doing().contains(Doing.OFF_SITE),
        overruled.stream().filter(each -> each.rule() != Rule.P10).toList());
  }

  private static String detail(Rule rule, Circumstances it, String colon, String route) {
    return switch (rule) {
      case S6 ->
          it.route().resolved() ? " (%s)".formatted(it.hit().getConfidence()) : colon + route;
      case P1, P2, P10 -> route.isEmpty() ? "" : colon + route;
      case P9 -> " (%d/%d)".formatted(Visits.counted(it).size(), Visits.cap(it));
      default -> "";
    };
  }

  /** A pointer to what silences the alert. */
  private static String silencedBy(Rule rule, Circumstances it) {
    return switch (rule) {
      case P7 -> "act:" + it.checks().clean().map(Checks.Check::id).orElseThrow();
      case P8 -> "act:" + it.checks().followUp().map(Checks.Check::id).orElseThrow();
      case S8 -> "outage:" + it.lists().outage(it.hit()).map(Outage::getOutageId).orElseThrow();
      case S1 -> "exemption:" + exempted(it);
      case S3 ->
          "sandbox:"
              + it.lists()
                  .sandbox(it.hit(), it.today())
                  .map(SandboxEntry::getSandboxId)
                  .orElseThrow();
      case S9 ->
          "no-disturb:"
              + it.lists()
                  .noDisturb(it.hit(), it.today(), it.file().getDisturbedAt())
                  .map(NoDisturbEntry::getDocument)
                  .orElseThrow();
      case P9 -> "visits:" + String.join(",", Visits.counted(it));
      default -> "";
    };
  }

  private static String exempted(Circumstances it) {
    return it.hit().getItemCodes().stream()
        .map(item -> it.lists().exemption(item, it.hit().getAreaNumber(), it.today()))
        .flatMap(Optional::stream)
        .map(ExemptionItem::getItemCode)
        .findFirst()
        .orElseThrow();
  }
}
