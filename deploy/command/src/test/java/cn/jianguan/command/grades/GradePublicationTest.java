package cn.jianguan.command.grades;

import static org.assertj.core.api.Assertions.assertThat;

import cn.jianguan.console.gateway.Source;
import cn.jianguan.rules.grade.Grade;
import cn.jianguan.rules.grade.GradeClass;
import cn.jianguan.rules.grade.GradedObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GradePublicationTest {
  private static final Path MAPPING = Path.of("..", "grades");

  @TempDir private Path folder;

  private static Grade grade(String code, boolean imported) {
    GradedObject object =
        new GradedObject("TW-EMS:" + code, "甲, 乙公司", "电镀", "710063", "", new TreeSet<>());
    return new Grade(object, GradeClass.C, 2.5, List.of(), imported, null);
  }

  @Test
  void classesOfPoints_areRowsOfTheMonth_thoseOfDepartmentsAreNot() throws IOException {
    Path file = folder.resolve("grades.csv");
    long rows =
        new GradePublication(
                LocalDate.of(2026, 10, 31), "A-1", new TableApproval("abc123", "甲", "乙"))
            .write(List.of(grade("1", false), grade("2", true)), file);

    assertThat(rows).isEqualTo(1);
    List<String> lines = Files.readAllLines(file);
    assertThat(lines).hasSize(2);
    assertThat(lines.get(1))
        .startsWith("TW-EMS,1,\"甲, 乙公司\",710063,C,2.5,202610,2026-10-31,A-1,")
        .endsWith("权重表 abc123（编制 甲，发布 乙）,abc123");
  }

  @Test
  void mapping_isOfTheSourceThatGradesLeaveOut() throws IOException {
    assertThat(Source.load(MAPPING).cdSource()).isEqualTo(GradePublication.SOURCE);
  }
}
