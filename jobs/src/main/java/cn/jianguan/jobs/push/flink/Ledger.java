package cn.jianguan.jobs.push.flink;

import cn.jianguan.codec.Codec;
import cn.jianguan.jobs.log.OutputRecord;
import cn.jianguan.jobs.metrics.Counters;
import cn.jianguan.jobs.metrics.Histogram;
import cn.jianguan.jobs.metrics.Metric;
import cn.jianguan.jobs.metrics.Metrics;
import cn.jianguan.jobs.push.http.Answer;
import cn.jianguan.jobs.push.http.Kind;
import cn.jianguan.jobs.push.lane.Verdict;
import cn.jianguan.jobs.push.message.EventName;
import cn.jianguan.log.Topic;
import cn.jianguan.record.DeliveryOutcome;
import cn.jianguan.record.DeliveryRecord;
import cn.jianguan.record.Endpoint;
import cn.jianguan.record.NotificationRecord;
import java.time.Instant;
import java.util.function.LongSupplier;
import org.apache.flink.streaming.api.operators.Output;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;

/** Writes down every attempt, and what was given up with what it would take to send it again. */
final class Ledger {
  private final Codec codec;
  private final Metrics metrics;
  private final Output<StreamRecord<OutputRecord>> output;
  private final Counters<Kind> attempts;
  private final Histogram seconds;

  Ledger(Codec codec, Metrics metrics, Output<StreamRecord<OutputRecord>> output) {
    this.codec = codec;
    this.metrics = metrics;
    this.output = output;
    this.attempts = new Counters<>(kind -> metrics.counter(Metric.PUSH_ATTEMPTS, kind.name()));
    this.seconds = metrics.histogram(Metric.PUSH_SECONDS);
  }

  /**
   * One that is under way.
   *
   * @param startedAt epoch ms
   * @param nanos of the clock that durations are measured by
   */
  record Attempt(Letter letter, long startedAt, long nanos) {}

  /** Lets how many wait be looked at. */
  void waiting(LongSupplier count) {
    metrics.gauge(Metric.PUSH_WAITING, count);
  }

  /** An endpoint of which no more is known than its name. */
  static Endpoint unknown(String id) {
    return Endpoint.newBuilder().setEndpointId(id).setAgencyCode("").setUrl("").build();
  }

  void attempt(Endpoint endpoint, Attempt attempt, Answer answer, Verdict verdict, long now) {
    long nanos = System.nanoTime() - attempt.nanos();
    attempts.increment(answer.kind());
    seconds.record(nanos);
    DeliveryRecord record = of(endpoint, attempt.letter(), attempt.startedAt(), verdict.kind());
    record.setAttempt(verdict.slot().attempts());
    record.setOutcome(verdict.outcome());
    record.setStatus(answer.status());
    record.setMillis(nanos / 1_000_000);
    record.setNextAt(verdict.nextAt() == 0 ? null : Instant.ofEpochMilli(verdict.nextAt()));
    record.setWords(words(answer, verdict.kind()));
    write(record, attempt.letter(), now);
  }

  /** A message that is given up without an attempt. */
  void unsent(Endpoint endpoint, Letter letter, int attemptsBefore, Kind kind, long now) {
    DeliveryRecord record = of(endpoint, letter, now, kind);
    record.setAttempt(attemptsBefore);
    record.setOutcome(DeliveryOutcome.DEAD);
    record.setWords(kind.words());
    write(record, letter, now);
  }

  private static String words(Answer answer, Kind kind) {
    String why = kind == answer.kind() ? kind.words() : kind.words() + "；" + answer.kind().words();
    return answer.words().isEmpty() || kind == Kind.OK ? why : why + ": " + answer.words();
  }

  private static DeliveryRecord of(Endpoint endpoint, Letter letter, long startedAt, Kind kind) {
    return DeliveryRecord.newBuilder()
        .setWebhookId(letter.webhookId())
        .setEndpointId(endpoint.getEndpointId())
        .setRecipient(endpoint.getAgencyCode())
        .setAlertId(letter.alertId())
        .setEvent(letter.event().word())
        .setOutcome(DeliveryOutcome.RETRY)
        .setKind(kind.name())
        .setStartedAt(Instant.ofEpochMilli(startedAt))
        .setLogTime(letter.logTime())
        .build();
  }

  /** Of a digest that is done with, each notification has a row of its own as well. */
  private void write(DeliveryRecord record, Letter letter, long now) {
    boolean isDone = record.getOutcome() != DeliveryOutcome.RETRY;
    if (isDone && letter.event() == EventName.DIGEST) {
      emit(record, now);
      for (NotificationRecord notice : letter.notices()) {
        DeliveryRecord one = DeliveryRecord.newBuilder(record).build();
        one.setWebhookId(notice.getNotificationId());
        one.setAlertId(notice.getAlertId());
        one.setEvent(EventName.of(notice).word());
        one.setLogTime(notice.getLogTime());
        one.setWords("在每日汇总中 / in digest " + letter.webhookId());
        emit(withNotice(one, notice), now);
      }
    } else {
      emit(letter.notices().isEmpty() ? record : withNotice(record, letter.notices().get(0)), now);
    }
  }

  /** What was given up can be sent again from its row. */
  private static DeliveryRecord withNotice(DeliveryRecord record, NotificationRecord notice) {
    record.setNotification(record.getOutcome() == DeliveryOutcome.DEAD ? notice : null);
    return record;
  }

  private void emit(DeliveryRecord record, long now) {
    output.collect(
        new StreamRecord<>(
            new OutputRecord(Topic.DELIVERIES, record.getEndpointId(), now, codec.encode(record)),
            now));
  }
}
