package cn.jianguan.jobs.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.jianguan.code.Industries;
import cn.jianguan.code.Regions;
import cn.jianguan.command.cluster.ClickHouse;
import cn.jianguan.command.person.Erasures;
import cn.jianguan.command.person.PersonTables;
import cn.jianguan.jobs.load.backtest.BacktestTables;
import cn.jianguan.jobs.load.table.Column;
import cn.jianguan.jobs.load.table.ColumnType;
import cn.jianguan.jobs.load.table.Table;
import cn.jianguan.jobs.load.table.Tables;
import cn.jianguan.jobs.reference.NationalLists;
import cn.jianguan.local.clickhouse.ClickHouseNode;
import cn.jianguan.record.ErasureRecord;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What databases hold after migrations, whatever they held before, on the real engine. */
class MigrationsIT {
  /** Each may lie in a partition of its own, and every statement rewrites every partition. */
  private static final int ROWS = 8;

  /** With how many files a release ended. */
  private static final List<Integer> RELEASES = List.of(3, 5);

  @TempDir static Path folder;
  private static ClickHouseNode node;

  @BeforeAll
  static void start() throws Exception {
    node = ClickHouseNode.start(folder.resolve("clickhouse"));
  }

  @AfterAll
  static void stop() {
    node.close();
  }

  @Test
  void tables_areThoseOfTheSchemas() throws Exception {
    try (ClickHouseDatabase database = ClickHouseDatabase.shared(node)) {
      SchemaDifference difference = new SchemaDifference(database.connection);
      List<String> missing = new ArrayList<>();
      for (Table<?> table : tables()) {
        missing.addAll(difference.of(table));
      }
      assertThat(missing)
          .as("下一个迁移文件须有 / the next migration needs:%n%s", String.join("\n", missing))
          .isEmpty();
    }
  }

  @Test
  void tables_areKeptAsTheyAreDeclared() throws Exception {
    try (ClickHouseDatabase database = ClickHouseDatabase.shared(node);
        ClickHouseDatabase declared = ClickHouseDatabase.empty(node, "declared")) {
      for (Table<?> table : tables()) {
        execute(declared, table.ddl().replace("${replicated}", "").replaceAll(";\\s*$", ""));
        assertThat(new SchemaDifference(database.connection).storage(table.name()))
            .isNotEmpty()
            .isEqualTo(new SchemaDifference(declared.connection).storage(table.name()));
      }
    }
  }

  /** On rows like those the jobs write: in a key, in words, in an array, as it was sent. */
  @Test
  void erasedPerson_isInNoTable_andOthersStay() throws Exception {
    String person = "0123456789ABCDEF0123";
    String other = "FEDCBA98765432100123";
    try (ClickHouseDatabase database = ClickHouseDatabase.create(node, "erasure")) {
      for (String who : List.of(person, other)) {
        execute(
            database,
            "INSERT INTO act_penalty (object_key, act_id, occurred_at, position) VALUES"
                + " ('ID_CARD:%1$s', '%1$s', now(), 'acts-0-1')".formatted(who));
        execute(
            database,
            "INSERT INTO act_complaint (object_key, act_id, occurred_at, detail, tags, position)"
                + " VALUES ('USCC:1', '%2$s', now(), '投诉 %1$s 的店', ['%1$s', 'FIRE'], 'acts-0-2')"
                    .formatted(who, who.substring(0, 2)));
      }
      execute(
          database,
          "INSERT INTO reject (reject_id, original) VALUES ('r1', '证号320102 19900307 0033，张三'),"
              + " ('r2', '证号320102198803070011')");
      try (ClickHouse clickHouse = ClickHouse.connect(database.address())) {
        List<String> done =
            new PersonTables(clickHouse, List.of(person), List.of("320102199003070033")).erase();
        Erasures.write(
            clickHouse,
            new ErasureRecord(
                "e1",
                Instant.EPOCH,
                "me",
                "it's asked",
                List.of(person),
                done,
                List.of(),
                List.of()));
        assertThat(done)
            .anyMatch(it -> it.startsWith("act_penalty") && it.contains("rows deleted 1"))
            .anyMatch(it -> it.startsWith("reject") && it.contains("original"));
        assertThat(Erasures.repeat(clickHouse, Erasures.ofTable(clickHouse))).isEmpty();
      }
      assertThat(text(database, "SELECT groupArray(object_key)[1] FROM act_penalty"))
          .isEqualTo("ID_CARD:" + other);
      assertThat(
              text(
                  database,
                  "SELECT arrayStringConcat(arraySort(groupArray(concat(detail, toString(tags)))),"
                      + " ';') FROM act_complaint"))
          .contains(other)
          .doesNotContain(person);
      assertThat(text(database, "SELECT arrayStringConcat(groupArray(original)) FROM reject"))
          .isEqualTo("证号320102198803070011");
    }
  }

