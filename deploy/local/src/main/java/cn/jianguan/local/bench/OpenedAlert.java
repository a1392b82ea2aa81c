package cn.jianguan.local.bench;

import cn.jianguan.codec.Codec;
import cn.jianguan.codec.UnreadableException;
import cn.jianguan.log.Topic;
import cn.jianguan.record.AlertTransition;
import java.util.Optional;

/**
 * An alert that opened.
 *
 * @param logTime of the act that caused it, as the broker stamped it, epoch ms
 * @param receivedAt when a reader of committed alerts had it, epoch ms
 */
record OpenedAlert(long logTime, long receivedAt) {
  static final String TOPIC = Topic.ALERT_LOG.kafkaName();
  private static final int FIRST = 1;

  /** Empty where the alert had opened before. */
  static Optional<OpenedAlert> read(byte[] record, long at) throws UnreadableException {
    AlertTransition transition = Codec.standard().decode(record, AlertTransition.class);
    return transition.getSeq() == FIRST
        ? Optional.of(new OpenedAlert(transition.getLogTime().toEpochMilli(), at))
        : Optional.empty();
  }

  long latency() {
    return receivedAt - logTime;
  }
}
