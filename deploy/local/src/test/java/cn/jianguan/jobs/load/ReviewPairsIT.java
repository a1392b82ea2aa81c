package cn.jianguan.jobs.load;

import static org.assertj.core.api.Assertions.assertThat;

import cn.jianguan.codec.Codec;
import cn.jianguan.jobs.log.LogRecord;
import cn.jianguan.local.clickhouse.ClickHouseNode;
import cn.jianguan.record.ActKind;
import cn.jianguan.record.ActLogEntry;
import cn.jianguan.record.ActLogOp;
import cn.jianguan.record.Envelope;
import cn.jianguan.record.Operation;
import cn.jianguan.record.Party;
import cn.jianguan.record.Penalty;
import cn.jianguan.record.SupervisionAct;
import cn.jianguan.record.TwinVerdict;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Pairs that people are asked about, from entries that came the way all entries come. */
class ReviewPairsIT {
  private static final String OBJECT = "USCC:91320100MA0000015Q";

  @TempDir static Path folder;
  private static ClickHouseNode node;

  private final List<LogRecord> log = new ArrayList<>();

  @BeforeAll
  static void start() throws Exception {
    node = ClickHouseNode.start(folder);
  }

  @AfterAll
  static void stop() {
    node.close();
  }

  @Test
  void pair_hasBothRows_andAnAliasAsItStoodLast() throws Exception {
    act("city/1", ActLogOp.ASSERT, 1, "320100", "甲局");
    act("county/1", ActLogOp.ASSERT, 1, "320102", "乙局");
    review("city/1", "county/1", TwinVerdict.OPEN);
    act("county/1", ActLogOp.DELETE, 2, "320102", "乙局");
    alias("county/1", "city/1");
    review("city/1", "county/1", TwinVerdict.SAME);
    // Asked, and no longer: one of the rows was corrected.
    review("city/1", "county/2", TwinVerdict.OPEN);
    review("city/1", "county/2", null);
    // Of a row that never stood by itself nothing is known but that it is asked about.
    review("city/1", "never/1", TwinVerdict.OPEN);

    assertThat(
            ask(
                "SELECT other_id, verdict, object_name, stands, agency_name, area_number,"
                    + " other_stands, other_survivor_id, other_agency_name, other_area_number FROM"
                    + " act_review_pair ORDER BY other_id"))
        .containsExactly(
            "county/1|SAME|梅园|1|甲局|320100|0|city/1|乙局|320102", "never/1|OPEN|梅园|1|甲局|320100|0|||");
  }

  /** As the console's server asks. */
  @Test
  void pair_isOfWhoSeesBothRows() throws Exception {
    act("city/1", ActLogOp.ASSERT, 1, "320100", "甲局");
    act("county/1", ActLogOp.ASSERT, 1, "320102", "乙局");
    act("county/2", ActLogOp.ASSERT, 1, "320102", "乙局");
    review("city/1", "county/1", TwinVerdict.OPEN);
    review("county/1", "county/2", TwinVerdict.OPEN);
    String pairs =
        "SELECT act_id, other_id FROM (SELECT * REPLACE (CAST(kind, 'String') AS kind,"
            + " ifNull(CAST(verdict, 'Nullable(String)'), 'OPEN') AS verdict, toBool(stands) AS"
            + " stands, toBool(other_stands) AS other_stands) FROM act_review_pair) WHERE"
            + " arrayAll(area_number -> (%s), [area_number, other_area_number]) AND verdict ="
            + " 'OPEN' ORDER BY score DESC, act_id, other_id";

    assertThat(ask(pairs.formatted("1"))).hasSize(2);
    assertThat(ask(pairs.formatted("(has(['320102'], area_number))")))
        .containsExactly("county/1|county/2");
    assertThat(ask(pairs.formatted("(has(['320100', '320102'], area_number))"))).hasSize(2);
    assertThat(
            ask(
                "SELECT * FROM act_penalty WHERE act_id IN ('county/1', 'county/2') ORDER BY"
                    + " row_version DESC, is_deleted LIMIT 1 BY act_id"))
        .hasSize(2);
  }

  private List<String> ask(String sql) throws Exception {
    try (ClickHouseDatabase there = ClickHouseDatabase.shared(node);
        LoadWriter writer = there.writer(1000)) {
      for (LogRecord record : log) {
        writer.write(record, null);
      }
      writer.flush(true);
      List<String> lines = new ArrayList<>();
      try (Statement statement = there.connection.createStatement();
          ResultSet row = statement.executeQuery(sql)) {
        while (row.next()) {
          List<String> line = new ArrayList<>();
          for (int i = 1; i <= row.getMetaData().getColumnCount(); i++) {
            line.add(row.getString(i));
          }
          lines.add(String.join("|", line));
        }
      }
      return lines;
    }
  }

  private void act(String id, ActLogOp op, long version, String area, String agency) {
    SupervisionAct act =
        SupervisionAct.newBuilder()
            .setEnvelope(
                Envelope.newBuilder()
                    .setCdId(id)
                    .setCdSource(id.substring(0, id.indexOf('/')))
                    .setCdBatch("2024030800001")
                    .setCdOperation(Operation.INSERT)
                    .build())
            .setKind(ActKind.PENALTY)
            .setOccurredAt(Instant.parse("2024-03-08T04:00:00Z"))
            .setAgencyName(agency)
            .setAreaNumber(area)
            .setObjectName("梅园")
            .setParty(Party.newBuilder().setUiCode("91320100MA0000015Q").build())
            .setBody(Penalty.newBuilder().setFineFen(5_000_00).build())
            .build();
    log(entry(id, op, version).setAct(act).build());
  }

  private void alias(String id, String survivor) {
    log(
        entry(id, ActLogOp.ALIAS, 2)
            .setSurvivorId(survivor)
            .setDuplicateLevel("PERSON")
            .setMatchedBy("li")
            .build());
  }

  private void review(String id, String other, TwinVerdict verdict) {
    log(
        entry(id, ActLogOp.REVIEW, 1)
            .setOtherId(other)
            .setScore(65)
            .setMatchedBy("事项 item 1.00: 相同 same")
            .setVerdict(verdict)
            .build());
  }

  private ActLogEntry.Builder entry(String id, ActLogOp op, long version) {
    return ActLogEntry.newBuilder()
        .setActId(id)
        .setOp(op)
        .setVersion(version)
        .setLogTime(Instant.ofEpochMilli(1_709_856_000_000L + log.size()))
        .setObjectKey(OBJECT)
        .setKind(ActKind.PENALTY)
        .setCdSource(id.substring(0, id.indexOf('/')))
        .setPosition("acts-0-" + log.size());
  }

  private void log(ActLogEntry entry) {
    log.add(
        LogRecord.unopened(
            "act-log",
            0,
            log.size(),
            entry.getLogTime().toEpochMilli(),
            Codec.standard().encode(entry)));
  }
}
