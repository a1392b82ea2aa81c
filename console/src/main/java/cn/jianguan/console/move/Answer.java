package cn.jianguan.console.move;

import cn.jianguan.codec.Codec;
import cn.jianguan.codec.UnreadableException;
import cn.jianguan.log.StationName;
import cn.jianguan.log.Topic;
import cn.jianguan.record.AlertTransition;
import cn.jianguan.record.CommandRecord;
import cn.jianguan.record.RejectRecord;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/**
 * Tells the answer to one command from whatever else lies in the log: a transition carries the
 * command's id, a reject the place at which the command lies.
 */
final class Answer {
  private final Codec codec = Codec.standard();
  private final CommandRecord command;
  private final String position;
  private final byte[] alert;

  Answer(CommandRecord command, String position) {
    this.command = command;
    this.position = position;
    this.alert = command.getAlertId().getBytes(StandardCharsets.UTF_8);
  }

  /** Empty where the record is about something else, or nothing this version can read. */
  Optional<Outcome> in(String topic, byte[] key, byte[] value) {
    try {
      return topic.equals(Topic.ALERT_LOG.kafkaName()) ? made(key, value) : refused(value);
    } catch (UnreadableException e) {
      return Optional.empty();
    }
  }

  private Optional<Outcome> made(byte[] key, byte[] value) throws UnreadableException {
    if (!Arrays.equals(key, alert)) {
      return Optional.empty();
    }
    AlertTransition made = codec.decode(value, AlertTransition.class);
    return made.getTransitionUuid().equals(command.getTransitionUuid())
        ? Optional.of(new Outcome.Made(made))
        : Optional.empty();
  }

  private Optional<Outcome> refused(byte[] value) throws UnreadableException {
    RejectRecord reject = codec.decode(value, RejectRecord.class);
    return reject.getPosition().equals(position)
            && reject.getStation().equals(StationName.CASEWORK.word())
        ? Optional.of(new Outcome.Refused(reject))
        : Optional.empty();
  }
}
