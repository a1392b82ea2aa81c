package cn.jianguan.jobs.load.table;

import static org.assertj.core.api.Assertions.assertThat;

import cn.jianguan.record.ActKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The migrations in the repository are what the schemas say. */
class DdlTest {
  private static final Path FOLDER = Path.of("..", "deploy", "clickhouse");

  private final Ddl ddl = new Ddl();

  @Test
  void tables_areThoseOfTheSchemas() throws IOException {
    String[] file = Files.readString(FOLDER.resolve("V001__tables.sql")).split("\n\n");
    assertThat(Arrays.asList(file).subList(1, file.length))
        .map(statement -> statement.stripTrailing() + "\n")
        .containsExactlyInAnyOrderElementsOf(ddl.tables());
  }

  @Test
  void actView_hasEveryKind() throws IOException {
    assertThat(FOLDER.resolve("V002__act.sql")).content().isEqualTo(ddl.actView());
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
    for (Table<?> table : ddl.all().toList()) {
      Set<String> names = new HashSet<>();
      for (Column<?> column : table.columns()) {
        assertThat(names.add(column.name())).as(table.name() + "." + column.name()).isTrue();
        assertThat(column.comment()).as(table.name() + "." + column.name()).contains(" / ");
      }
    }
  }
}
