package cn.jianguan.jobs.load.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * The migrations in the repository are what the schemas say. With {@code -Dddl.write} it first
 * writes them, which is the command that the failing test names.
 */
class DdlTest {
  private static final String STALE =
      "deploy/clickhouse/%s is not what the schemas say; where no release has run it, write it:"
          + " mvn test -pl jobs -am -Dtest=DdlTest -Dddl.write"
          + " -Dsurefire.failIfNoSpecifiedTests=false; else add a migration";
  private static final Path FOLDER = Path.of("..", "deploy", "clickhouse");

  private final Ddl ddl = new Ddl();

  @BeforeAll
  static void write_onRequest() throws IOException {
    if (System.getProperty("ddl.write") != null) {
      Files.writeString(FOLDER.resolve("V001__tables.sql"), new Ddl().tablesFile());
      Files.writeString(FOLDER.resolve("V002__act.sql"), new Ddl().actView());
    }
  }

  @Test
  void tables_areThoseOfTheSchemas() throws IOException {
    String[] file = Files.readString(FOLDER.resolve("V001__tables.sql")).split("\n\n");
    assertThat(Arrays.asList(file).subList(1, file.length))
        .as(STALE, "V001__tables.sql")
        .map(statement -> statement.stripTrailing() + "\n")
        .containsExactlyInAnyOrderElementsOf(ddl.tables());
  }

  @Test
  void actView_hasEveryKind() throws IOException {
    assertThat(FOLDER.resolve("V002__act.sql"))
        .as(STALE, "V002__act.sql")
        .content()
        .isEqualTo(ddl.actView());
  }

  @Test
  void columns_areUniqueAndExplained() {
    for (Table<?> table : ddl.all().toList()) {
      Set<String> names = new HashSet<>();
      for (Column<?> column : table.columns()) {
        assertThat(names.add(column.name())).as(table.name() + "." + column.name()).isTrue();
        assertThat(column.comment()).as(table.name() + "." + column.name()).contains(" / ");
      }
    }
  }
}
