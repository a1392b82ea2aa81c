package cn.jianguan.jobs.casework.lifecycle;

import cn.jianguan.log.Refusal;
import cn.jianguan.record.RejectReason;
import java.util.List;
import java.util.Optional;

/** What must hold before a task's agency or an enterprise may answer. */
enum PlanGuard implements Guard {
  /** A joint visit was proposed, and its time has not run out. */
  PROPOSAL {
    @Override
    public Optional<Refusal> check(Move move) {
      return Guard.unless(
          move.file().getConfirmBy() != null,
          Refusal.of(
              RejectReason.COMMAND_ILLEGAL,
              "event",
              move.command().getEvent(),
              "没有待确认的并入任务建议 / no joining of a task is proposed"));
    }
  },

  /** It is one of those the joint visit is proposed to, whoever's alert this is. */
  JOINT_MEMBER {
    @Override
    public Optional<Refusal> check(Move move) {
      List<String> asked = move.file().getJointAgencies();
      return Guard.unless(
          asked.contains(move.command().getActorOrg()),
          Refusal.of(
              asked.isEmpty() ? RejectReason.COMMAND_ILLEGAL : RejectReason.COMMAND_FORBIDDEN,
              "actorOrg",
              move.command().getActorOrg(),
              asked.isEmpty()
                  ? "没有待答复的联合上门建议 / no joint visit is proposed"
                  : "应为联合部门之一 %s / one of the departments asked".formatted(asked)));
    }
  },

  /** The enterprise answers for itself only. */
  OWN_OBJECT {
    @Override
    public Optional<Refusal> check(Move move) {
      String object = move.alert().getObjectKey();
      return Guard.unless(
          !object.isEmpty() && move.command().getActorOrg().equals(object),
          Refusal.of(
              RejectReason.COMMAND_FORBIDDEN,
              "actorOrg",
              move.command().getActorOrg(),
              "应为监管对象本身 %s / the supervised object itself".formatted(object)));
    }
  }
}
