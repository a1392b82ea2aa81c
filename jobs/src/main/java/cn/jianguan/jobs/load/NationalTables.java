package cn.jianguan.jobs.load;

import cn.jianguan.code.Industries;
import cn.jianguan.code.RegionCode;
import cn.jianguan.code.Regions;
import cn.jianguan.codec.RecordIdentity;
import cn.jianguan.jobs.reference.NationalLists;
import cn.jianguan.record.CodeListEntry;
import cn.jianguan.record.IdScheme;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Brings the lists that ship with the program into the tables of lists, beside what sources
 * declare: intake judges by both, so both can be read. Such a row has no source and no place in the
 * log (offset -1). What a later program no longer ships is marked as deleted.
 */
public final class NationalTables {
  private static final int NOT_OF_THE_LOG = -1;
  private static final int PROVINCE_LEVEL = 2;
  private static final int ROWS_AT_ONCE = 1000;

  private final Connection connection;

  public NationalTables(Connection connection) {
    this.connection = connection;
  }

  /**
   * Writes what is not there, or differs.
   *
   * @return rows that were written
   */
  public int fill() throws SQLException {
    return fill("region", "code, name, level, parent, valid_from, valid_to", regions())
        + fill("code_list_entry", "list, code, meaning_zh, meaning_en, group", codes())
        + fill("id_scheme", "scheme, name, pattern, check_algorithm, natural_person", schemes());
  }

  private static Map<String, List<Object>> regions() {
    Map<String, List<Object>> rows = new LinkedHashMap<>();
    Regions shipped = Regions.shipped();
    for (Regions.Region region : shipped.all()) {
      RegionCode code = region.code();
      put(
          rows,
          List.of("region", code.code(), region.from().map(YearMonth::toString).orElse("")),
          code.code(),
          region.name(),
          PROVINCE_LEVEL + code.level().ordinal(),
          parent(code, shipped),
          region.from().map(from -> from.atDay(1)),
          region.to().map(YearMonth::atEndOfMonth));
    }
    return rows;
  }

  /** The nearest division above that has ever been one: some counties are a province's own. */
  private static String parent(RegionCode code, Regions shipped) {
    return code.ancestors().stream()
        .filter(above -> !shipped.of(above).isEmpty())
        .map(RegionCode::code)
        .findFirst()
        .orElse("");
  }

  private static Map<String, List<Object>> codes() {
    Map<String, List<Object>> rows = new LinkedHashMap<>();
    for (CodeListEntry entry : NationalLists.codes()) {
      put(
          rows,
          List.of("code", entry.getList(), entry.getCode()),
          entry.getList(),
          entry.getCode(),
          entry.getMeaningZh(),
          entry.getMeaningEn(),
          entry.getGroup());
    }
    for (Industries.Industry industry : Industries.all()) {
      put(
          rows,
          List.of("code", "industry", industry.code()),
          "industry",
          industry.code(),
          industry.name(),
          "",
          industry.section());
    }
    return rows;
  }

  private static Map<String, List<Object>> schemes() {
    Map<String, List<Object>> rows = new LinkedHashMap<>();
    for (IdScheme scheme : NationalLists.schemes()) {
      put(
          rows,
          List.of("scheme", scheme.getScheme()),
          scheme.getScheme(),
          scheme.getName(),
          scheme.getPattern(),
          scheme.getCheckAlgorithm(),
          scheme.getNaturalPerson());
    }
    return rows;
  }

  /** Null stands for an empty optional. */
  private static void put(Map<String, List<Object>> rows, List<String> key, Object... cells) {
    List<Object> row = new ArrayList<>();
    Arrays.stream(cells)
        .forEach(cell -> row.add(cell instanceof Optional<?> may ? may.orElse(null) : cell));
    if (rows.put(RecordIdentity.of("", "", String.join("/", key)), row) != null) {
      throw new IllegalStateException("listed twice: " + key);
    }
  }

  private int fill(String table, String columns, Map<String, List<Object>> wanted)
      throws SQLException {
    Map<String, String> standing = standing(table, columns);
    Map<String, List<Object>> changed = new LinkedHashMap<>(wanted);
    changed.entrySet().removeIf(row -> text(row.getValue()).equals(standing.get(row.getKey())));
    Map<String, List<Object>> gone = new LinkedHashMap<>();
    int width = columns.split(",").length;
    standing.keySet().stream()
        .filter(id -> !wanted.containsKey(id))
        .forEach(id -> gone.put(id, Collections.nCopies(width, null)));
    long version = changed.isEmpty() && gone.isEmpty() ? 0 : nextVersion(table);
    insert(table, columns, changed, version, 0);
    insert(table, columns, gone, version, 1);
    return changed.size() + gone.size();
  }

  private static String text(List<Object> row) {
    return String.join("\u0001", row.stream().map(cell -> Objects.toString(cell, "")).toList());
  }

  private Map<String, String> standing(String table, String columns) throws SQLException {
    String texts =
        String.join(
            ", ",
            Arrays.stream(columns.split(", "))
                .map(column -> "ifNull(toString(`" + column + "`), '')")
                .toList());
    Map<String, String> standing = new LinkedHashMap<>();
    try (Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery(
                "SELECT reference_id, concat_ws('\\x01', %s) FROM %s FINAL WHERE log_offset = %d"
                    .formatted(texts, table, NOT_OF_THE_LOG))) {
      while (rows.next()) {
        standing.put(rows.getString(1), rows.getString(2));
      }
    }
    return standing;
  }

  /** Above what was written before, and far below what has a time in the log. */
  private long nextVersion(String table) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery(
                "SELECT toUInt64(max(row_version)) FROM %s WHERE log_offset = %d"
                    .formatted(table, NOT_OF_THE_LOG))) {
      row.next();
      return row.getLong(1) + 1;
    }
  }

  private void insert(
      String table, String columns, Map<String, List<Object>> rows, long version, int isDeleted)
      throws SQLException {
    String names = "`" + columns.replace(", ", "`, `") + "`";
    String places = "?, ".repeat(columns.split(",").length);
    String sql =
        "INSERT INTO %1$s (%2$s, reference_id, log_partition, log_offset, row_version, is_deleted)"
                .formatted(table, names)
            + " VALUES (%1$s?, %2$d, %2$d, %3$d, %4$d)"
                .formatted(places, NOT_OF_THE_LOG, version, isDeleted);
    try (PreparedStatement insert = connection.prepareStatement(sql)) {
      int waiting = 0;
      for (Map.Entry<String, List<Object>> row : rows.entrySet()) {
        int at = 1;
        for (Object cell : row.getValue()) {
          insert.setObject(at++, cell instanceof LocalDate day ? day.toString() : cell);
        }
        insert.setString(at, row.getKey());
        insert.addBatch();
        if (++waiting % ROWS_AT_ONCE == 0) {
          insert.executeBatch();
        }
      }
      if (waiting % ROWS_AT_ONCE != 0) {
        insert.executeBatch();
      }
    }
  }
}
