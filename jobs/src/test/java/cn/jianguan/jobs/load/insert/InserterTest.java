package cn.jianguan.jobs.load.insert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.jianguan.jobs.load.table.Column;
import cn.jianguan.jobs.load.table.ColumnType;
import cn.jianguan.jobs.load.table.LogRow;
import cn.jianguan.jobs.load.table.Table;
import cn.jianguan.jobs.load.table.Tables;
import cn.jianguan.jobs.log.CountedRejects;
import cn.jianguan.jobs.log.LogRecord;
import cn.jianguan.jobs.metrics.InMemoryMetrics;
import cn.jianguan.jobs.metrics.Metric;
import cn.jianguan.log.StationName;
import com.clickhouse.client.api.ServerException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.ConnectException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What is tried, divided and rejected, whatever fails and where; what is stored is in LoadIT. */
class InserterTest {
  private static final int ROWS = 100;

  private final Table<String> table =
      new Table<>(
          "t",
          "t",
          List.of(new Column<>("a", ColumnType.STRING, "a", LogRow::record)),
          List.of(),
          "a",
          "",
          "a");

  private final Tables tables = new Tables();
  private final InMemoryMetrics metrics = new InMemoryMetrics();
  private final List<String> stored = new ArrayList<>();
  private final List<String> tokens = new ArrayList<>();
  private int rejected;

  /** Fails for what is in it, as a server would. */
  private interface Judge {
    void judge(String rows, int attempt) throws Exception;
  }

  @Test
  void rowsThatTheServerRefuses_standAloneAndTheRestIsStored() throws Exception {
    Set<Integer> bad = Set.of(0, 17, 18, 99);
    insert(block(bad), (rows, attempt) -> refuseBad(rows, 117));

    assertThat(stored).hasSize(ROWS - bad.size()).doesNotHaveDuplicates();
    assertThat(rejected).isEqualTo(bad.size());
    assertThat(metrics.count(Metric.REJECTS, "load", "INTERNAL")).isEqualTo(bad.size());
    assertThat(metrics.count(Metric.STATION_FAILURES, "load")).isEqualTo(bad.size());
    assertThat(tokens).doesNotHaveDuplicates();
  }

  @Test
  void failureOnOurSide_isNoOutage() throws Exception {
    insert(
        block(Set.of(42)),
        (rows, attempt) -> {
          if (rows.contains("bad")) {
            throw new IllegalStateException("does not shrink");
          }
        });

    assertThat(stored).hasSize(ROWS - 1);
    assertThat(rejected).isOne();
  }

  @Test
  void outage_isWaitedForAndNothingIsRejected() throws Exception {
    insert(
        block(Set.of()),
        (rows, attempt) -> {
          if (attempt < 4) {
            throw new IOException("refused", new ConnectException());
          }
        });

    assertThat(stored).hasSize(ROWS);
    assertThat(rejected).isZero();
    assertThat(tokens).hasSize(1);
  }

  @Test
  void blockThatIsTooMuch_isHalvedAndARowAloneWaits() throws Exception {
    Random random = new Random(1);
    insert(
        block(Set.of()),
        (rows, attempt) -> {
          if (rows.length() > 300 || random.nextInt(20) == 0) {
            throw new ServerException(241, "memory", 500, "q");
          }
        });

    assertThat(stored).hasSize(ROWS).doesNotHaveDuplicates();
    assertThat(rejected).isZero();
  }

  @Test
  void serverThatRefusesEvenARejectForItsContent_failsTheJob() {
    assertThatThrownBy(
            () ->
                insertWith(
                    block(Set.of()),
                    (block, from, to) -> {
                      throw new ServerException(117, "all is bad", 400, "q");
                    }))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("No reject");
    assertThat(stored).isEmpty();
  }

  private static void refuseBad(String rows, int code) {
    if (rows.contains("bad")) {
      throw new ServerException(code, "incorrect data", 400, "q");
    }
  }

  private void insert(Block<String> block, Judge judge) throws Exception {
    Set<String> asked = new HashSet<>();
    int[] attempts = new int[1];
    insertWith(
        block,
        (one, from, to) -> {
          if (one.table() == tables.reject) {
            rejected += to - from;
            return;
          }
          attempts[0]++;
          judge.judge(text(one, from, to), attempts[0]);
          if (asked.add(one.token(from, to))) {
            tokens.add(one.token(from, to));
          }
          for (int row = from; row < to; row++) {
            stored.add(one.record(row).position());
          }
        });
  }

  /** One attempt. */
  private interface Attempt {
    void insert(Block<?> block, int from, int to) throws Exception;
  }

  private void insertWith(Block<String> block, Attempt attempt) throws InterruptedException {
    InsertAttempt server =
        new InsertAttempt() {
          @Override
          public void insert(Block<?> one, int from, int to) throws Exception {
            attempt.insert(one, from, to);
          }

          @Override
          public void close() {}
        };
    try (Inserter inserter =
        new Inserter(
            server, tables.reject, new CountedRejects(StationName.LOAD, metrics), metrics)) {
      inserter.insert(block);
    }
  }

  private Block<String> block(Set<Integer> bad) {
    Block<String> block = new Block<>(table, "act-log", 3);
    for (int i = 0; i < ROWS; i++) {
      String text = bad.contains(i) ? "bad" : "row " + i;
      block.add(
          new LogRow<>(
              text, LogRecord.unopened("act-log", 3, i, 0, text.getBytes(StandardCharsets.UTF_8))));
    }
    return block;
  }

  private static String text(Block<?> block, int from, int to) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    block.writeTo(bytes, from, to);
    return bytes.toString(StandardCharsets.UTF_8);
  }
}
