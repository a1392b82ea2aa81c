package cn.jianguan.jobs.load.direct;

import cn.jianguan.act.ActBodies;
import cn.jianguan.codec.Codec;
import cn.jianguan.jobs.load.table.ActTables;
import cn.jianguan.jobs.load.table.Column;
import cn.jianguan.jobs.load.table.ColumnType;
import cn.jianguan.jobs.load.table.RowBinary;
import cn.jianguan.jobs.load.table.Table;
import cn.jianguan.record.ActKind;
import cn.jianguan.record.ActLogEntry;
import cn.jianguan.record.ActLogOp;
import cn.jianguan.record.SupervisionAct;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.Schema;

/**
 * The tables of acts, filled from the bytes of the act-log: the same columns in the same order, and
 * the same bytes, as {@link ActTables} writes of the decoded entry. Not thread-safe.
 */
public final class DirectActs {
  private static final byte[] HEADER = Codec.header(ActLogEntry.getClassSchema());
  private static final Schema BODY = SupervisionAct.getClassSchema().getField("body").schema();

  private final EntryLayout layout = new EntryLayout();
  private final Map<ActKind, Table<ActBytes>> tables = new EnumMap<>(ActKind.class);
  private final Map<ActKind, Integer> branches = new EnumMap<>(ActKind.class);

  public DirectActs(ActTables acts) {
    for (ActKind kind : ActKind.values()) {
      if (acts.of(kind) != null) {
        int branch = BODY.getIndexNamed(ActBodies.schema(kind).getFullName());
        branches.put(kind, branch);
        tables.put(kind, table(acts.of(kind), branch));
      }
    }
  }

  private Table<ActBytes> table(Table<ActLogEntry> common, int branch) {
    List<Column<ActBytes>> columns = new ArrayList<>();
    common.columns().forEach(column -> columns.add(column(column, branch)));
    return new Table<>(
        common.name(),
        common.comment(),
        List.copyOf(columns),
        common.extra(),
        common.engine(),
        common.partition(),
        common.order());
  }

  private Column<ActBytes> column(Column<ActLogEntry> common, int branch) {
    String name = common.name();
    if (!common.path().isEmpty()) {
      EntryLayout.Field field = layout.field(common.path(), branch);
      ColumnType type =
          new ColumnType(
              common.type().name(),
              common.type().blank(),
              (out, act) -> copy(field, (ActBytes) act, out));
      return new Column<>(name, type, common.comment(), row -> row.record());
    }
    return switch (name) {
      case "row_version" ->
          new Column<>(
              name,
              common.type(),
              common.comment(),
              row -> ActTables.rowVersion(row.record().version(), row.record().op()));
      case "is_deleted" ->
          new Column<>(
              name, common.type(), common.comment(), row -> row.record().op() != ActLogOp.ASSERT);
      case "log_partition" ->
          new Column<>(name, common.type(), common.comment(), row -> row.partition());
      case "log_offset" -> new Column<>(name, common.type(), common.comment(), row -> row.offset());
      default -> throw new IllegalStateException("no direct way for column " + name);
    };
  }

  private static void copy(EntryLayout.Field field, ActBytes act, RowBinary out) {
    field.copier().copy(act.bytes(), act.start(field.slot()), out);
  }

  /** An act and the table it goes to. */
  public record Found(Table<ActBytes> table, ActBytes act) {}

  /**
   * The act of a message of the act-log that this version wrote.
   *
   * @return null for any other message, and for an entry without an act: those are decoded
   */
  public Found find(byte[] message) {
    int start = Codec.contentStart(message, HEADER);
    if (start < 0) {
      return null;
    }
    try {
      ActBytes act = layout.read(message, start);
      Table<ActBytes> table = act == null ? null : tables.get(act.kind());
      return table != null && branches.get(act.kind()) == act.branch()
          ? new Found(table, act)
          : null;
    } catch (IndexOutOfBoundsException | UnsupportedOperationException notSo) {
      return null;
    }
  }
}
