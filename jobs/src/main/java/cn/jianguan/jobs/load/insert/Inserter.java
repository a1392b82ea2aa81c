package cn.jianguan.jobs.load.insert;

import cn.jianguan.jobs.load.table.Table;
import cn.jianguan.jobs.metrics.Metrics;
import cn.jianguan.record.RejectReason;
import cn.jianguan.record.RejectRecord;
import com.clickhouse.client.api.Client;
import com.clickhouse.client.api.insert.InsertSettings;
import com.clickhouse.data.ClickHouseFormat;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends blocks until ClickHouse has them. An outage costs time and nothing else: the same bytes go
 * again under the same token, after a pause that doubles up to ten seconds. A block whose data the
 * server refuses is halved until the row at fault stands alone; that row goes to {@code reject}.
 */
public final class Inserter implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Inserter.class);
  private static final Duration FIRST_PAUSE = Duration.ofMillis(100);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(10);
  private static final int LOUD_AFTER = 5;

  private final Client client;
  private final Table<RejectRecord> rejects;
  private final InsertMetrics metrics;

  /**
   * @param server where to send, and as whom
   * @param rejects where rows go that the server refuses
   */
  public Inserter(Client.Builder server, Table<RejectRecord> rejects, Metrics metrics) {
    this.rejects = rejects;
    this.metrics = new InsertMetrics(metrics);
    this.client =
        server
            .compressClientRequest(true)
            .compressServerResponse(false)
            .setSocketTimeout(Duration.ofMinutes(5).toMillis())
            .setMaxRetries(0)
            .serverSetting("async_insert", "0")
            .serverSetting("wait_end_of_query", "1")
            .serverSetting("insert_deduplicate", "1")
            .serverSetting("deduplicate_blocks_in_dependent_materialized_views", "1")
            // A chunk of a backfill may span decades; its months are few compared with its rows.
            .serverSetting("max_partitions_per_insert_block", "0")
            .build();
  }

  /** Returns when every row is stored or rejected. */
  public void insert(Block<?> block) throws InterruptedException {
    insert(block, 0, block.rows());
  }

  private void insert(Block<?> block, int from, int to) throws InterruptedException {
    Duration pause = FIRST_PAUSE;
    for (int attempt = 1; ; attempt++) {
      long before = System.nanoTime();
      Throwable failure = attempt(block, from, to);
      metrics.answered(System.nanoTime() - before);
      if (failure == null) {
        metrics.stored(block, from, to);
        return;
      }
      InsertErrorClass error = InsertErrorClass.on(failure);
      metrics.failed(error);
      if (error == InsertErrorClass.POISON) {
        split(block, from, to, failure);
        return;
      }
      log(attempt, block.token(from, to), failure);
      Thread.sleep(pause.toMillis());
      pause = pause.multipliedBy(2);
      pause = pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause;
    }
  }

  private Throwable attempt(Block<?> block, int from, int to) throws InterruptedException {
    InsertSettings settings = new InsertSettings().setDeduplicationToken(block.token(from, to));
    try {
      client
          .insert(
              block.table().name(),
              block.table().columnNames(),
              out -> block.writeTo(out, from, to),
              ClickHouseFormat.RowBinary,
              settings)
          .get()
          .close();
      return null;
    } catch (ExecutionException failed) {
      return failed.getCause();
    } catch (InterruptedException cancelled) {
      throw cancelled;
    } catch (Exception failed) {
      return failed;
    }
  }

  private void split(Block<?> block, int from, int to, Throwable failure)
      throws InterruptedException {
    if (to - from > 1) {
      int middle = (from + to) >>> 1;
      insert(block, from, middle);
      insert(block, middle, to);
    } else if (block.table() == rejects) {
      throw new IllegalStateException("ClickHouse refuses a reject", failure);
    } else {
      LOG.error("拒收 / ClickHouse refuses the row {}", block.position(from), failure);
      insert(block.refusal(from, rejects, RejectReason.OTHER, failure.getMessage()));
    }
  }

  private static void log(int attempt, String token, Throwable failure) {
    if (attempt < LOUD_AFTER) {
      LOG.info("重试 / insert {} failed, attempt {}: {}", token, attempt, failure.toString());
    } else {
      LOG.warn("ClickHouse 不可用 / insert {} failed, attempt {}", token, attempt, failure);
    }
  }

  @Override
  public void close() {
    client.close();
  }
}
