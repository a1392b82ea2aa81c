package cn.jianguan.rules.engine;

import cn.jianguan.record.Severity;
import cn.jianguan.rules.history.BinaryFormat;

/**
 * A hit that can still be withdrawn.
 *
 * @param trigger as the hit names it
 * @param occurredAt occurredAt of the trigger, the deadline, or the end of the period, epoch ms UTC
 * @param logTime when it was emitted, epoch ms UTC
 */
record StandingHit(
    String trigger,
    TriggerReference cause,
    String hitId,
    String episodeKey,
    Severity severity,
    long occurredAt,
    long logTime) {

  void write(BinaryFormat.Writer out) {
    out.text(trigger);
    cause.write(out);
    out.text(hitId).text(episodeKey).number(severity.ordinal()).signed(occurredAt).signed(logTime);
  }

  static StandingHit read(BinaryFormat.Reader in) {
    return new StandingHit(
        in.text(),
        TriggerReference.read(in),
        in.text(),
        in.text(),
        Severity.values()[(int) in.number()],
        in.signed(),
        in.signed());
  }
}
