package cn.jianguan.jobs.log;

/**
 * What one station of a job tells the next and nobody else: it is on no topic.
 *
 * @param key under which the next station takes it
 * @param bytes in single-object encoding
 */
public record InnerRecord(Kind kind, String key, byte[] bytes) {
  /** What it is; written by its place. */
  public enum Kind {
    /** A change of a plan, a task or a drawn object: an {@code ActLogEntry}, by plan. */
    PLAN,
    /** What an act means for its object: a {@code SubjectFact}, by object. */
    FACT,
    /** A drawn object with its task and plan: a {@code PlannedVisit}, by object. */
    VISIT,
    /** What the station could not handle: a {@code RejectRecord}, by its id. */
    REJECT,
    /**
     * What a row does to its act: an {@code ActTurn}, to the station that unifies by object, from
     * there by act.
     */
    ACT,
    /** Whether two rows are of one act, as a person says: a {@code TwinAnswer}, by object. */
    ANSWER
  }
}
