package cn.jianguan.jobs.load.table;

import cn.jianguan.act.ActBodies;
import cn.jianguan.codec.SqlName;
import cn.jianguan.record.ActKind;
import cn.jianguan.record.ActLogEntry;
import cn.jianguan.record.ActLogOp;
import cn.jianguan.record.SupervisionAct;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.avro.generic.IndexedRecord;

/**
 * One table per kind of act: identity, the envelope, the common block, the body of the kind, and
 * its place in the log. A row is found by object, moment and act; a correction that changes any of
 * them first marks the row under its former key as deleted, in the partition where that one lies.
 */
public final class ActTables {
  private static final int ACT = ActLogEntry.getClassSchema().getField("act").pos();
  private static final int BODY = SupervisionAct.getClassSchema().getField("body").pos();

  private final Map<ActKind, Table<ActLogEntry>> byKind = new EnumMap<>(ActKind.class);

  public ActTables() {
    for (ActKind kind : ActKind.values()) {
      if (kind != ActKind.OTHER) {
        byKind.put(kind, table(kind));
      }
    }
  }

  /** The table of a kind; null for OTHER, which stands for kinds this program does not know. */
  public Table<ActLogEntry> of(ActKind kind) {
    return byKind.get(kind);
  }

  public List<Table<ActLogEntry>> all() {
    return List.copyOf(byKind.values());
  }

  /** Columns that are the same in every table of acts, for the view over all of them. */
  public static List<Column<ActLogEntry>> common() {
    List<Column<ActLogEntry>> columns = new ArrayList<>(identity());
    AvroColumns.<IndexedRecord>of(SupervisionAct.getClassSchema(), "kind", "body")
        .forEach(column -> columns.add(column.of(ACT, ActLogEntry::getAct)));
    columns.addAll(
        AvroColumns.only(ActLogEntry.getClassSchema(), "version", "logTime", "position"));
    return columns;
  }

  private static List<Column<ActLogEntry>> identity() {
    return AvroColumns.only(ActLogEntry.getClassSchema(), "actId", "objectKey");
  }

  private static Table<ActLogEntry> table(ActKind kind) {
    List<Column<ActLogEntry>> common = common();
    Set<String> taken = new HashSet<>();
    common.forEach(column -> taken.add(column.name()));
    String lower = kind.name().toLowerCase(Locale.ROOT);
    List<Column<ActLogEntry>> body =
        AvroColumns.<IndexedRecord>of(ActBodies.schema(kind)).stream()
            .map(c -> taken.contains(c.name()) ? c.named(lower + "_" + c.name()) : c)
            .map(c -> c.of(BODY, (SupervisionAct act) -> (IndexedRecord) act.getBody()))
            .map(c -> c.of(ACT, ActLogEntry::getAct))
            .toList();
    int split = common.size() - 3;
    List<Column<ActLogEntry>> columns =
        Stream.of(common.subList(0, split), body, common.subList(split, common.size()))
            .flatMap(List::stream)
            .toList();
    return new Table<>(
        SqlName.table(kind),
        ActBodies.schema(kind).getDoc(),
        LogColumns.around(columns, List.of(rowVersion(), deleted())),
        List.of(
            "  `occurred_day` Date32 MATERIALIZED ifNull(occurred_on, toDate32(occurred_at,"
                + " 'Asia/Shanghai')) COMMENT '发生日期, 当地 / calendar day on which it happened, in the"
                + " source\\'s own zone'"),
        "row_version, is_deleted",
        "toYear(occurred_day)",
        "object_key, occurred_at, act_id");
  }

  /** A retraction carries the version it takes back: it outdoes that one, and not the next. */
  private static Column<ActLogEntry> rowVersion() {
    return new Column<>(
        "row_version",
        ColumnType.VERSION,
        "行版本, 大者为准 / version of the row, the highest holds: twice the act's version, one more for"
            + " its retraction",
        row -> {
          ActLogEntry entry = row.record();
          return rowVersion(entry.getVersion(), entry.getOp());
        });
  }

  /** Of an entry's version and operation. */
  public static long rowVersion(long version, ActLogOp op) {
    return 2 * version + (op == ActLogOp.RETRACT ? 1 : 0);
  }

  private static Column<ActLogEntry> deleted() {
    return new Column<>(
        "is_deleted",
        ColumnType.FLAG,
        "删除标记 / 1: the row no longer stands; FINAL leaves it out",
        row -> row.record().getOp() != ActLogOp.ASSERT);
  }
}
