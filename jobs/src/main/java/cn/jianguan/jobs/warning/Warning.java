package cn.jianguan.jobs.warning;

import cn.jianguan.codec.Codec;
import cn.jianguan.codec.UnreadableException;
import cn.jianguan.jobs.log.LogRecord;
import cn.jianguan.jobs.log.OutputRecord;
import cn.jianguan.jobs.metrics.Metrics;
import cn.jianguan.jobs.order.Emitter;
import cn.jianguan.jobs.order.Station;
import cn.jianguan.jobs.order.StationContext;
import cn.jianguan.jobs.order.StationFailure;
import cn.jianguan.log.Original;
import cn.jianguan.log.Rejects;
import cn.jianguan.log.StationName;
import cn.jianguan.log.Topic;
import cn.jianguan.record.HitRecord;
import cn.jianguan.record.ModelRecord;
import cn.jianguan.record.ReferenceRecord;
import cn.jianguan.record.RejectRecord;
import cn.jianguan.rules.engine.EvaluationOutput;
import cn.jianguan.rules.engine.Evaluator;
import cn.jianguan.rules.engine.EvaluatorOptions;
import cn.jianguan.rules.history.Observation;
import cn.jianguan.rules.pack.ManifestReader;
import cn.jianguan.rules.publication.PublishedVersion;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The second station: what is observed about a subject is evaluated by every model in effect. Keyed
 * by subject. Reference input: the models and the working calendar. Says HITS, or SHADOW_HITS of
 * models in shadow, keyed by the alert's subject, and REJECTS of models that fail.
 */
public final class Warning implements Station<Observation, LogRecord, OutputRecord> {
  private static final Rejects REJECTS = new Rejects(StationName.WARNING);

  private final Codec codec = Codec.standard();
  private final Evaluator evaluator;
  private final WarningMetrics metrics;
  private long newestModel = Long.MIN_VALUE;

  public Warning(EvaluatorOptions options, Metrics metrics) {
    this.metrics = new WarningMetrics(metrics);
    this.evaluator = new Evaluator(new ManifestReader(), options, this.metrics::evaluations);
  }

  /** What cannot be read or be a model was refused before it was broadcast. */
  @Override
  public void reference(LogRecord record, long logTime) {
    try {
      String name = codec.recordName(record.bytes());
      if (name.equals(ModelRecord.getClassSchema().getFullName())) {
        publish(codec.decode(record.bytes(), ModelRecord.class), logTime);
        newestModel = Math.max(newestModel, logTime);
      } else {
        evaluator.reference(codec.decode(record.bytes(), ReferenceRecord.class), logTime);
      }
    } catch (UnreadableException e) {
      return;
    }
  }

  private void publish(ModelRecord model, long logTime) {
    model.setEffectiveFrom(Instant.ofEpochMilli(PublishedVersion.holdsFrom(model, logTime)));
    evaluator.publish(model);
  }

  @Override
  public void data(Observation observation, StationContext<OutputRecord> context) {
    metrics.observed();
    evaluator.observe(observation, context, new Output(context));
  }

  @Override
  public void timer(String name, long at, StationContext<OutputRecord> context) {
    evaluator.deadline(name, at, context, new Output(context));
  }

  @Override
  public Optional<OutputRecord> failed(StationFailure<Observation> failure) {
    String cause = failure.data() == null ? failure.timer() : failure.data().actId();
    Original original = new Original(failure.key() + '/' + cause, failure.logTime(), new byte[0]);
    RejectRecord reject = REJECTS.of(original, failure.refusal());
    metrics.rejected(reject);
    return Optional.of(
        new OutputRecord(
            Topic.REJECTS, reject.getRejectId(), failure.logTime(), codec.encode(reject)));
  }

  /** Says nothing; models that came since the clock last moved are compiled meanwhile. */
  @Override
  public void flush(Emitter<OutputRecord> emitter) {
    evaluator.prepare(newestModel);
  }

  /** Failures of models: a line each, model and version before the last blank. */
  @Override
  public byte[] snapshotState() {
    return evaluator.failures().entrySet().stream()
        .map(failed -> failed.getKey() + " " + failed.getValue())
        .sorted()
        .collect(Collectors.joining("\n"))
        .getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public void restoreState(byte[] kept) {
    Map<String, Integer> failures = new HashMap<>();
    for (String line : new String(kept, StandardCharsets.UTF_8).split("\n")) {
      int blank = line.lastIndexOf(' ');
      failures.put(line.substring(0, blank), Integer.valueOf(line.substring(blank + 1)));
    }
    evaluator.restoreFailures(failures);
  }

  /** Hits and failures become records of their topics. */
  private final class Output implements EvaluationOutput {
    private final StationContext<OutputRecord> context;

    Output(StationContext<OutputRecord> context) {
      this.context = context;
    }

    @Override
    public void emit(HitRecord hit) {
      metrics.hit(hit);
      Topic topic = hit.getShadow() ? Topic.SHADOW_HITS : Topic.HITS;
      context.emit(
          new OutputRecord(topic, hit.getAlertSubject(), context.logTime(), codec.encode(hit)));
    }

    @Override
    public void reject(RejectRecord reject) {
      metrics.rejected(reject);
      context.writeBack(); // a model that fails may be left out from here on
      context.emit(
          new OutputRecord(
              Topic.REJECTS, reject.getRejectId(), context.logTime(), codec.encode(reject)));
    }
  }
}
