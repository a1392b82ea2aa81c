package cn.jianguan.command.grades;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TableApprovalTest {
  private static final Path SHIPPED = Path.of("..", "..", "rules", "grades");

  @TempDir private Path folder;

  @BeforeEach
  void copy() throws IOException {
    for (String file : new String[] {"parameters.csv", "scenarios.yaml"}) {
      Files.copy(SHIPPED.resolve(file), folder.resolve(file));
    }
  }

  @Test
  void shippedTable_needsNobody() throws IOException {
    assertThat(TableApproval.of(null, "", "").words()).contains("随附");
  }

  @Test
  void ownTable_needsTwoPeople() throws IOException {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> TableApproval.of(folder, "", ""))
        .withMessageContaining("--author");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> TableApproval.of(folder, "甲", " 甲"))
        .withMessageContaining("nobody publishes a table of his own");
    assertThat(TableApproval.of(folder, "甲", "乙").words()).contains("编制 甲，发布 乙");
  }

  @Test
  void tableWhoseScenariosFail_isNotPublishedWith() throws IOException {
    Path table = folder.resolve("parameters.csv");
    String text =
        Files.readString(table)
            .replaceAll("(?m)^(recentPenalties|penalties),\\*,[0-9.]+", "$1,*,0");
    Files.writeString(table, text);

    assertThatIllegalArgumentException()
        .isThrownBy(() -> TableApproval.of(folder, "甲", "乙"))
        .withMessageContaining("a newer penalty weighs more")
        .withMessageContaining("T:1");
  }
}
