package cn.jianguan.jobs.casework;

import cn.jianguan.record.ExemptionItem;
import cn.jianguan.record.FactKind;
import cn.jianguan.record.HitRecord;
import cn.jianguan.record.NoDisturbEntry;
import cn.jianguan.record.Outage;
import cn.jianguan.record.PlannedVisit;
import cn.jianguan.record.SandboxEntry;
import cn.jianguan.record.Severity;
import cn.jianguan.record.SubjectFact;
import cn.jianguan.record.SupervisionItem;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/**
 * Plans and lists for tests. Now is Monday 14 September 2020, 10:00; a YELLOW alert of that moment
 * must be verified by 21 September (5 wd) and closed by 19 October (19 wd: 27 September is worked,
 * 1 to 8 October are not), an ORANGE one closed by 28 September.
 */
final class Plans {
  static final Instant NOW = CaseworkHarness.at(9, 14, 10, 0);
  static final String ITEM = "01234567890001";
  static final String SIBLING = "01234567890002";
  static final String OTHER = "09999999990001";
  static final String TASK_AGENCY = Town.MARKET;

  private Plans() {}

  /** An item and its sibling under one main item, another, and nothing else. */
  static void catalogue(CaseworkHarness town) {
    town.reference(item(ITEM, "MAIN-1"), Instant.EPOCH);
    town.reference(item(SIBLING, "MAIN-1"), Instant.EPOCH);
    town.reference(item(OTHER, "MAIN-2"), Instant.EPOCH);
  }

  private static SupervisionItem item(String code, String main) {
    return SupervisionItem.newBuilder()
        .setItemCode(code)
        .setMainItemCode(main)
        .setItemName("事项")
        .setDomain("SC")
        .build();
  }

  static HitRecord.Builder hit(String id, Severity severity) {
    return HitFixtures.hit(id, severity, NOW).setItemCodes(List.of(ITEM));
  }

  /** A drawn object of the same item; the task's days are given. */
  static PlannedVisit.Builder visit(String id, LocalDate from, LocalDate to) {
    return PlannedVisit.newBuilder()
        .setTaskObjectId(id)
        .setTaskId("T-" + id)
        .setPlanId("P-1")
        .setAgencyCode(TASK_AGENCY)
        .setDomain("SC")
        .setItemCodes(List.of(ITEM))
        .setDateFrom(from)
        .setDateTo(to);
  }

  static PlannedVisit.Builder open(String id) {
    return visit(id, LocalDate.of(2020, 9, 1), LocalDate.of(2020, 9, 30));
  }

  /** Begins after an alert of today has to be verified, and ends before it has to be closed. */
  static PlannedVisit.Builder upcoming(String id) {
    return visit(id, LocalDate.of(2020, 9, 22), LocalDate.of(2020, 9, 25));
  }

  static PlannedVisit.Builder later(String id) {
    return visit(id, LocalDate.of(2020, 9, 22), LocalDate.of(2020, 12, 31));
  }

  /** Visited this morning, after the evidence of {@link #hit}. */
  static PlannedVisit.Builder done(String id, boolean problem) {
    return open(id)
        .setDone(true)
        .setProblem(problem)
        .setFollowUpFinished(problem ? false : null)
        .setCheckedAt(NOW.minus(Duration.ofMinutes(1)));
  }

  static SubjectFact.Builder check(String id, Instant at) {
    return SubjectFact.newBuilder()
        .setActId(id)
        .setKind(FactKind.CHECK)
        .setOccurredAt(at)
        .setAgencyCode(TASK_AGENCY)
        .setAreaNumber(Town.COUNTY)
        .setDomain("SC")
        .setItemCodes(List.of(ITEM))
        .setOnSite(true)
        .setVisitReason("01");
  }

  static SubjectFact promise() {
    return SubjectFact.newBuilder()
        .setActId("promise")
        .setKind(FactKind.PROMISE)
        .setOccurredAt(NOW.minus(Duration.ofDays(3)))
        .setItemCodes(List.of(ITEM))
        .build();
  }

  static SubjectFact complaint(String domain) {
    return SubjectFact.newBuilder()
        .setActId("complaint")
        .setKind(FactKind.COMPLAINT)
        .setOccurredAt(NOW)
        .setDomain(domain)
        .build();
  }

  static ExemptionItem exemption() {
    return ExemptionItem.newBuilder().setItemCode(ITEM).setDocument("免罚清单").build();
  }

  static SandboxEntry sandbox() {
    return SandboxEntry.newBuilder()
        .setObjectKey(HitFixtures.SUBJECT)
        .setSandboxId("SB-1")
        .setNegativeItems(List.of(OTHER))
        .setValidTo(LocalDate.of(2020, 12, 31))
        .build();
  }

  static NoDisturbEntry notDisturbed() {
    return NoDisturbEntry.newBuilder()
        .setObjectKey(HitFixtures.SUBJECT)
        .setDocument("名单 1 号")
        .setValidFrom(LocalDate.of(2020, 1, 1))
        .build();
  }

  static Outage outage() {
    return Outage.newBuilder()
        .setOutageId("O-1")
        .setObjectKey(HitFixtures.SUBJECT)
        .setFrom(NOW.minus(Duration.ofHours(8)))
        .setUntil(NOW)
        .build();
  }
}
