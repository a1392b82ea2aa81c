package cn.jianguan.jobs.app;

import cn.jianguan.jobs.casework.CaseInput;
import cn.jianguan.jobs.log.InnerRecord;
import org.apache.flink.api.common.functions.FlatMapFunction;
import org.apache.flink.util.Collector;

/** What intake and planning say about objects, as casework takes it. */
final class KnownOfObjects implements FlatMapFunction<InnerRecord, CaseInput> {
  private static final long serialVersionUID = 1L;

  @Override
  public void flatMap(InnerRecord told, Collector<CaseInput> out) {
    switch (told.kind()) {
      case FACT -> out.collect(new CaseInput.Fact(told.key(), told.bytes()));
      case VISIT -> out.collect(new CaseInput.Visit(told.key(), told.bytes()));
      default -> {
        // Rows of plans go to planning, rejects to the log.
      }
    }
  }
}
