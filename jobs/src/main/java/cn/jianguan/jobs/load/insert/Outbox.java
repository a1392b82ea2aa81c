package cn.jianguan.jobs.load.insert;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Blocks on their way: a few are sent while the next ones are filled. Order does not matter, since
 * every row carries its version. A full outbox blocks its caller: an outage becomes backpressure.
 */
public final class Outbox implements AutoCloseable {
  private static final int SENDERS = 2;
  private static final int LIMIT = 8;

  private final Inserter inserter;
  private final ExecutorService senders = Executors.newFixedThreadPool(SENDERS);
  private final Deque<Future<?>> sending = new ArrayDeque<>();

  public Outbox(Inserter inserter) {
    this.inserter = inserter;
  }

  public void send(Block<?> block) throws InterruptedException {
    while (sending.size() >= LIMIT || (!sending.isEmpty() && sending.peek().isDone())) {
      awaitOldest();
    }
    sending.add(
        senders.submit(
            () -> {
              inserter.insert(block);
              return null;
            }));
  }

  /** Returns when ClickHouse has everything that was sent. */
  public void await() throws InterruptedException {
    while (!sending.isEmpty()) {
      awaitOldest();
    }
  }

  private void awaitOldest() throws InterruptedException {
    try {
      sending.peek().get();
      sending.remove();
    } catch (ExecutionException failed) {
      throw new IllegalStateException("A block could not be stored", failed.getCause());
    }
  }

  @Override
  public void close() {
    senders.shutdownNow();
    inserter.close();
  }
}
