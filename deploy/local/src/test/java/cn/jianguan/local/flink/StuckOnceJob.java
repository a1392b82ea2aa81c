package cn.jianguan.local.flink;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.LockSupport;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.functions.RichMapFunction;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.sink.v2.DiscardingSink;

/**
 * In its first life one task fails while another cannot be cancelled; Flink then ends the
 * TaskManager. A file beside the configuration remembers that, so that the next life is quiet.
 */
public final class StuckOnceJob {
  private static final CountDownLatch STUCK = new CountDownLatch(1);

  private StuckOnceJob() {}

  public static void define(StreamExecutionEnvironment env, Path configuration) {
    env.getConfig().setTaskCancellationTimeout(1_000);
    env.fromSequence(0, Long.MAX_VALUE)
        .rebalance() // so that the failure of one task cancels the other
        .map(new Stuck(configuration.resolveSibling("stuck").toString()))
        .sinkTo(new DiscardingSink<>());
  }

  private static final class Stuck extends RichMapFunction<Long, Long> {
    private final String state;
    private transient boolean first;

    Stuck(String state) {
      this.state = state;
    }

    @Override
    public void open(OpenContext context) {
      first = Files.notExists(Path.of(state));
    }

    @Override
    public Long map(Long value) throws IOException, InterruptedException {
      if (first && getRuntimeContext().getTaskInfo().getIndexOfThisSubtask() == 0) {
        Files.createFile(Path.of(state));
        STUCK.countDown();
        hang();
      }
      if (first) {
        STUCK.await();
        throw new IOException("the other task hangs");
      }
      LockSupport.parkNanos(1_000_000);
      return value;
    }

    @SuppressWarnings("InfiniteLoopStatement")
    private static void hang() {
      while (true) {
        LockSupport.park();
        Thread.interrupted();
      }
    }
  }
}
