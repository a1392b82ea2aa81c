package cn.jianguan.jobs.load;

import static org.assertj.core.api.Assertions.assertThat;

import cn.jianguan.record.ActKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The migrations in the repository are what the schemas say; {@code -Dddl.write} writes them. */
class DdlTest {
  private static final Path FOLDER = Path.of("..", "deploy", "clickhouse");

  private final Ddl ddl = new Ddl();

  @Test
  void tables_areThoseOfTheSchemas() throws IOException {
    compare("V001__tables.sql", ddl.tables());
  }

  @Test
  void actView_hasEveryKind() throws IOException {
    compare("V002__act.sql", ddl.actView());
  }

  @Test
  void kinds_haveTheBodyOfTheirName() {
    List<String> pairs = new java.util.ArrayList<>();
    for (ActKind kind : ActKind.values()) {
      if (kind != ActKind.OTHER) {
        pairs.add(kind + " " + ActTables.body(kind).getName());
      }
    }
    assertThat(pairs)
        .hasSize(41)
        .contains("OBJECT SupervisedObject", "INSPECTION Inspection", "IOT IotReading")
        .contains("CREDIT CreditEvent", "ORDER StopOrder", "HEALTH_REPORT HealthReport");
  }

  @Test
  void columns_areUniqueAndExplained() {
    for (Table<?> table : new Tables().all()) {
      Set<String> names = new HashSet<>();
      for (Column<?> column : table.columns()) {
        assertThat(names.add(column.name())).as(table.name() + "." + column.name()).isTrue();
        assertThat(column.comment()).as(table.name() + "." + column.name()).contains(" / ");
      }
    }
  }

  private static void compare(String file, String expected) throws IOException {
    Path path = FOLDER.resolve(file);
    if (Boolean.getBoolean("ddl.write")) {
      Files.createDirectories(FOLDER);
      Files.writeString(path, expected);
    }
    assertThat(path).content().isEqualTo(expected);
  }
}
