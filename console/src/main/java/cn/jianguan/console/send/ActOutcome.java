package cn.jianguan.console.send;

import cn.jianguan.record.RejectRecord;

/**
 * What came of one record that was sent.
 *
 * @param position where it lies, "acts-0-42"
 * @param actId id of the act it tells of; empty where it is not known
 * @param reject why it was refused; null where it was not
 */
public record ActOutcome(Result result, String position, String actId, RejectRecord reject) {
  /** What became of it. */
  public enum Result {
    /** The act was not known. */
    ACCEPTED,
    /** The act was known, and now stands so. */
    CORRECTED,
    /** The act no longer stands, as its source wishes. */
    WITHDRAWN,
    /**
     * It changed nothing: sent before, older than what stands, or another row of the act counts.
     */
    DUPLICATE,
    REFUSED,
    /** It lies in the log, and nobody has answered in time. */
    UNANSWERED
  }
}
