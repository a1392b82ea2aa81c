package cn.jianguan.console.twin;

import cn.jianguan.record.ActLogEntry;
import cn.jianguan.record.RejectRecord;
import java.time.Duration;

/** What came of a person's answer about two rows. */
public sealed interface TwinOutcome {
  /** The log says of the pair what the person said of it. */
  record Told(ActLogEntry entry) implements TwinOutcome {}

  /** Nothing has changed: the reject names the field, its value and what was expected. */
  record Refused(RejectRecord reject) implements TwinOutcome {}

  /**
   * The answer lies in the log, and nothing was said of the pair in time. Either it has not been
   * read yet, or one of the rows does not stand at the moment: then the answer is kept, and holds
   * as soon as the row is back.
   *
   * @param position where it lies, "commands-0-42"
   * @param waited how long
   */
  record Unanswered(String position, Duration waited) implements TwinOutcome {}
}
