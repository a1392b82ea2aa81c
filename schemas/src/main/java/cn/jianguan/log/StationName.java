package cn.jianguan.log;

import java.util.Locale;

/** The stations of the path, in its order. A reject names the one that refused. */
public enum StationName {
  /** Files of departments become acts and reference lists. */
  GATEWAY,
  /** Reference lists and models are checked once, before every subtask hears them. */
  BROADCAST,
  /** Rows are validated, normalised and unified. */
  INTAKE,
  /** Rows of several sources about one act become one act. */
  UNIFY,
  /** Days of rows become observations about their sources. */
  QUALITY,
  /** Models are evaluated. */
  WARNING,
  /** Plans, tasks and drawn objects become what each object has to expect. */
  PLANNING,
  /** Hits become alerts, and alerts are followed until they are closed. */
  CASEWORK,
  /** Days are counted. */
  STATISTICS,
  /** Departments are sent their notifications. */
  PUSH,
  /** Topics become rows of ClickHouse. */
  LOAD;

  private final String word = name().toLowerCase(Locale.ROOT);

  /** As rejects, operators and tables spell it: "intake". */
  public String word() {
    return word;
  }
}
