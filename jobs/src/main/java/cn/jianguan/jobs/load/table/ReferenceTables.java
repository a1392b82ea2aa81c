package cn.jianguan.jobs.load.table;

import cn.jianguan.codec.RecordIdentity;
import cn.jianguan.codec.SqlName;
import cn.jianguan.record.Envelope;
import cn.jianguan.record.ModelRecord;
import cn.jianguan.record.ReferenceRecord;
import cn.jianguan.reference.ReferenceRecords;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.generic.IndexedRecord;

/**
 * Regions, agencies, items and the other lists, one table each, and the published models. A row is
 * identified as its source identifies it, since a deletion names nothing else.
 */
public final class ReferenceTables {
  private static final Map<String, String> NAMES = Map.of("SupervisionItem", "item");

  private final Map<String, Table<ReferenceRecord>> byBody = new LinkedHashMap<>();

  public final Table<PublishedModel> model =
      new Table<>(
          "model",
          ModelRecord.SCHEMA$.getDoc(),
          LogColumns.around(PublishedModel.columns(), LogColumns.logVersion()),
          List.of(),
          "row_version",
          "",
          "model_id, log_time, effective_from, version, state");

  ReferenceTables() {
    for (Schema body : ReferenceRecord.SCHEMA$.getField("body").schema().getTypes()) {
      if (body.getType() != Schema.Type.NULL) {
        byBody.put(body.getFullName(), table(body));
      }
    }
  }

  /**
   * The tables a record concerns: that of its body. A deletion without body concerns all of them:
   * it marks its key in each, and only one of them knows it.
   */
  public List<Table<ReferenceRecord>> of(ReferenceRecord record) {
    IndexedRecord body = (IndexedRecord) record.getBody();
    return body == null ? all() : List.of(byBody.get(body.getSchema().getFullName()));
  }

  public List<Table<ReferenceRecord>> all() {
    return List.copyOf(byBody.values());
  }

  private static Table<ReferenceRecord> table(Schema body) {
    List<Column<ReferenceRecord>> columns = new ArrayList<>();
    columns.add(identity());
    AvroColumns.<IndexedRecord>of(body)
        .forEach(
            column ->
                columns.add(
                    (column.name().equals("cd_source") ? column.named("declared_by") : column)
                        .of(record -> (IndexedRecord) record.getBody())));
    AvroColumns.<Envelope>of(Envelope.SCHEMA$)
        .forEach(column -> columns.add(column.of(ReferenceRecord::getEnvelope)));
    return new Table<>(
        NAMES.getOrDefault(body.getName(), SqlName.column(body.getName())),
        body.getDoc(),
        LogColumns.around(columns, AlertTables.concat(LogColumns.logVersion(), List.of(deleted()))),
        List.of(),
        "row_version, is_deleted",
        "",
        "reference_id");
  }

  private static Column<ReferenceRecord> identity() {
    return new Column<>(
        "reference_id",
        ColumnType.STRING,
        "基础数据标识 / record identity, or source and key where there is none",
        row -> RecordIdentity.of(row.record().getEnvelope()));
  }

  private static Column<ReferenceRecord> deleted() {
    return new Column<>(
        "is_deleted",
        ColumnType.FLAG,
        "删除标记 / 1: the row no longer stands; FINAL leaves it out",
        row -> ReferenceRecords.isDeletion(row.record()));
  }
}
