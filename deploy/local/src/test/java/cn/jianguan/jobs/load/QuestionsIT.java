package cn.jianguan.jobs.load;

import static org.assertj.core.api.Assertions.assertThat;

import cn.jianguan.local.clickhouse.ClickHouseNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The queries of the manual run as they are printed; views find what scripts find. */
class QuestionsIT {
  private static final Pattern QUERY = Pattern.compile("```sql\\n(.*?);\\n```", Pattern.DOTALL);

  @TempDir private static Path folder;
  private static ClickHouseNode node;

  @BeforeAll
  static void start() throws Exception {
    node = ClickHouseNode.start(folder);
  }

  @AfterAll
  static void stop() {
    node.close();
  }

  @Test
  void everyQuestion_isOneQuery() throws Exception {
    String manual = Files.readString(ClickHouseDatabase.MIGRATIONS.resolve("README.md"));
    List<String> queries = QUERY.matcher(manual).results().map(QuestionsIT::text).toList();
    assertThat(queries).hasSizeGreaterThanOrEqualTo(7);
    try (ClickHouseDatabase database = ClickHouseDatabase.create(node, "questions");
        Statement statement = database.connection.createStatement()) {
      for (String query : queries) {
        assertThat(statement.execute(query)).as(query).isTrue();
      }
      assertThat(statement.executeQuery("SELECT * FROM statistic_audit").next()).isFalse();
    }
  }

  @Test
  void complaintsThatRepeat_areFoundAsTheScriptFindsThem_betterThanByAnOpenOneAlone()
      throws Exception {
    ComplaintScript city = ComplaintScript.chicago();
    List<String> found = new ArrayList<>();
    try (ClickHouseDatabase database = ClickHouseDatabase.create(node, "complaints");
        Statement statement = database.connection.createStatement()) {
      statement.execute(city.insert());
      try (ResultSet rows =
          statement.executeQuery("SELECT order_id FROM complaint_repeat ORDER BY order_id")) {
        while (rows.next()) {
          found.add(rows.getString(1));
        }
      }
    }

    assertThat(found).isEqualTo(city.repeats());
    assertThat(city.recall(found)).isGreaterThan(city.recall(city.plain()));
    assertThat(city.precision(found)).isGreaterThan(city.precision(city.plain()));
  }

  @Test
  void namesThatNoListHas_areShownWithTheirRow_whateverCameFirst() throws Exception {
    try (ClickHouseDatabase database = ClickHouseDatabase.create(node, "names");
        Statement statement = database.connection.createStatement()) {
      statement.execute(
          "INSERT INTO agency (reference_id, code, name, area_number, parent, origin, row_version)"
              + " VALUES ('a', 'A', '甲局', '320102', 'B', 'agencies.csv:2', 1),"
              + " ('c', 'C', '丙局', '', 'A', 'agencies.csv:3', 2)");
      statement.execute(
          "INSERT INTO authority (reference_id, item_code, area_number, agency_code, origin,"
              + " row_version) VALUES ('x', '01', '320102', 'C', 'authority.csv:2', 3)");
      assertThat(unknown(statement))
          .containsExactly(
              "agencies.csv:2 areaNumber 320102",
              "agencies.csv:2 parent B",
              "authority.csv:2 areaNumber 320102",
              "authority.csv:2 itemCode 01");
      statement.execute(
          "INSERT INTO agency (reference_id, code, name, row_version) VALUES ('b', 'B', '乙局', 4)");
      statement.execute(
          "INSERT INTO region (reference_id, code, name, row_version) VALUES ('r', '320102', '玄武区',"
              + " 5)");
      assertThat(unknown(statement)).containsExactly("authority.csv:2 itemCode 01");
    }
  }

  private static List<String> unknown(Statement statement) throws Exception {
    List<String> found = new ArrayList<>();
    try (ResultSet rows =
        statement.executeQuery(
            "SELECT concat(origin, ' ', field, ' ', value) AS row FROM reference_unknown ORDER BY"
                + " row")) {
      while (rows.next()) {
        found.add(rows.getString(1));
      }
    }
    return found;
  }

  private static String text(MatchResult found) {
    return found.group(1);
  }
}
