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

  private static String text(MatchResult found) {
    return found.group(1);
  }
}
