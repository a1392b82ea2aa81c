package cn.jianguan.jobs.casework.lifecycle;

import cn.jianguan.log.Refusal;
import cn.jianguan.record.RejectReason;
import java.util.Optional;

/** Rows that have their place in the table but wait for something this version does not have. */
enum NotYet implements Guard {
  PLANS("双随机计划尚未接入 / random-inspection plans are not connected yet"),
  SOFT_ROUTES("抑制与企业自纠尚未启用 / suppression and self-correction are not in use yet"),
  OWN_ALERT("并入记在已有预警上，不另立预警 / a merge is a row of the open alert, not an alert of its own");

  private final String why;

  NotYet(String why) {
    this.why = why;
  }

  @Override
  public Optional<Refusal> check(Move move) {
    return Optional.of(
        Refusal.of(RejectReason.COMMAND_ILLEGAL, "event", move.command().getEvent(), why));
  }
}