  @Test
  void actView_hasEveryKindAndEveryCommonColumn() throws Exception {
    try (ClickHouseDatabase database = ClickHouseDatabase.shared(node)) {
      execute(database, SchemaDifference.actView("expected"));
      String expected = definition(database, "expected");
      execute(database, "DROP VIEW expected");

      assertThat(definition(database, "act"))
          .as("下一个迁移文件须有 / the next migration needs:%n%s", SchemaDifference.actView("act"))
          .isEqualTo(expected);
    }
  }

  private static String definition(ClickHouseDatabase database, String view) throws SQLException {
    return text(
        database,
        "SELECT as_select FROM system.tables WHERE database = currentDatabase() AND name = '%s'"
            .formatted(view));
  }

  @Test
  void everyColumnOfEveryView_isExplainedInBothLanguages() throws Exception {
    try (ClickHouseDatabase database = ClickHouseDatabase.shared(node)) {
      assertThat(
              text(
                  database,
                  "SELECT arrayStringConcat(groupArray(concat(table, '.', name, ': ', comment)),"
                      + " '\n"
                      + "') FROM system.columns WHERE database = currentDatabase() AND table IN"
                      + " (SELECT name FROM system.tables WHERE database = currentDatabase() AND"
                      + " engine = 'View') AND NOT (match(comment, '^[^/]*\\\\p{Han}[^/]* /"
                      + " .*[a-z]'))"))
          .as("缺少说明 / say in view_columns.csv what they are")
          .isEmpty();
    }
  }

  @Test
  void severities_sortFromBlueToRed() throws Exception {
    try (ClickHouseDatabase database = ClickHouseDatabase.shared(node)) {
      execute(
          database,
          "INSERT INTO alert (alert_id, severity, severity_initial) SELECT toString(number),"
              + " ['RED', 'YELLOW', 'ORANGE', 'BLUE'][number + 1], 'BLUE' FROM numbers(4)");
      assertThat(
              text(
                  database,
                  "SELECT arrayStringConcat(groupArray(toString(severity)), ' ') FROM (SELECT"
                      + " severity FROM alert_current ORDER BY severity)"))
          .isEqualTo("BLUE YELLOW ORANGE RED");
    }
  }

  /** A row that was written before its day was kept has the day it had. */
  @Test
  void daysEastOfShanghai_actLiesOnItsOwnDay() throws Exception {
    try (ClickHouseDatabase database = ClickHouseDatabase.shared(node)) {
      execute(
          database,
          "INSERT INTO act_credit (act_id, occurred_at, occurred_on) VALUES ('tokyo', '2017-12-31"
              + " 23:00:00.000', '2018-01-01'), ('before', '2017-12-31 23:00:00.000', NULL)");
      assertThat(
              text(
                  database,
                  "SELECT arrayStringConcat(groupArray(concat(act_id, ' ', toString(occurred_day),"
                      + " ' ', toString(toYear(occurred_day)))), ', ') FROM (SELECT act_id,"
                      + " occurred_day FROM act ORDER BY act_id)"))
          .isEqualTo("before 2017-12-31 2017, tokyo 2018-01-01 2018");
    }
  }

  @Test
  void rescindedPenalty_doesNotStand() throws Exception {
    try (ClickHouseDatabase database = ClickHouseDatabase.shared(node)) {
      execute(
          database,
          "INSERT INTO source_declaration (reference_id, declared_by, currency) VALUES ('s', 'TW',"
              + " 'TWD')");
      execute(
          database,
          "INSERT INTO act_penalty (act_id, cd_source, fine_fen, revoked) VALUES ('a', 'TW',"
              + " 123450, false), ('b', 'TW', 999, true)");
      assertThat(
              text(
                  database,
                  "SELECT arrayStringConcat(groupArray(concat(act_id, ' ', toString(fine_yuan), '"
                      + " ', currency)), ',') FROM penalty_standing"))
          .isEqualTo("a 1234.5 TWD");
    }
  }

  @Test
  void newField_isAddedByTheStatementThatIsPrinted() throws Exception {
    try (ClickHouseDatabase database = ClickHouseDatabase.create(node, "widened")) {
      Table<?> wider = wider(new Tables().reject);
      SchemaDifference difference = new SchemaDifference(database.connection);
      List<String> missing = difference.of(wider);

      assertThat(missing)
          .containsExactly(
              "ALTER TABLE reject ADD COLUMN IF NOT EXISTS  `new_field` String COMMENT '新 / new'"
                  + " AFTER `row_version`;");
      execute(database, missing.get(0).replace(";", ""));
      assertThat(difference.of(wider)).isEmpty();
    }
  }

