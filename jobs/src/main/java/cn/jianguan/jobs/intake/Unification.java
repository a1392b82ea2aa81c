package cn.jianguan.jobs.intake;

import cn.jianguan.record.ActLogOp;
import cn.jianguan.record.Envelope;
import cn.jianguan.record.Operation;
import cn.jianguan.record.SupervisionAct;
import java.util.List;

/**
 * Decides what a row does to the act it is about. The newest batch wins, by whatever way it came;
 * within one batch the later row in the log. INSERT and UPDATE both say how the act stands.
 *
 * <table>
 * <caption>by what is known of the act</caption>
 * <tr><th>row</th><th>unknown</th><th>stands</th><th>deleted</th></tr>
 * <tr><td>older batch</td><td>–</td><td>STALE</td><td>STALE</td></tr>
 * <tr><td>same content</td><td>ASSERT</td><td>L0; L1 by a way not seen</td><td>ASSERT*</td></tr>
 * <tr><td>other content</td><td>ASSERT</td><td>RETRACT, ASSERT</td><td>ASSERT*</td></tr>
 * <tr><td>DELETE</td><td>DELETE, tombstone</td><td>DELETE, tombstone</td><td>L0</td></tr>
 * </table>
 *
 * <p>* only with a batch newer than the one that deleted it, else STALE: an insert that arrives
 * after the delete of its own batch does not bring the act back.
 *
 * <p>Where several ways tell of one act, it was published when the first of them was: a further
 * listing does not move that day, and an older batch may still bring an earlier one.
 */
final class Unification {
  private final Content content;

  Unification(Content content) {
    this.content = content;
  }

  /**
   * What follows from a row, and how the act is remembered after it.
   *
   * @param state without an entry where the last change is an ASSERT: its entry is yet to be
   *     written
   */
  record Outcome(List<Change> changes, RowState state) {}

  Outcome unify(RowState before, SupervisionAct row, long logTime) {
    Envelope envelope = row.getEnvelope();
    String route = envelope.getCdSource() + '/' + envelope.getCdId();
    String batch = envelope.getCdBatch();
    boolean isDelete = envelope.getCdOperation() == Operation.DELETE;
    if (before == null) {
      Change change =
          isDelete
              ? new Change(ActLogOp.DELETE, 1, null, null)
              : new Change(ActLogOp.ASSERT, 1, row, null);
      return new Outcome(List.of(change), RowState.first(route, batch, logTime));
    }
    int age = batch.compareTo(before.batch());
    if (age < 0 && !isDelete && !before.isDeleted() && before.isOtherWay(route)) {
      return published(before, row, route, batch, logTime);
    }
    if (age < 0 || before.isDeleted() && !isDelete && age == 0) {
      return same(before, Change.STALE, route, batch, logTime);
    }
    return isDelete
        ? delete(before, route, batch, logTime)
        : stand(before, row, route, batch, logTime);
  }

  /** An older listing by another way: all it can add is that the act was published earlier. */
  private Outcome published(
      RowState before, SupervisionAct row, String route, String batch, long logTime) {
    SupervisionAct former = content.of(before.entry());
    SupervisionAct earlier = content.of(before.entry());
    if (!FirstPublication.keep(row, earlier)) {
      return same(before, Change.STALE, route, batch, logTime);
    }
    return changed(before, former, earlier, route, batch, logTime);
  }

  private Outcome delete(RowState before, String route, String batch, long logTime) {
    if (before.isDeleted()) {
      return same(before, levelOf(before, route), route, batch, logTime);
    }
    long version = before.version() + 1;
    SupervisionAct former = content.of(before.entry());
    return new Outcome(
        List.of(new Change(ActLogOp.DELETE, version, former, null)),
        before.with(version, route, batch, RowState.NONE, logTime));
  }

  private Outcome stand(
      RowState before, SupervisionAct row, String route, String batch, long logTime) {
    if (before.isDeleted()) {
      long version = before.version() + 1;
      Change now = new Change(ActLogOp.ASSERT, version, row, null);
      return new Outcome(List.of(now), before.with(version, route, batch, RowState.NONE, logTime));
    }
    SupervisionAct former = content.of(before.entry());
    if (before.isOtherWay(route)) {
      FirstPublication.keep(former, row);
    }
    if (content.isSame(former, row)) {
      return same(before, levelOf(before, route), route, batch, logTime);
    }
    return changed(before, former, row, route, batch, logTime);
  }

  private static Outcome changed(
      RowState before,
      SupervisionAct former,
      SupervisionAct now,
      String route,
      String batch,
      long logTime) {
    long version = before.version() + 1;
    return new Outcome(
        List.of(
            new Change(ActLogOp.RETRACT, before.version(), former, null),
            new Change(ActLogOp.ASSERT, version, now, null)),
        before.with(version, route, batch, RowState.NONE, logTime));
  }

  private static Outcome same(
      RowState before, String level, String route, String batch, long logTime) {
    return new Outcome(
        List.of(Change.duplicate(before.version(), level)),
        before.with(before.version(), route, batch, before.entry(), logTime));
  }

  private static String levelOf(RowState before, String route) {
    return before.routes().containsKey(route) ? Change.SAME_WAY : Change.OTHER_WAY;
  }
}
