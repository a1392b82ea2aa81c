package cn.jianguan.console.twin;

import cn.jianguan.codec.Codec;
import cn.jianguan.codec.UnreadableException;
import cn.jianguan.log.Original;
import cn.jianguan.log.StationName;
import cn.jianguan.log.Topic;
import cn.jianguan.record.ActLogEntry;
import cn.jianguan.record.ActLogOp;
import cn.jianguan.record.RejectRecord;
import cn.jianguan.record.TwinAnswer;
import cn.jianguan.record.TwinVerdict;
import java.util.Arrays;
import java.util.Optional;

/**
 * Tells what came of one answer from whatever else lies in the log. The act log names the answer in
 * words; a reject has the answer's own bytes, since the station sees objects and not places.
 */
final class TwinWatch {
  private final Codec codec = Codec.standard();
  private final TwinAnswer answer;
  private final String position;
  private final byte[] sent;

  TwinWatch(TwinAnswer answer, String position) {
    this.answer = answer;
    this.position = position;
    this.sent = Original.cut(codec.encode(answer));
  }

  /** Empty where the record is about something else, or nothing this version can read. */
  Optional<TwinOutcome> in(String topic, byte[] value) {
    try {
      return topic.equals(Topic.REJECTS.kafkaName()) ? refused(value) : told(value);
    } catch (UnreadableException e) {
      return Optional.empty();
    }
  }

  private Optional<TwinOutcome> told(byte[] value) throws UnreadableException {
    ActLogEntry entry = codec.decode(value, ActLogEntry.class);
    return entry.getOp() == ActLogOp.REVIEW && isOfThePair(entry) && isSaid(entry)
        ? Optional.of(new TwinOutcome.Told(entry))
        : Optional.empty();
  }

  /** Whichever of the two was named first: the log names the one whose id comes first. */
  private boolean isOfThePair(ActLogEntry entry) {
    String one = answer.getActId();
    String other = answer.getOtherId();
    return entry.getActId().equals(one) && entry.getOtherId().equals(other)
        || entry.getActId().equals(other) && entry.getOtherId().equals(one);
  }

  /** An answer that was taken back leaves a question, or none. */
  private boolean isSaid(ActLogEntry entry) {
    return answer.getVerdict() == TwinVerdict.OPEN
        ? entry.getVerdict() == null || entry.getVerdict() == TwinVerdict.OPEN
        : entry.getVerdict() == answer.getVerdict()
            && entry.getMatchedBy().contains(answer.getAnswerId());
  }

  private Optional<TwinOutcome> refused(byte[] value) throws UnreadableException {
    RejectRecord reject = codec.decode(value, RejectRecord.class);
    boolean byStation =
        reject.getStation().equals(StationName.UNIFY.word())
            && Arrays.equals(Codec.bytes(reject.getOriginal()), sent);
    return byStation || reject.getPosition().equals(position)
        ? Optional.of(new TwinOutcome.Refused(reject))
        : Optional.empty();
  }
}
