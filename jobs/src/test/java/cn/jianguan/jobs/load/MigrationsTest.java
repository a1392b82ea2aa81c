package cn.jianguan.jobs.load;

import static org.assertj.core.api.Assertions.assertThat;

import cn.jianguan.codec.Sha256;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MigrationsTest {
  private static final Path FOLDER = Path.of("..", "deploy", "clickhouse");

  @Test
  void statements_endWithASemicolonAtTheEndOfALine() {
    assertThat(
            Migrations.statements("-- note;\nSELECT 'a; b';\n\n-- more\nSELECT\n  2;  \nSELECT 3"))
        .containsExactly("SELECT 'a; b'", "SELECT\n  2", "SELECT 3");
  }

  /** Databases have run these files: one that changes is refused there. Write the next one. */
  @ParameterizedTest
  @CsvSource({
    "V001__tables.sql, b5dbc7201c1e3067d66e6a0fd5c3e7a93c77cb9754c89c71ed1cf37d6687f663",
    "V002__act.sql, 216cec290515562579cbaae7fa1a38fad12f5002a57b989fec537687dfd454a7",
    "V003__views.sql, 3c41a93349ff404ff2191288bc1f4b32191e4a4214c7fb7d4b8b428643698eb1"
  })
  void fileThatHasRun_neverChanges(String file, String sha256) throws IOException {
    assertThat(Sha256.hex(Files.readString(FOLDER.resolve(file)))).isEqualTo(sha256);
  }

  /** Rows that are written again under other versions replace themselves, as often as that is. */
  private static final String REPEATABLE =
      "^(CREATE OR REPLACE |\\w+ .*IF (NOT )?EXISTS |INSERT INTO (\\w+) (?s:.*)FROM \\3 WHERE"
          + " row_version < |INSERT INTO (\\w+)_by_year SELECT \\* FROM \\4$)";

  @Test
  void everyStatement_bearsBeingRepeated() throws IOException {
    try (var files = Files.list(FOLDER)) {
      for (Path file : files.filter(each -> each.toString().endsWith(".sql")).toList()) {
        assertThat(Migrations.statements(Files.readString(file)))
            .as(file.getFileName().toString())
            .allSatisfy(statement -> assertThat(statement).containsPattern(REPEATABLE));
      }
    }
  }
}
