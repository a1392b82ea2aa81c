package cn.jianguan.jobs.casework.lifecycle;

import cn.jianguan.log.Refusal;
import cn.jianguan.record.RejectReason;
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
              "没有待确认的一次入企建议 / no joint visit is proposed"));
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
