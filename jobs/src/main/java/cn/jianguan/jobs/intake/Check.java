package cn.jianguan.jobs.intake;

import cn.jianguan.log.Refusal;
import cn.jianguan.record.SourceDeclaration;
import cn.jianguan.record.SupervisionAct;
import java.time.LocalDate;
import java.util.function.Consumer;
import java.util.function.Function;

/** One thing that is looked at before a row is accepted. */
@FunctionalInterface
interface Check {

  /** Tells of everything found wrong. */
  void look(Row row, Consumer<Refusal> found);

  /** A check of one field, which answers with what is wrong or null. */
  static Check of(Function<Row, Refusal> one) {
    return (row, found) -> {
      Refusal refusal = one.apply(row);
      if (refusal != null) {
        found.accept(refusal);
      }
    };
  }

  /**
   * A row and what it is judged by.
   *
   * @param day day of occurrence in the source's zone
   * @param logTime when it became known, epoch ms UTC
   */
  record Row(
      SupervisionAct act,
      SourceDeclaration source,
      ReferenceData reference,
      LocalDate day,
      long logTime) {}
}
