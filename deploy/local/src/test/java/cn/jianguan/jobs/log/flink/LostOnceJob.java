package cn.jianguan.jobs.log.flink;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.locks.LockSupport;
import org.apache.flink.api.common.functions.RichMapFunction;
import org.apache.flink.api.common.state.CheckpointListener;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.sink.v2.DiscardingSink;

/**
 * Says once, after two checkpoints, what the committer says when Kafka has given up a transaction.
 * A file beside the configuration remembers that.
 */
public final class LostOnceJob {
  private static final int CHECKPOINTS = 2;

  private LostOnceJob() {}

  public static void define(StreamExecutionEnvironment env, Path configuration) {
    env.fromSequence(0, Long.MAX_VALUE)
        .map(new Losing(configuration.resolveSibling("lost").toString()))
        .setParallelism(1)
        .sinkTo(new DiscardingSink<>());
  }

  private static final class Losing extends RichMapFunction<Long, Long>
      implements CheckpointListener {
    private final String state;
    private transient int completed;

    Losing(String state) {
      this.state = state;
    }

    @Override
    public void notifyCheckpointComplete(long id) {
      completed++;
    }

    @Override
    public Long map(Long value) throws IOException {
      if (completed >= CHECKPOINTS && Files.notExists(Path.of(state))) {
        Files.createFile(Path.of(state));
        throw new LostTransactionException("test", null);
      }
      LockSupport.parkNanos(1_000_000);
      return value;
    }
  }
}
