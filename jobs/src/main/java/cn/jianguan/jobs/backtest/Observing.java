package cn.jianguan.jobs.backtest;

import cn.jianguan.codec.Codec;
import cn.jianguan.codec.UnreadableException;
import cn.jianguan.jobs.log.LogRecord;
import cn.jianguan.record.ActLogEntry;
import cn.jianguan.record.ActLogOp;
import cn.jianguan.rules.history.Observation;
import cn.jianguan.rules.history.SubjectKind;
import java.util.EnumSet;
import java.util.Set;
import org.apache.flink.api.common.accumulators.LongCounter;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.functions.RichFlatMapFunction;
import org.apache.flink.util.Collector;

/**
 * Entries of the act-log become the observations that intake made when it wrote them: ASSERT adds
 * an act, RETRACT and DELETE take its image back, DUPLICATE changed nothing.
 *
 * <p>Subjects that no model asks for are left out; the whole history of the others is kept, whether
 * a model reads that kind of act or not, since when a subject forgets depends on all it remembers.
 */
public final class Observing extends RichFlatMapFunction<LogRecord, Observation> {
  /** Entries read so far, and */
  public static final String READ = "read";

  /**
   * those of them that became observations or would have, duplicates and heartbeats not counted.
   */
  public static final String CHANGES = "changes";

  private static final long serialVersionUID = 1L;

  private final EnumSet<SubjectKind> subjects;
  private final long until;
  private final LongCounter read = new LongCounter();
  private final LongCounter changes = new LongCounter();
  private transient Codec codec;

  /**
   * @param subjects kinds of subject that some model is about
   * @param until last log time to look at, epoch ms
   */
  public Observing(Set<SubjectKind> subjects, long until) {
    this.subjects = EnumSet.copyOf(subjects);
    this.until = until;
  }

  @Override
  public void open(OpenContext context) {
    codec = Codec.standard();
    getRuntimeContext().addAccumulator(READ, read);
    getRuntimeContext().addAccumulator(CHANGES, changes);
  }

  @Override
  public void flatMap(LogRecord record, Collector<Observation> out) throws UnreadableException {
    read.add(1L);
    if (record.logTime() > until || codec.isHeartbeat(record.bytes())) {
      return;
    }
    ActLogEntry entry = codec.decode(record.bytes(), ActLogEntry.class);
    if (entry.getAct() == null) {
      return;
    }
    changes.add(1L);
    Observation.Op op = Observation.Op.of(entry.getOp() == ActLogOp.ASSERT, entry.getVersion());
    for (Observation observation :
        Observation.of(op, entry.getActId(), entry.getAct(), record.logTime())) {
      if (subjects.contains(observation.subject().kind())) {
        out.collect(observation);
      }
    }
  }
}