  /** The frozen files make the database that an earlier release left; the engine fills it. */
  @Test
  void databaseOfEveryEarlierRelease_keepsItsRows() throws Exception {
    List<Path> files = files();
    for (int released : RELEASES) {
      try (ClickHouseDatabase database = ClickHouseDatabase.empty(node, "release_" + released)) {
        new Migrations(database.connection, false).apply(copy(files.subList(0, released)));
        fill(database);
        Map<String, String> sums = sums(database);
        Map<String, String> before = ask(database, sums);
        new Migrations(database.connection, false).apply(ClickHouseDatabase.MIGRATIONS);

        assertThat(ask(database, sums)).as("V%03d", released).isEqualTo(before);
        assertThat(before).hasSizeGreaterThan(50);
        assertThat(before.values()).doesNotContainNull().noneMatch(sum -> sum.startsWith("0 "));
      }
    }
  }

  @Test
  void migrationThatFailedHalfWay_isRunAgain() throws Exception {
    Map<String, String> whole;
    try (ClickHouseDatabase database = ClickHouseDatabase.shared(node)) {
      whole = definitions(database, "shared");
    }
    for (int statements : new int[] {40, 79, 150}) {
      String name = "broken_" + statements;
      try (ClickHouseDatabase database = ClickHouseDatabase.empty(node, name)) {
        Connection breaking = breakingAfter(statements, database.connection);
        assertThatThrownBy(
                () -> new Migrations(breaking, false).apply(ClickHouseDatabase.MIGRATIONS))
            .isInstanceOf(SQLException.class)
            .hasMessage("broken");
        new Migrations(database.connection, false).apply(ClickHouseDatabase.MIGRATIONS);

        assertThat(definitions(database, name)).as(name).isEqualTo(whole);
      }
    }
  }

  @Test
  void listsThatShip_areWholeInTheirTables_andMendedThere() throws Exception {
    try (ClickHouseDatabase database = ClickHouseDatabase.create(node, "lists")) {
      NationalTables lists = new NationalTables(database.connection);
      int rows = lists.fill();

      int regions = Regions.shipped().all().size();
      int codes = NationalLists.codes().size() + Industries.all().size();
      int schemes = NationalLists.schemes().size();
      assertThat(rows).isEqualTo(regions + codes + schemes);
      assertThat(database.number("SELECT count() FROM region FINAL")).isEqualTo(regions);
      assertThat(database.number("SELECT count() FROM code_list_entry FINAL")).isEqualTo(codes);
      assertThat(database.number("SELECT count() FROM id_scheme FINAL")).isEqualTo(schemes);
      assertThat(regions).isGreaterThan(5000);
      assertThat(text(database, ANCESTORS)).isEqualTo("玄武区 4 南京市 3 江苏省 2");
      assertThat(text(database, ENDED)).isEqualTo("崇文区 2010");
      assertThat(lists.fill()).isZero();

      database.execute(
          "INSERT INTO region (reference_id, code, name, log_offset, row_version) VALUES"
              + " ('/region/320102/', '320102', '某区', -1, 7), ('/region/9/', '9', '无', -1, 7)");
      assertThat(lists.fill()).isEqualTo(2);
      assertThat(database.number("SELECT count() FROM region FINAL")).isEqualTo(regions);
      assertThat(text(database, ANCESTORS)).isEqualTo("玄武区 4 南京市 3 江苏省 2");
    }
  }

  private static final String ANCESTORS =
      "SELECT concat(a.name, ' ', toString(a.level), ' ', b.name, ' ', toString(b.level), ' ',"
          + " c.name, ' ', toString(c.level)) FROM region AS a FINAL JOIN region AS b FINAL ON"
          + " b.code = a.parent JOIN region AS c FINAL ON c.code = b.parent WHERE a.code ="
          + " '320102'";
  private static final String ENDED =
      "SELECT concat(name, ' ', toString(toYear(valid_to))) FROM region FINAL WHERE code ="
          + " '110103'";

  private static List<Table<?>> tables() {
    List<Table<?>> tables = new ArrayList<>(new Tables().all());
    tables.addAll(new BacktestTables().all());
    return tables;
  }

  private static <R> Table<R> wider(Table<R> table) {
    List<Column<R>> columns = new ArrayList<>(table.columns());
    columns.add(new Column<>("new_field", ColumnType.STRING, "新 / new", row -> ""));
    return new Table<>(
        table.name(),
        table.comment(),
        columns,
        table.extra(),
        table.engine(),
        table.partition(),
        table.order());
  }

