package cn.jianguan.local.flink;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.locks.LockSupport;
import org.apache.flink.api.common.functions.MapFunction;
import org.apache.flink.runtime.execution.SuppressRestartsException;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.sink.v2.DiscardingSink;

/**
 * Fails in its first life in a way that Flink does not retry. A file beside the configuration
 * remembers that, so that the next life is quiet.
 */
public final class FailedOnceJob {
  private FailedOnceJob() {}

  public static void define(StreamExecutionEnvironment env, Path configuration) {
    env.fromSequence(0, Long.MAX_VALUE)
        .map(new Failing(configuration.resolveSibling("failed").toString()))
        .setParallelism(1)
        .sinkTo(new DiscardingSink<>());
  }

  private static final class Failing implements MapFunction<Long, Long> {
    private final String state;

    Failing(String state) {
      this.state = state;
    }

    @Override
    public Long map(Long value) throws IOException {
      if (value == 0 && Files.notExists(Path.of(state))) {
        Files.createFile(Path.of(state));
        throw new SuppressRestartsException(new IOException("for good"));
      }
      LockSupport.parkNanos(1_000_000);
      return value;
    }
  }
}
