package cn.jianguan.jobs.planning;

import cn.jianguan.record.PlanNote;
import cn.jianguan.record.PlannedVisit;
import cn.jianguan.record.SupervisionAct;
import cn.jianguan.record.TaskNote;
import cn.jianguan.record.TaskObject;
import cn.jianguan.record.TaskObjectNote;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

/** How a visit looks from its object: its own row first, then what task and plan say. */
final class VisitImage {
  private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");

  private VisitImage() {}

  /** A visit nothing was said of yet. */
  static PlannedVisit blank(String taskObjectId, TaskObject object) {
    return PlannedVisit.newBuilder()
        .setTaskObjectId(taskObjectId)
        .setTaskId(object.getTaskId())
        .setPlanId(object.getPlanId())
        .build();
  }

  /** The visit with what its own row says of class and result. */
  static PlannedVisit result(PlannedVisit before, SupervisionAct act, TaskObject object) {
    PlannedVisit visit = PlannedVisit.newBuilder(before).build();
    visit.setCreditClass(object.getCreditClass());
    visit.setAreaNumber(act.getAreaNumber());
    visit.setDone(!object.getCheckResults().isEmpty() || object.getProblem() != null);
    visit.setProblem(object.getProblem());
    visit.setFollowUpFinished(object.getFollowUpFinished());
    visit.setCheckActionCode(object.getCheckActionCode());
    visit.setCheckedAt(checkedAt(visit.getDone(), act, object));
    return visit;
  }

  /** A result without a day counts from when its row says it occurred. */
  private static Instant checkedAt(boolean done, SupervisionAct act, TaskObject object) {
    if (object.getCheckedAt() != null) {
      return object.getCheckedAt().atStartOfDay(SHANGHAI).toInstant();
    }
    return done ? act.getOccurredAt() : null;
  }

  static PlannedVisit join(PlannedVisit own, TaskObjectNote note, TaskNote task, PlanNote plan) {
    PlannedVisit visit = PlannedVisit.newBuilder(own).build();
    visit.setAgencyCode(first(note.getAgencyCode(), task.getAgencyCode()));
    visit.setDomain(first(note.getDomain(), task.getDomain()));
    visit.setItemCodes(items(note, task, plan));
    visit.setDateFrom(task.getDateFrom());
    visit.setDateTo(task.getDateTo());
    visit.setCancelledBy(cancelledBy(note, task, plan));
    visit.setCancelled(!visit.getCancelledBy().isEmpty());
    return visit;
  }

  private static List<String> items(TaskObjectNote note, TaskNote task, PlanNote plan) {
    List<String> own = note.getItemCodes().isEmpty() ? task.getItemCodes() : note.getItemCodes();
    return new ArrayList<>(own.isEmpty() ? plan.getItemCodes() : own);
  }

  private static String cancelledBy(TaskObjectNote note, TaskNote task, PlanNote plan) {
    if (note.getCancelled()) {
      return "任务对象已取消 / the drawn object was cancelled";
    }
    if (task.getCancelled()) {
      return "抽查任务已取消或删除 / the task was cancelled or deleted";
    }
    return plan.getCancelled()
        ? "抽查计划已取消、暂停或删除 / the plan was cancelled, suspended or deleted"
        : "";
  }

  private static String first(String one, String other) {
    return one.isEmpty() ? other : one;
  }
}
