package cn.jianguan.jobs.intake;

import cn.jianguan.code.DocumentNumber;
import cn.jianguan.codec.Codec;
import cn.jianguan.jobs.log.InnerRecord;
import cn.jianguan.record.ActLogOp;
import cn.jianguan.record.CaseFile;
import cn.jianguan.record.CaseTransfer;
import cn.jianguan.record.Coercion;
import cn.jianguan.record.Commitment;
import cn.jianguan.record.Complaint;
import cn.jianguan.record.CreditEvent;
import cn.jianguan.record.FactKind;
import cn.jianguan.record.Inspection;
import cn.jianguan.record.InspectionPlan;
import cn.jianguan.record.InspectionTask;
import cn.jianguan.record.OtherAct;
import cn.jianguan.record.Penalty;
import cn.jianguan.record.SubjectFact;
import cn.jianguan.record.SupervisionAct;
import cn.jianguan.record.TaskObject;
import cn.jianguan.rules.history.Subjects;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/**
 * What of a changed act the stations behind need beside models: rows of plans go to where they are
 * joined, and what an act means for decisions about its object to where they are made. A correction
 * that stays with its object, or its plan, is one word and not two: nobody must see a visit as
 * cancelled that only changed.
 */
final class InnerNotes {
  private static final Set<String> VOICES = Set.of("COMPLAINT", "TIP", "");

  /** Items that one act may be about: more than any act has, and no sender can swell a state. */
  private static final int MOST_ITEMS = 200;

  private final Codec codec;

  InnerNotes(Codec codec) {
    this.codec = codec;
  }

  /**
   * What follows from one of the changes that a row makes.
   *
   * @param entry the change as it is in the act-log
   */
  List<InnerRecord> of(String actId, Change change, List<Change> changes, byte[] entry) {
    if (change.act() == null || isFollowedByItsLike(change, changes)) {
      return List.of();
    }
    String plan = planKey(change.act());
    if (!plan.isEmpty()) {
      return List.of(new InnerRecord(InnerRecord.Kind.PLAN, plan, entry));
    }
    String object = Subjects.objectKey(change.act());
    SubjectFact fact = object.isEmpty() ? null : fact(actId, change.act());
    if (fact == null) {
      return List.of();
    }
    fact.setRemoved(change.op() != ActLogOp.ASSERT);
    fact.setReplaced(change.op() == ActLogOp.DELETE && change.byTwin());
    fact.setVersion(change.version());
    return List.of(new InnerRecord(InnerRecord.Kind.FACT, object, codec.encode(fact)));
  }

  private static boolean isFollowedByItsLike(Change change, List<Change> changes) {
    if (change.op() != ActLogOp.RETRACT) {
      return false;
    }
    SupervisionAct next = changes.get(changes.size() - 1).act();
    return next != change.act()
        && place(change.act()).equals(place(next))
        && kept(change.act()) == kept(next);
  }

  /** Whether anything is remembered of the act at all. */
  private static boolean kept(SupervisionAct act) {
    return !planKey(act).isEmpty() || fact("", act) != null;
  }

  /** Where the act is remembered. */
  private static String place(SupervisionAct act) {
    String task = act.getBody() instanceof InspectionTask body ? body.getTaskId() : "";
    String plan = planKey(act);
    return plan.isEmpty() ? Subjects.objectKey(act) : plan + '|' + task;
  }

  /** The plan a row belongs to, or the task where that has none; empty: no row of a plan. */
  private static String planKey(SupervisionAct act) {
    if (act.getBody() instanceof InspectionPlan plan) {
      return "plan:" + plan.getPlanId();
    } else if (act.getBody() instanceof InspectionTask task) {
      return planKey(task.getPlanId(), task.getTaskId());
    } else if (act.getBody() instanceof TaskObject object) {
      return planKey(object.getPlanId(), object.getTaskId());
    }
    return "";
  }

  private static String planKey(String planId, String taskId) {
    return planId.isEmpty() ? "task:" + taskId : "plan:" + planId;
  }

  /** What the act means for its object; null: nothing. */
  private static SubjectFact fact(String actId, SupervisionAct act) {
    if (act.getBody() instanceof Inspection inspection) {
      return inspection(common(actId, act, FactKind.CHECK), inspection);
    } else if (act.getBody() instanceof Penalty penalty) {
      SubjectFact fact = common(actId, act, FactKind.OFFENCE);
      fact.setProblem(!penalty.getRevoked());
      return numbered(fact, penalty.getPunishActionCode(), penalty.getPunishDocumentCode());
    } else if (act.getBody() instanceof Coercion coercion) {
      SubjectFact fact = common(actId, act, FactKind.COERCION);
      return numbered(fact, coercion.getForceActionCode(), coercion.getDocumentCode());
    } else if (act.getBody() instanceof OtherAct other) {
      return numbered(common(actId, act, FactKind.OTHER_ACT), other.getActionCode());
    } else if (act.getBody() instanceof CaseFile file) {
      return numbered(common(actId, act, FactKind.OTHER_ACT), file.getCaseId());
    } else if (act.getBody() instanceof CaseTransfer transfer) {
      return numbered(common(actId, act, FactKind.OTHER_ACT), transfer.getTransferId());
    } else if (act.getBody() instanceof Complaint complaint) {
      return VOICES.contains(complaint.getKind()) ? common(actId, act, FactKind.COMPLAINT) : null;
    } else if (act.getBody() instanceof CreditEvent credit) {
      SubjectFact fact = common(actId, act, FactKind.CREDIT);
      fact.setCode(credit.getGrade());
      return credit.getGrade().isEmpty() ? null : fact;
    } else if (act.getBody() instanceof Commitment commitment) {
      SubjectFact fact = common(actId, act, FactKind.PROMISE);
      commitment.getCommitmentItems().stream()
          .filter(item -> !fact.getItemCodes().contains(item))
          .limit(MOST_ITEMS)
          .forEach(fact.getItemCodes()::add);
      return fact;
    }
    return null;
  }

  private static SubjectFact inspection(SubjectFact fact, Inspection inspection) {
    fact.setTaskId(inspection.getTaskId());
    fact.setJointTaskId(inspection.getJointTaskId());
    fact.setOnSite(inspection.getOnSite());
    fact.setVisitReason(inspection.getVisitReason());
    fact.setProblem(inspection.getProblem());
    fact.setFollowUpFinished(inspection.getFollowUpFinished());
    fact.setCode(inspection.getCheckActionCode());
    return numbered(fact, inspection.getCheckActionCode());
  }

  /** Under which numbers people know the act. */
  private static SubjectFact numbered(SubjectFact fact, String... numbers) {
    fact.setNumbers(
        Arrays.stream(numbers)
            .filter(it -> !it.isBlank())
            .map(DocumentNumber::spelling)
            .distinct()
            .toList());
    return fact;
  }

  private static SubjectFact common(String actId, SupervisionAct act, FactKind kind) {
    List<String> items = new ArrayList<>();
    if (!act.getItemCode().isEmpty()) {
      items.add(act.getItemCode());
    }
    return SubjectFact.newBuilder()
        .setActId(actId)
        .setKind(kind)
        .setOccurredAt(act.getOccurredAt())
        .setAgencyCode(act.getAgencyCode())
        .setAreaNumber(act.getAreaNumber())
        .setDomain(act.getDomain())
        .setItemCodes(items)
        .build();
  }
}
