package cn.jianguan.jobs.unify;

import cn.jianguan.codec.Codec;
import cn.jianguan.codec.UnreadableException;
import cn.jianguan.jobs.log.InnerRecord;
import cn.jianguan.jobs.log.LogRecord;
import cn.jianguan.jobs.metrics.Counters;
import cn.jianguan.jobs.metrics.Metric;
import cn.jianguan.jobs.metrics.Metrics;
import cn.jianguan.jobs.order.Station;
import cn.jianguan.jobs.order.StationContext;
import cn.jianguan.jobs.order.StationFailure;
import cn.jianguan.log.Original;
import cn.jianguan.log.Refusal;
import cn.jianguan.log.Rejects;
import cn.jianguan.log.StationName;
import cn.jianguan.record.ActTurn;
import cn.jianguan.record.RejectReason;
import cn.jianguan.record.RejectRecord;
import cn.jianguan.record.TwinAnswer;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * Finds which rows about one object are of one act, and tells the log which of them stands. Takes
 * turns of intake by object, says turns of its own by act.
 */
public final class Unify implements Station<InnerRecord, LogRecord, InnerRecord> {
  private static final Rejects REJECTS = new Rejects(StationName.UNIFY);
  private static final String SETTLE = "settle";

  private final Codec codec = Codec.standard();
  private final long retentionMs;
  private final UnaryOperator<String> actors;
  private final Counters<RejectReason> rejects;

  /**
   * @param retention how long rows about an object are remembered after the last of them, log time
   * @param actors pseudonym of a person who acts; a pseudonym is its own
   */
  public Unify(Duration retention, UnaryOperator<String> actors, Metrics metrics) {
    this.actors = actors;
    retentionMs = retention.toMillis();
    rejects =
        new Counters<>(
            why -> metrics.counter(Metric.REJECTS, StationName.UNIFY.word(), why.name()));
  }

  /** What lists say of a row, intake has put into its turn. */
  @Override
  public void reference(LogRecord record, long logTime) {}

  @Override
  public void data(InnerRecord said, StationContext<InnerRecord> context) {
    if (said.kind() == InnerRecord.Kind.ANSWER) {
      answer(said, context);
      return;
    }
    try {
      file(context).take(codec.decode(said.bytes(), ActTurn.class));
    } catch (UnreadableException e) {
      throw new IllegalStateException("a turn of our own: " + e.expected(), e);
    }
    context.expireAt(context.logTime() + retentionMs);
  }

  private void answer(InnerRecord said, StationContext<InnerRecord> context) {
    Optional<Refusal> refusal;
    try {
      TwinAnswer answer = codec.decode(said.bytes(), TwinAnswer.class);
      answer.setActorId(actors.apply(answer.getActorId()));
      refusal = file(context).answer(answer);
    } catch (UnreadableException e) {
      refusal = Optional.of(Refusal.ofAll(e.reason(), e.expected()));
    }
    refusal.ifPresent(it -> context.emit(reject(said, context.key(), context.logTime(), it)));
  }

  @Override
  public void timer(String name, long at, StationContext<InnerRecord> context) {
    file(context).settle();
  }

  private TwinFile file(StationContext<InnerRecord> context) {
    return new TwinFile(
        new TwinStore(context.state()),
        new Entries(codec, context.logTime()),
        new TwinFile.Log() {
          @Override
          public void tell(String actId, List<byte[]> entries) {
            context.emit(turn(actId, entries));
          }

          @Override
          public void settleLater() {
            context.timerAt(SETTLE, context.logTime() + 1);
          }
        });
  }

  private InnerRecord turn(String actId, List<byte[]> entries) {
    ActTurn turn =
        ActTurn.newBuilder()
            .setActId(actId)
            .setEntries(entries.stream().map(ByteBuffer::wrap).toList())
            .build();
    return new InnerRecord(InnerRecord.Kind.ACT, actId, codec.encode(turn));
  }

  @Override
  public Optional<InnerRecord> failed(StationFailure<InnerRecord> failure) {
    if (failure.data() == null) {
      return Optional.empty();
    }
    return Optional.of(reject(failure.data(), failure.key(), failure.logTime(), failure.refusal()));
  }

  /** Named by object, moment and content. */
  private InnerRecord reject(InnerRecord said, String key, long logTime, Refusal refusal) {
    String content = Integer.toHexString(Arrays.hashCode(said.bytes()));
    Original original =
        new Original("unify-" + key + '-' + logTime + '-' + content, logTime, said.bytes());
    RejectRecord reject = REJECTS.of(original, refusal);
    rejects.increment(reject.getReason());
    return new InnerRecord(InnerRecord.Kind.REJECT, reject.getRejectId(), codec.encode(reject));
  }
}
