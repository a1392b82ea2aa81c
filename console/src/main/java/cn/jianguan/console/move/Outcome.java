package cn.jianguan.console.move;

import cn.jianguan.record.AlertTransition;
import cn.jianguan.record.RejectRecord;
import java.time.Duration;

/** What came of a command. */
public sealed interface Outcome {
  /** The alert has moved: it stands as the transition says. */
  record Made(AlertTransition transition) implements Outcome {}

  /** Nothing has changed: the reject names the field, its value and what was expected, in words. */
  record Refused(RejectRecord reject) implements Outcome {}

  /**
   * The command lies in the log, and no answer was seen in time. It is answered as soon as the
   * alert job reads it; one whose transition id was sent before is never answered again.
   *
   * @param position where it lies, "commands-0-42"
   * @param waited how long
   */
  record Unanswered(String position, Duration waited) implements Outcome {}
}
