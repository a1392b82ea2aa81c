package cn.jianguan.jobs.intake;

import cn.jianguan.codec.Codec;
import cn.jianguan.codec.UnreadableException;
import cn.jianguan.jobs.log.OutputRecord;
import cn.jianguan.log.Topic;
import cn.jianguan.record.ActLogEntry;
import cn.jianguan.record.ActLogOp;
import cn.jianguan.record.ActTurn;
import cn.jianguan.rules.history.Observation;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * What a change of an act is to those who listen: an entry of the act-log, observations for the
 * models, and words for stations behind. All of it follows from the entries.
 */
public final class Telling {
  private final Codec codec;
  private final InnerNotes inner;

  public Telling(Codec codec) {
    this.codec = codec;
    this.inner = new InnerNotes(codec);
  }

  /** Of entries that a later station made of a turn of intake. */
  public void tell(ActTurn turn, long logTime, Consumer<IntakeOutput> out) {
    List<Change> changes = new ArrayList<>();
    List<byte[]> entries = new ArrayList<>();
    for (ByteBuffer each : turn.getEntries()) {
      byte[] bytes = Codec.bytes(each);
      entries.add(bytes);
      changes.add(change(bytes));
    }
    tell(turn.getActId(), changes, entries, logTime, out);
  }

  private Change change(byte[] bytes) {
    try {
      ActLogEntry entry = codec.decode(bytes, ActLogEntry.class);
      return new Change(
          entry.getOp(),
          entry.getVersion(),
          entry.getAct(),
          entry.getDuplicateLevel(),
          entry.getByTwin());
    } catch (UnreadableException e) {
      throw new IllegalStateException("an entry of our own: " + e.expected(), e);
    }
  }

  /**
   * Of changes that one row makes.
   *
   * @param entries the changes as they are in the act-log
   */
  void tell(
      String actId,
      List<Change> changes,
      List<byte[]> entries,
      long logTime,
      Consumer<IntakeOutput> out) {
    for (int i = 0; i < changes.size(); i++) {
      Change change = changes.get(i);
      byte[] entry = entries.get(i);
      out.accept(new IntakeOutput.Logged(new OutputRecord(Topic.ACT_LOG, actId, logTime, entry)));
      observe(actId, change, logTime, out);
      inner
          .of(actId, change, changes, entry)
          .forEach(told -> out.accept(new IntakeOutput.Told(told)));
    }
  }

  private static void observe(
      String actId, Change change, long logTime, Consumer<IntakeOutput> out) {
    if (change.act() == null) {
      return;
    }
    Observation.Op op = Observation.Op.of(change.op() == ActLogOp.ASSERT, change.version());
    Observation.of(op, actId, change.act(), logTime)
        .forEach(observation -> out.accept(new IntakeOutput.Observed(observation)));
  }
}
