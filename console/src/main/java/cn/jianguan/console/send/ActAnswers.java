package cn.jianguan.console.send;

import cn.jianguan.codec.Codec;
import cn.jianguan.codec.UnreadableException;
import cn.jianguan.console.send.ActOutcome.Result;
import cn.jianguan.log.Topic;
import cn.jianguan.record.ActLogEntry;
import cn.jianguan.record.RejectRecord;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Finds in the log what came of acts, by the places at which they lie. */
final class ActAnswers {
  private final Codec codec = Codec.standard();
  private final List<String> positions;
  private final Map<String, Integer> places = new HashMap<>();
  private final ActOutcome[] outcomes;
  private int open;

  ActAnswers(List<String> positions) {
    this.positions = positions;
    this.outcomes = new ActOutcome[positions.size()];
    this.open = positions.size();
    for (int i = 0; i < positions.size(); i++) {
      places.put(positions.get(i), i);
    }
  }

  boolean isOpen() {
    return open > 0;
  }

  /** Looks at a record of the act log or of the rejects. */
  void see(String topic, byte[] value) {
    try {
      if (topic.equals(Topic.REJECTS.kafkaName())) {
        RejectRecord reject = codec.decode(value, RejectRecord.class);
        answer(reject.getPosition(), Result.REFUSED, "", reject);
      } else {
        tell(codec.decode(value, ActLogEntry.class));
      }
    } catch (UnreadableException e) {
      // Of a version that this one cannot read: no answer to anything it sent.
    }
  }

  /** What rows of other sources cause is said of their position, too, but of other acts. */
  private void tell(ActLogEntry entry) {
    if (!entry.getByTwin()) {
      switch (entry.getOp()) {
        case ASSERT -> {
          Result result = entry.getVersion() > 1 ? Result.CORRECTED : Result.ACCEPTED;
          answer(entry.getPosition(), result, entry.getActId(), null);
        }
        case DELETE -> answer(entry.getPosition(), Result.WITHDRAWN, entry.getActId(), null);
        case DUPLICATE, ALIAS ->
            answer(entry.getPosition(), Result.DUPLICATE, entry.getActId(), null);
        default -> {
          // A former image, or a question for people: the answer is another entry.
        }
      }
    }
  }

  private void answer(String position, Result result, String actId, RejectRecord reject) {
    Integer place = places.get(position);
    if (place != null && outcomes[place] == null) {
      outcomes[place] = new ActOutcome(result, position, actId, reject);
      open--;
    }
  }

  /** In the order in which they were sent. */
  List<ActOutcome> outcomes() {
    for (int i = 0; i < outcomes.length; i++) {
      if (outcomes[i] == null) {
        outcomes[i] = new ActOutcome(Result.UNANSWERED, positions.get(i), "", null);
      }
    }
    return List.of(outcomes);
  }
}
