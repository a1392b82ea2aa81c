package cn.jianguan.jobs.intake;

import cn.jianguan.log.Refusal;
import cn.jianguan.record.SourceDeclaration;
import cn.jianguan.record.SupervisionAct;
import java.time.LocalDate;

/** One thing that is looked at before a row is accepted. */
@FunctionalInterface
interface Check {

  /** The first thing found wrong, or null. */
  Refusal look(Row row);

  /**
   * A row and what it is judged by.
   *
   * @param day day of occurrence in the source's zone
   */
  record Row(
      SupervisionAct act, SourceDeclaration source, ReferenceData reference, LocalDate day) {}
}
