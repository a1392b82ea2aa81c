package cn.jianguan.jobs.load;

import static org.assertj.core.api.Assertions.assertThat;

import cn.jianguan.local.clickhouse.ClickHouseNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Statement;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The queries of the manual run as they are printed. */
class QuestionsIT {
  private static final Pattern QUERY = Pattern.compile("```sql\\n(.*?);\\n```", Pattern.DOTALL);

  @Test
  void everyQuestion_isOneQuery(@TempDir Path folder) throws Exception {
    String manual = Files.readString(ClickHouseDatabase.MIGRATIONS.resolve("README.md"));
    List<String> queries = QUERY.matcher(manual).results().map(QuestionsIT::text).toList();
    assertThat(queries).hasSizeGreaterThanOrEqualTo(7);
    try (ClickHouseNode node = ClickHouseNode.start(folder);
        ClickHouseDatabase database = ClickHouseDatabase.create(node, "questions");
        Statement statement = database.connection.createStatement()) {
      for (String query : queries) {
        assertThat(statement.execute(query)).as(query).isTrue();
      }
      assertThat(statement.executeQuery("SELECT * FROM statistic_audit").next()).isFalse();
    }
  }

  private static String text(MatchResult found) {
    return found.group(1);
  }
}
