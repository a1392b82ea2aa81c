package cn.jianguan.rules.grade;

import cn.jianguan.record.Complaint;
import cn.jianguan.record.CreditEvent;
import cn.jianguan.record.Penalty;
import cn.jianguan.record.ReportFiling;
import cn.jianguan.record.SupervisedObject;
import cn.jianguan.record.SupervisionAct;
import cn.jianguan.record.WasteManifest;
import cn.jianguan.rules.grade.GradeFact.Kind;
import cn.jianguan.rules.history.Subjects;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** What an act says about its object, for its grade. */
public final class ActFacts {
  /** Midnight of any zone lies within it of midnight UTC. */
  private static final Duration HALF_DAY = Duration.ofHours(12);

  private static final Set<String> BAD_LISTS = Set.of("BLACK", "ABNORMAL", "SERIOUS");

  private ActFacts() {}

  /** The object that an act of kind OBJECT registers; null for other acts, and without a key. */
  public static GradedObject object(SupervisionAct act) {
    String key = Subjects.objectKey(act);
    if (!(act.getBody() instanceof SupervisedObject body) || key.isEmpty()) {
      return null;
    }
    return new GradedObject(
        key,
        act.getObjectName(),
        act.getIndustryCode().isEmpty() ? body.getIndustryName() : act.getIndustryCode(),
        act.getAreaNumber(),
        body.getTownship(),
        new TreeSet<>(body.getProgrammes()));
  }

  /** Facts of an act; none where it names no object or says nothing that is graded. */
  public static List<GradeFact> of(SupervisionAct act) {
    String key = Subjects.objectKey(act);
    List<GradeFact> facts = new ArrayList<>(2);
    if (key.isEmpty()) {
      return facts;
    }
    LocalDate day = day(act);
    Object body = act.getBody();
    if (body instanceof Penalty penalty && !penalty.getRevoked() && !penalty.getNoPenalty()) {
      double yuan = penalty.getFineFen() / 100.0;
      for (String penalised : penalised(act, penalty, key)) {
        facts.add(new GradeFact(penalised, Kind.PENALTY, day, null, department(act), yuan));
      }
      if (penalty.getImproveDeadline() != null && penalty.getRecheckResult().isEmpty()) {
        LocalDate due = penalty.getImproveDeadline();
        facts.add(new GradeFact(key, Kind.CORRECTION, due, null, department(act), 0));
      }
    } else if (body instanceof ReportFiling filing) {
      double amount = filing.getValue() == null ? 0 : filing.getValue();
      facts.add(new GradeFact(key, Kind.FILING, day, null, filing.getReportType(), amount));
    } else if (body instanceof WasteManifest waste) {
      double amount = waste.getQuantity() == null ? 0 : waste.getQuantity();
      facts.add(new GradeFact(key, Kind.FILING, day, null, "WASTE", amount));
    } else if (body instanceof Complaint) {
      facts.add(new GradeFact(key, Kind.COMPLAINT, day, null, act.getDomain(), 0));
    } else if (body instanceof CreditEvent credit) {
      credit(key, day, credit, facts);
    }
    return facts;
  }

  private static void credit(String key, LocalDate day, CreditEvent credit, List<GradeFact> facts) {
    LocalDate from = credit.getEffectiveFrom() == null ? day : credit.getEffectiveFrom();
    LocalDate to = credit.getEffectiveTo();
    if (credit.getGrade().matches("[ABCD]")) {
      facts.add(new GradeFact(key, Kind.IMPORTED, from, to, credit.getGrade(), 0));
    }
    if (BAD_LISTS.contains(credit.getListType())) {
      // Leaving a list ends the entry on the day before.
      boolean leaves = credit.getInOut().equals("OUT");
      LocalDate until = leaves ? from.minusDays(1) : to;
      facts.add(new GradeFact(key, Kind.LISTED, from, until, credit.getListType(), 0));
    }
  }

  private static String department(SupervisionAct act) {
    return act.getAgencyCode();
  }

  /** Who broke the law, and the site or seat under which the decision is registered. */
  private static Set<String> penalised(SupervisionAct act, Penalty penalty, String key) {
    Set<String> keys = new LinkedHashSet<>(List.of(key));
    String registered = penalty.getRegisteredId().replace(" ", "");
    if (!registered.isEmpty()) {
      keys.add(act.getParty().getCeType() + ":" + registered);
    }
    return keys;
  }

  private static LocalDate day(SupervisionAct act) {
    if (act.getOccurredOn() != null) {
      return act.getOccurredOn();
    }
    return LocalDate.ofInstant(
        act.getOccurredAt().plus(act.getDateOnly() ? HALF_DAY : Duration.ofHours(8)),
        ZoneOffset.UTC);
  }
}
