package cn.jianguan.local.replay;

import cn.jianguan.local.flink.FlinkClient;
import java.io.IOException;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Waits until all that was fed has reached ClickHouse. In order: the alert job has read its input
 * into a checkpoint and its clock has passed the end of the feed; a checkpoint after that is
 * complete and its transactions are committed; statistics have read that, and the load job all of
 * it. A job that is killed and restarted meanwhile only makes it take longer.
 */
final class Drain {
  private static final long LOOK_EVERY_MILLIS = 500;

  /** A job and the topics it reads; its consumer group has its name. */
  record Reader(String job, List<String> topics) {}

  private final LogEnds log;
  private final FlinkClient flink;
  private final Consumer<String> progress;

  Drain(LogEnds log, FlinkClient flink, Consumer<String> progress) {
    this.log = log;
    this.flink = flink;
    this.progress = progress;
  }

  /**
   * @param alertJob reads {@code acts} and what else is fed; the only one that keeps a clock
   * @param outputs what it writes
   * @param readers of the outputs, each after those whose output it reads
   * @param end log time that every fed record is before, epoch ms
   */
  void await(Reader alertJob, List<String> outputs, List<Reader> readers, long end)
      throws InterruptedException {
    until(
        "预警作业读完输入 / alert job has read its input",
        () -> log.allRead(alertJob.job(), alertJob.topics()));
    await(alertJob.job(), outputs, readers, end);
  }

  /**
   * The same where the log goes on: live topics carry ticks and never end.
   *
   * @param end log time, epoch ms; records from then on are not waited for
   */
  void await(String alertJob, List<String> outputs, List<Reader> readers, long end)
      throws InterruptedException {
    until("时钟走完 / its clock has passed the end", () -> clockReached(alertJob, end - 1));
    until("检查点完成 / a checkpoint after that", () -> flink.checkpoint(flink.job(alertJob)));
    until("事务已提交 / its transactions are committed", () -> log.allCommitted(outputs));
    for (Reader reader : readers) {
      until(reader.job() + " 读完 / has read all", () -> log.allRead(reader.job(), reader.topics()));
    }
  }

  private boolean clockReached(String job, long time) throws IOException {
    OptionalLong watermark = flink.watermark(flink.job(job));
    return watermark.isPresent() && watermark.getAsLong() >= time;
  }

  interface Condition {
    boolean holds() throws IOException;
  }

  /** Flink may be away for a while: then nothing holds yet. */
  void until(String what, Condition condition) throws InterruptedException {
    progress.accept(what + " …");
    while (!holds(condition)) {
      TimeUnit.MILLISECONDS.sleep(LOOK_EVERY_MILLIS);
    }
  }

  private static boolean holds(Condition condition) {
    try {
      return condition.holds();
    } catch (IOException e) {
      return false;
    }
  }
}
