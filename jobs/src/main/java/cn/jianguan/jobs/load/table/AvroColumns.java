package cn.jianguan.jobs.load.table;

import cn.jianguan.codec.SqlName;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.apache.avro.Schema;
import org.apache.avro.generic.IndexedRecord;

/**
 * The columns of an Avro record, in its order and with its documentation: one column per field, the
 * fields of an inner record under their own names ({@code envelope}) or led by the field's name.
 */
public final class AvroColumns {
  /** Texts of few values in the common block: stored as a dictionary. */
  private static final Set<String> CODES =
      Set.of(
          "cd_source",
          "domain",
          "agency_code",
          "agency_name",
          "object_type",
          "area_number",
          "industry_code",
          "model_id",
          "model_version",
          "station",
          "measure",
          "subject_kind");

  private AvroColumns() {}

  public static <R extends IndexedRecord> List<Column<R>> of(Schema record, String... without) {
    Set<String> skipped = Set.copyOf(Arrays.asList(without));
    List<Column<R>> columns = new ArrayList<>();
    for (Schema.Field field : record.getFields()) {
      if (skipped.contains(field.name())) {
        continue;
      }
      if (field.schema().getType() == Schema.Type.RECORD) {
        String prefix = field.name().equals("envelope") ? "" : SqlName.column(field.name()) + "_";
        int pos = field.pos();
        AvroColumns.<IndexedRecord>of(field.schema())
            .forEach(
                column ->
                    columns.add(
                        column
                            .named(prefix + column.name())
                            .of(pos, outer -> (IndexedRecord) outer.get(pos))));
      } else {
        columns.add(column(field));
      }
    }
    return columns;
  }

  /** Only the named fields, in the order named. */
  static <R extends IndexedRecord> List<Column<R>> only(Schema record, String... fields) {
    return Arrays.stream(fields).map(name -> AvroColumns.<R>column(record.getField(name))).toList();
  }

  private static <R extends IndexedRecord> Column<R> column(Schema.Field field) {
    int pos = field.pos();
    String name = SqlName.column(field.name());
    ColumnType type = ColumnType.of(field.schema());
    boolean code = type == ColumnType.STRING && CODES.contains(name);
    return new Column<>(
        name,
        code ? ColumnType.CODE : type,
        comment(field),
        row -> row.record().get(pos),
        List.of(pos));
  }

  /** The field's own words, or else those of its type. */
  private static String comment(Schema.Field field) {
    if (field.doc() != null) {
      return field.doc();
    }
    String ofType = field.schema().getType() == Schema.Type.ENUM ? field.schema().getDoc() : null;
    return ofType == null ? field.name() : ofType;
  }
}
