package cn.jianguan.jobs.statistics;

import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;

/**
 * Per alert: takes back what it counted for before and adds what it counts for now. The state is
 * the last image, kept as long as the alert may still move; a transition that is not newer is
 * ignored.
 */
final class AlertFollower extends KeyedProcessFunction<String, AlertImage, Contribution> {
  private transient ValueState<AlertImage> last;

  @Override
  public void open(OpenContext context) {
    last = getRuntimeContext().getState(new ValueStateDescriptor<>("image", Beans.IMAGE));
  }

  @Override
  public void processElement(AlertImage image, Context context, Collector<Contribution> out)
      throws Exception {
    AlertImage former = last.value();
    if (former == null || former.seq < image.seq) {
      image.replacing(former).forEach(out::collect);
      last.update(image);
    }
  }
}
