package cn.jianguan.jobs.push.flink;

import cn.jianguan.jobs.push.lane.Lane;
import cn.jianguan.record.Endpoint;
import java.util.concurrent.ScheduledFuture;
import org.apache.flink.api.common.operators.ProcessingTimeService.ProcessingTimeCallback;
import org.apache.flink.streaming.runtime.tasks.ProcessingTimeService;

/** What is on the heap of one endpoint: its lane, and the alarm for when it may go on. */
final class Served {
  /** A lane that should have something to send and does not is looked at again. */
  private static final long LOOK_AGAIN_MILLIS = 10;

  private final String id;
  private final Lane lane;
  private Endpoint endpoint;
  private long nextSeq;
  private ScheduledFuture<?> wake;
  private long wakeAt;

  Served(String id, Lane lane) {
    this.id = id;
    this.lane = lane;
  }

  String id() {
    return id;
  }

  Lane lane() {
    return lane;
  }

  Endpoint endpoint() {
    return endpoint;
  }

  void register(Endpoint registered) {
    endpoint = registered;
  }

  /** Of a message that comes now. */
  long nextSeq() {
    return nextSeq++;
  }

  /** Puts in what waited before a restart. */
  void restore(StoredMessage message) {
    lane.add(message.slot());
    nextSeq = message.slot().seq() + 1;
  }

  /** Calls when the lane may have something to send; an earlier alarm that is set is enough. */
  void wakeLater(ProcessingTimeService time, ProcessingTimeCallback call) {
    long at = lane.wakeAt();
    if (at == 0 || wake != null && wakeAt <= at) {
      return;
    }
    cancelWake();
    wakeAt = Math.max(at, time.getCurrentProcessingTime() + LOOK_AGAIN_MILLIS);
    wake =
        time.registerTimer(
            wakeAt,
            timestamp -> {
              wake = null;
              call.onProcessingTime(timestamp);
            });
  }

  void cancelWake() {
    if (wake != null) {
      wake.cancel(false);
      wake = null;
    }
  }
}
