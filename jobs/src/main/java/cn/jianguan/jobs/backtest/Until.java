package cn.jianguan.jobs.backtest;

import cn.jianguan.rules.history.Observation;
import org.apache.flink.api.common.accumulators.LongMaximum;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;

/**
 * Stops the clock. An input that ends moves the clock to the end of all time, and every deadline
 * would fire; here those up to a moment do, and no others.
 */
public final class Until extends AbstractStreamOperator<Observation>
    implements OneInputStreamOperator<Observation, Observation> {
  /** The moment that the clock has reached, epoch ms. */
  public static final String REACHED = "reached";

  private static final long serialVersionUID = 1L;

  private final long last;
  private final LongMaximum reached = new LongMaximum();

  /**
   * @param last log time that the clock reaches and does not pass, epoch ms
   */
  public Until(long last) {
    this.last = last;
  }

  @Override
  public void open() throws Exception {
    super.open();
    getRuntimeContext().addAccumulator(REACHED, reached);
  }

  @Override
  public void processElement(StreamRecord<Observation> element) {
    output.collect(element);
  }

  @Override
  public void processWatermark(Watermark mark) throws Exception {
    Watermark now = mark.getTimestamp() <= last ? mark : new Watermark(last);
    reached.add(now.getTimestamp());
    super.processWatermark(now);
  }
}
