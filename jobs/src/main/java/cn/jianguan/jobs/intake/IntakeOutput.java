package cn.jianguan.jobs.intake;

import cn.jianguan.jobs.log.InnerRecord;
import cn.jianguan.jobs.log.OutputRecord;
import cn.jianguan.rules.history.Observation;

/**
 * What intake says: records for the log, observations for the models, counts of rows, and words for
 * stations behind.
 */
public sealed interface IntakeOutput {
  record Logged(OutputRecord output) implements IntakeOutput {}

  record Observed(Observation observation) implements IntakeOutput {}

  record Counted(RowCount count) implements IntakeOutput {}

  record Told(InnerRecord told) implements IntakeOutput {}
}
