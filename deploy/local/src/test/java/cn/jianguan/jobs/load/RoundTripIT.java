package cn.jianguan.jobs.load;

import static org.assertj.core.api.Assertions.assertThat;

import cn.jianguan.act.ActBodies;
import cn.jianguan.codec.Codec;
import cn.jianguan.jobs.load.insert.Block;
import cn.jianguan.jobs.load.insert.Chunk;
import cn.jianguan.jobs.load.projection.Projection;
import cn.jianguan.jobs.load.table.Table;
import cn.jianguan.jobs.load.table.Tables;
import cn.jianguan.jobs.log.CountedRejects;
import cn.jianguan.jobs.log.LogRecord;
import cn.jianguan.jobs.metrics.Metrics;
import cn.jianguan.local.clickhouse.ClickHouseNode;
import cn.jianguan.log.StationName;
import cn.jianguan.record.ActKind;
import cn.jianguan.record.ActLogEntry;
import cn.jianguan.record.ActLogOp;
import cn.jianguan.record.AlertPlanDecision;
import cn.jianguan.record.AlertTransition;
import cn.jianguan.record.DeliveryRecord;
import cn.jianguan.record.HitRecord;
import cn.jianguan.record.JointVisit;
import cn.jianguan.record.ModelRecord;
import cn.jianguan.record.NotificationRecord;
import cn.jianguan.record.Operation;
import cn.jianguan.record.ReferenceRecord;
import cn.jianguan.record.RejectRecord;
import cn.jianguan.record.StatisticRecord;
import com.clickhouse.client.api.Client;
import com.clickhouse.client.api.query.QueryResponse;
import com.clickhouse.client.api.query.QuerySettings;
import com.clickhouse.data.ClickHouseFormat;
import java.io.ByteArrayOutputStream;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every column of every table gives back the very bytes it was sent. */
@SuppressWarnings("try") // a response declares to close with any exception
class RoundTripIT {
  private static final int ROWS = 5;

  @TempDir static Path folder;
  private static ClickHouseNode node;

  private final RandomTopicRecords random = new RandomTopicRecords(11);
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
  void everyTable_givesBackTheBytesItWasSent() throws Exception {
    everything();
    Tables tables = new Tables();
    Chunk sent = new Chunk("log", 0, 0);
    Projection projection =
        new Projection(tables, new CountedRejects(StationName.LOAD, Metrics.NONE));
    log.forEach(record -> projection.project(record, sent));
    try (ClickHouseDatabase database = ClickHouseDatabase.create(node, "round_trip");
        LoadWriter writer = database.writer(1_000_000);
        Client client = client(database)) {
      for (LogRecord record : log) {
        writer.write(record, null);
      }
      writer.flush(true);

      assertThat(sent.blocks()).hasSameSizeAs(tables.all());
      for (Block<?> block : sent.blocks()) {
        assertThat(stored(client, block.table())).as(block.table().name()).isEqualTo(bytes(block));
      }
      assertThat(database.number("SELECT count() FROM reject WHERE station = 'load'")).isZero();
    }
  }

  @Test
  void jdbc_readsTextsDaysAndMoments() throws Exception {
    try (ClickHouseDatabase database = ClickHouseDatabase.create(node, "jdbc");
        LoadWriter writer = database.writer(1_000_000)) {
      for (String naughty : RandomTopicRecords.NAUGHTY) {
        ActLogEntry entry = act(ActKind.INSPECTION);
        entry.getAct().setObjectName(naughty);
        entry.getAct().setAreaOriginal("" + log.size());
        entry.getAct().getEnvelope().setSubmittedDate(LocalDate.of(2024, 2, 29));
        add(entry);
      }
      for (LogRecord record : log) {
        writer.write(record, null);
      }
      writer.flush(true);
      List<String> names = new ArrayList<>();
      try (Statement statement = database.connection.createStatement();
          ResultSet rows =
              statement.executeQuery(
                  "SELECT object_name, submitted_date FROM act_inspection FINAL"
                      + " ORDER BY toInt32(area_original)")) {
        while (rows.next()) {
          names.add(rows.getString(1));
          assertThat(rows.getObject(2, LocalDate.class)).isEqualTo(LocalDate.of(2024, 2, 29));
        }
      }

      assertThat(names).containsExactly(RandomTopicRecords.NAUGHTY);
    }
  }

  private void everything() {
    for (int i = 0; i < ROWS; i++) {
      for (ActKind kind : ActKind.values()) {
        if (kind != ActKind.OTHER) {
          add(act(kind));
        }
      }
      for (ActLogOp op : List.of(ActLogOp.DUPLICATE, ActLogOp.ALIAS, ActLogOp.REVIEW)) {
        ActLogEntry about = act(ActKind.PENALTY);
        about.setOp(op);
        about.setAct(null);
        about.setSurvivorId("survivor");
        add(about);
      }
      for (Schema body : ReferenceRecord.SCHEMA$.getField("body").schema().getTypes()) {
        if (body.getType() != Schema.Type.NULL) {
          ReferenceRecord reference = (ReferenceRecord) random.next(ReferenceRecord.SCHEMA$);
          reference.setBody(random.next(body));
          reference.getEnvelope().setCdOperation(Operation.INSERT);
          add(reference);
        }
      }
      AlertTransition transition = (AlertTransition) random.next(AlertTransition.SCHEMA$);
      transition.setHitId("hit");
      transition.getAlert().setActIds(List.of("a", "b"));
      add(transition);
      for (boolean shadow : new boolean[] {false, true}) {
        HitRecord hit = (HitRecord) random.next(HitRecord.SCHEMA$);
        hit.setShadow(shadow);
        add(hit);
      }
      List.of(
              RejectRecord.SCHEMA$,
              NotificationRecord.SCHEMA$,
              AlertPlanDecision.SCHEMA$,
              JointVisit.SCHEMA$,
              DeliveryRecord.SCHEMA$,
              StatisticRecord.SCHEMA$,
              ModelRecord.SCHEMA$)
          .forEach(schema -> add(random.next(schema)));
    }
  }

  private ActLogEntry act(ActKind kind) {
    ActLogEntry entry;
    do {
      entry = (ActLogEntry) random.next(ActLogEntry.SCHEMA$);
    } while (entry.getAct() == null);
    entry.setOp(ActLogOp.ASSERT);
    entry.setVersion(1);
    entry.setKind(kind);
    entry.getAct().setKind(kind);
    entry.getAct().setBody(random.next(ActBodies.schema(kind)));
    return entry;
  }

  private void add(SpecificRecord record) {
    log.add(LogRecord.unopened("log", 0, log.size(), 1, Codec.standard().encode(record)));
  }

  private static byte[] bytes(Block<?> block) throws Exception {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    block.writeTo(bytes, 0, block.rows());
    return bytes.toByteArray();
  }

  private static byte[] stored(Client client, Table<?> table) throws Exception {
    String order =
        table.name().equals("alert_evidence") ? "log_offset, kind DESC, ordinal" : "log_offset";
    String sql =
        "SELECT %s FROM %s ORDER BY %s"
            .formatted(String.join(", ", table.columnNames()), table.name(), order);
    try (QueryResponse response =
        client.query(sql, new QuerySettings().setFormat(ClickHouseFormat.RowBinary)).get()) {
      return response.getInputStream().readAllBytes();
    }
  }

  private static Client client(ClickHouseDatabase database) {
    return database.address().client().build();
  }
}
