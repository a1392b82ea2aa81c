package cn.jianguan.jobs.backtest;

import cn.jianguan.codec.Codec;
import cn.jianguan.codec.UnreadableException;
import cn.jianguan.jobs.log.OutputRecord;
import cn.jianguan.log.Topic;
import cn.jianguan.record.RejectRecord;
import java.util.HashMap;
import java.util.Map;
import org.apache.flink.api.common.accumulators.LongCounter;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.functions.RichFilterFunction;

/** Lets hits of the reported range pass; failures of models are only counted. */
public final class Judged extends RichFilterFunction<OutputRecord> {
  /** Leads the name of a counter of failures; model and version follow, and what went wrong. */
  public static final String FAILED = "failed|";

  private static final int MOST_COUNTERS = 200;
  private static final long serialVersionUID = 1L;

  private final long from;
  private transient Codec codec;
  private transient Map<String, LongCounter> counters;

  /**
   * @param from first log time to report, epoch ms
   */
  public Judged(long from) {
    this.from = from;
  }

  @Override
  public void open(OpenContext context) {
    codec = Codec.standard();
    counters = new HashMap<>();
  }

  @Override
  public boolean filter(OutputRecord output) throws UnreadableException {
    if (output.topic() == Topic.REJECTS) {
      count(codec.decode(output.bytes(), RejectRecord.class));
      return false;
    }
    return output.logTime() >= from;
  }

  private void count(RejectRecord reject) {
    String name = FAILED + reject.getField() + "|" + reject.getValue();
    if (counters.size() < MOST_COUNTERS || counters.containsKey(name)) {
      counters.computeIfAbsent(name, this::counter).add(1L);
    }
  }

  private LongCounter counter(String name) {
    LongCounter counter = new LongCounter();
    getRuntimeContext().addAccumulator(name, counter);
    return counter;
  }
}