  private static List<Path> files() throws Exception {
    try (Stream<Path> files = Files.list(ClickHouseDatabase.MIGRATIONS)) {
      return files.filter(file -> file.toString().endsWith(".sql")).sorted().toList();
    }
  }

  private static Path copy(List<Path> files) throws Exception {
    Path copy = Files.createTempDirectory(folder, "release");
    for (Path file : files) {
      Files.copy(file, copy.resolve(file.getFileName()));
    }
    return copy;
  }

  /** Random rows by a fixed seed, of one month: partitions are none of this test's business. */
  private static void fill(ClickHouseDatabase database) throws SQLException {
    for (String table : tableNames(database)) {
      String structure =
          text(
              database,
              "SELECT arrayStringConcat(groupArray(concat('`', name, '` ', replaceRegexpAll(type,"
                  + " 'LowCardinality\\\\(((?:[^()]|\\\\([^()]*\\\\))*)\\\\)', '\\\\1'))), ', ')"
                  + " FROM (SELECT name, type FROM system.columns WHERE database ="
                  + " currentDatabase() AND table = '"
                  + table
                  + "' AND default_kind = '' ORDER BY position)");
      execute(
          database,
          "INSERT INTO %s SELECT %s FROM generateRandom('%s', 7, 10, 3) LIMIT %d"
              .formatted(
                  table,
                  structure.contains("`is_deleted`") ? "* REPLACE (0 AS is_deleted)" : "*",
                  structure.replace("'", "\\'"),
                  ROWS)
              .concat(" SETTINGS max_partitions_per_insert_block = 0"));
    }
  }

  /**
   * For every table of now a query of how many rows it has, each once, and a checksum over its
   * columns of now. The version is left out: it may be told anew.
   */
  private static Map<String, String> sums(ClickHouseDatabase database) throws SQLException {
    Map<String, String> queries = new TreeMap<>();
    for (String table : tableNames(database)) {
      queries.put(
          table,
          text(
              database,
              "SELECT concat('SELECT concat(toString(count()), '' '', toString(sum(hash))) FROM"
                  + " (SELECT DISTINCT cityHash64(formatRow(''RowBinary'', ',"
                  + " arrayStringConcat(groupArray(concat('`', name, '`')), ', '), ')) AS hash FROM"
                  + " "
                  + table
                  + ")') FROM system.columns WHERE database = currentDatabase() AND table = '"
                  + table
                  + "' AND name != 'row_version'"));
    }
    return queries;
  }

  private static Map<String, String> ask(ClickHouseDatabase database, Map<String, String> queries)
      throws SQLException {
    Map<String, String> answers = new TreeMap<>();
    for (Map.Entry<String, String> query : queries.entrySet()) {
      answers.put(query.getKey(), text(database, query.getValue()));
    }
    return answers;
  }

  private static List<String> tableNames(ClickHouseDatabase database) throws SQLException {
    return List.of(
        text(
                database,
                "SELECT arrayStringConcat(groupArray(name), ',') FROM system.tables WHERE database"
                    + " = currentDatabase() AND engine LIKE '%MergeTree' AND name !="
                    + " 'schema_migration'")
            .split(","));
  }

  private static Map<String, String> definitions(ClickHouseDatabase database, String name)
      throws SQLException {
    Map<String, String> definitions = new TreeMap<>();
    try (Statement statement = database.connection.createStatement();
        ResultSet row =
            statement.executeQuery(
                "SELECT name, create_table_query FROM system.tables WHERE database ="
                    + " currentDatabase()")) {
      while (row.next()) {
        definitions.put(row.getString(1), row.getString(2).replace(name + ".", ""));
      }
    }
    return definitions;
  }

  /** A connection that is lost after so many statements. */
  private static Connection breakingAfter(int statements, Connection connection) {
    AtomicInteger left = new AtomicInteger(statements);
    return (Connection)
        Proxy.newProxyInstance(
            MigrationsIT.class.getClassLoader(),
            new Class<?>[] {Connection.class},
            (proxy, method, arguments) -> {
              if (left.getAndDecrement() <= 0) {
                throw new SQLException("broken");
              }
              try {
                return method.invoke(connection, arguments);
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            });
  }

  private static void execute(ClickHouseDatabase database, String sql) throws SQLException {
    try (Statement statement = database.connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static String text(ClickHouseDatabase database, String sql) throws SQLException {
    try (Statement statement = database.connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      row.next();
      return row.getString(1);
    }
  }
}
