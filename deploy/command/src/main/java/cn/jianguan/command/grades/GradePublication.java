package cn.jianguan.command.grades;

import cn.jianguan.command.Home;
import cn.jianguan.command.cluster.Cluster;
import cn.jianguan.command.replay.LiveImport;
import cn.jianguan.console.gateway.Source;
import cn.jianguan.rules.grade.Grade;
import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.function.Consumer;

/**
 * Grades as assessments of a month (acts of kind CREDIT): from then on they set how long a clean
 * visit keeps small alerts silent, and the weights of draws. An object whose class a department
 * gave gets none: that class holds until its end. The same month sent again changes only what
 * changed.
 */
final class GradePublication {
  /** Source of what is published from here. */
  static final String SOURCE = "JIANGUAN-GRADES";

  private static final int REASONS = 5;

  private final LocalDate asOf;
  private final String agency;
  private final TableApproval table;

  GradePublication(LocalDate asOf, String agency, TableApproval table) {
    this.asOf = asOf;
    this.agency = agency;
    this.table = table;
  }

  /** True where nothing was refused. */
  boolean send(List<Grade> grades, Cluster cluster, Consumer<String> say)
      throws IOException, InterruptedException {
    Path folder = Files.createTempDirectory("grades");
    Path file = folder.resolve("grades.csv");
    try {
      say.accept("报送分级 / sending grades: %,d".formatted(write(grades, file)));
      LiveImport.Imported sent =
          new LiveImport(cluster, say).runAndAwait(Source.load(Home.gradesMapping()), folder);
      sent.lines().forEach(say);
      return !sent.refusesAny();
    } finally {
      Files.deleteIfExists(file);
      Files.delete(folder);
    }
  }

  /** How many rows were written: one for each object whose class the points decide. */
  long write(List<Grade> grades, Path file) throws IOException {
    long rows = 0;
    try (CsvWriter csv = CsvWriter.builder().build(file)) {
      csv.writeRecord(
          "scheme", "code", "name", "area", "class", "points", "month", "day", "agency", "why",
          "table");
      for (Grade grade : grades) {
        if (!grade.imported()) {
          csv.writeRecord(row(grade));
          rows++;
        }
      }
    }
    return rows;
  }

  private List<String> row(Grade grade) {
    String key = grade.object().key();
    int colon = key.indexOf(':');
    return List.of(
        key.substring(0, colon),
        key.substring(colon + 1),
        grade.object().name(),
        grade.object().area(),
        grade.grade().name(),
        Double.toString(grade.points()),
        YearMonth.from(asOf).toString().replace("-", ""),
        asOf.toString(),
        agency,
        GradeText.why(grade, REASONS) + "。" + table.words(),
        table.digest());
  }
}
