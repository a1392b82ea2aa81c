package cn.jianguan.local.cli;

import cn.jianguan.command.cluster.Cluster;
import cn.jianguan.command.status.Observer;
import cn.jianguan.command.status.Standstill;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** Whether a stack that was started does its work, as {@code status} judges it. */
final class Readiness {
  private static final long LOOK_EVERY_SECONDS = 1;
  private static final Duration SAY_EVERY = Duration.ofSeconds(20);

  private final Cluster cluster;
  private final Consumer<String> progress;

  Readiness(Cluster cluster, Consumer<String> progress) {
    this.cluster = cluster;
    this.progress = progress;
  }

  /**
   * Returns once every job has completed a checkpoint since it started and the clock moves. What
   * keeps it from that is said again and again; it is waited for without limit, since the cause may
   * pass, and Ctrl-C ends the waiting.
   */
  void await() throws IOException, InterruptedException {
    Observer observer = new Observer(cluster);
    long said = System.nanoTime();
    for (Optional<Standstill> now = first(observer); now.isPresent(); now = first(observer)) {
      if (System.nanoTime() - said > SAY_EVERY.toNanos()) {
        progress.accept(now.get().line());
        said = System.nanoTime();
      }
      TimeUnit.SECONDS.sleep(LOOK_EVERY_SECONDS);
    }
  }

  /** A suspended model keeps nothing else from working. */
  private static Optional<Standstill> first(Observer observer) throws IOException {
    return observer.standstills().stream()
        .filter(it -> it.kind() != Standstill.Kind.MODEL)
        .findFirst();
  }
}
