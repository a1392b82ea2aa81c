package cn.jianguan.jobs.load.insert;

import cn.jianguan.jobs.load.table.LogRow;
import cn.jianguan.jobs.load.table.Table;
import cn.jianguan.jobs.log.CountedRejects;
import cn.jianguan.jobs.log.LogRecord;
import cn.jianguan.jobs.metrics.Metrics;
import cn.jianguan.log.Fault;
import cn.jianguan.log.Refusal;
import cn.jianguan.record.RejectRecord;
import com.clickhouse.client.api.Client;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends blocks until ClickHouse has them. An outage costs time and nothing else: the same bytes go
 * again under the same token, after a pause that doubles up to ten seconds. A block that cannot be
 * stored for what is in it is halved until the row at fault stands alone; that row goes to {@code
 * reject}, the others are stored.
 */
public final class Inserter implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Inserter.class);
  private static final Duration FIRST_PAUSE = Duration.ofMillis(100);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(10);
  private static final int LOUD_AFTER = 5;

  /** A failure of ours may be a matter of the moment. */
  private static final int OWN_ATTEMPTS = 3;

  /** A row below this is never the reason why a server has no room. */
  private static final int SMALL_BYTES = 1 << 20;

  private final InsertAttempt server;
  private final Table<RejectRecord> table;
  private final CountedRejects rejects;
  private final InsertMetrics metrics;

  /**
   * @param server where to send, and as whom
   * @param table where rows go that cannot be stored
   * @param rejects makes them
   */
  public Inserter(
      Client.Builder server, Table<RejectRecord> table, CountedRejects rejects, Metrics metrics) {
    this(server, table, rejects, metrics, "");
  }

  /**
   * The same for a run beside the load job.
   *
   * @param run leads the tokens: what the server knows from another run it stores once more
   */
  public Inserter(
      Client.Builder server,
      Table<RejectRecord> table,
      CountedRejects rejects,
      Metrics metrics,
      String run) {
    this(new InsertClient(server, run), table, rejects, metrics);
  }

  Inserter(
      InsertAttempt server, Table<RejectRecord> table, CountedRejects rejects, Metrics metrics) {
    this.server = server;
    this.table = table;
    this.rejects = rejects;
    this.metrics = new InsertMetrics(metrics);
  }

  /**
   * Returns when every row is stored or rejected.
   *
   * @throws IllegalStateException if not even a reject can be stored: nothing can
   */
  public void insert(Block<?> block) throws InterruptedException {
    insert(block, 0, block.rows(), false);
  }

  private void insert(Block<?> block, int from, int to, boolean refusal)
      throws InterruptedException {
    Duration pause = FIRST_PAUSE;
    for (int attempt = 1; ; attempt++) {
      Exception failure = attempt(block, from, to);
      if (failure == null) {
        metrics.stored(block, from, to);
        return;
      }
      InsertErrorClass error = InsertErrorClass.on(failure);
      metrics.failed(error);
      if (isTheirs(error, block.bytes(from, to), to - from, attempt)) {
        if (refusal) {
          throw new IllegalStateException("No reject can be stored", failure);
        }
        divide(block, from, to, failure);
        return;
      }
      log(attempt, block.token(from, to), failure);
      Thread.sleep(pause.toMillis());
      pause = pause.multipliedBy(2);
      pause = pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause;
    }
  }

  /** Null if it succeeded. */
  private Exception attempt(Block<?> block, int from, int to) throws InterruptedException {
    long before = System.nanoTime();
    try {
      server.insert(block, from, to);
      return null;
    } catch (InterruptedException cancelled) {
      throw cancelled;
    } catch (Exception failed) {
      if (Thread.interrupted()) {
        throw new InterruptedException("cancelled while inserting");
      }
      return failed;
    } finally {
      metrics.answered(System.nanoTime() - before);
    }
  }

  /** Whether a failure is that of these rows, so that sending them again is of no use. */
  private static boolean isTheirs(InsertErrorClass error, int bytes, int rows, int attempt) {
    return switch (error) {
      case WAIT -> false;
      case BULKY -> rows > 1 || bytes > SMALL_BYTES;
      case POISON -> true;
      case OURS -> attempt >= OWN_ATTEMPTS;
    };
  }

  private void divide(Block<?> block, int from, int to, Exception failure)
      throws InterruptedException {
    if (to - from > 1) {
      int middle = (from + to) >>> 1;
      insert(block, from, middle, false);
      insert(block, middle, to, false);
    } else {
      reject(block, from, failure);
    }
  }

  /** Its name is that of the row's table and record, so that it is one reject in every run. */
  private void reject(Block<?> block, int row, Exception failure) throws InterruptedException {
    LogRecord record = block.record(row);
    String name = block.table().name();
    LOG.error("无法入库 / a row of {} for {} cannot be stored", record.position(), name, failure);
    Refusal refusal =
        InsertErrorClass.on(failure) == InsertErrorClass.OURS
            ? Fault.refusal(failure)
            : Fault.refusal(name + ": " + failure.getMessage());
    Block<RejectRecord> one = new Block<>(table, record.topic() + "/" + name, record.partition());
    one.add(new LogRow<>(rejects.of(record, refusal), record));
    insert(one, 0, 1, true);
  }

  private static void log(int attempt, String token, Exception failure) {
    if (attempt < LOUD_AFTER) {
      LOG.info("重试 / insert {} failed, attempt {}: {}", token, attempt, failure.toString());
    } else {
      LOG.warn("ClickHouse 不可用 / insert {} failed, attempt {}", token, attempt, failure);
    }
  }

  @Override
  public void close() {
    server.close();
  }
}
