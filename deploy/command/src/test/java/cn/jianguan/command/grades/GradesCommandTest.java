package cn.jianguan.command.grades;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** On rows in the form of the register of Taiwan's facilities. */
class GradesCommandTest {
  private static final Path MAPPING = Path.of("..", "sources", "tw_env");

  @TempDir private Path data;
  @TempDir private Path output;

  @Test
  void ranking_restsOnWhatWasBefore_andIsComparedWithWhatCameAfter() throws IOException {
    files();
    Path csv = output.resolve("ranking.csv");
    String said =
        run(
            "--as-of",
            "2013-12-31",
            "--by",
            "OCCURRED",
            "--compare-until",
            "2014-12-31",
            "--csv",
            csv.toString());
    List<String> rows = Files.readAllLines(csv);
    assertThat(rows).hasSize(5);
    assertThat(rows.get(0)).startsWith("rank,object,grade,points");
    // Twice penalised, then once; the one whose penalty was rescinded stands with the others.
    assertThat(rows.get(1)).startsWith("1,TW-EMS:A3400001,");
    assertThat(rows.get(2)).startsWith("2,TW-EMS:A3400002,");
    // First and last of the four were penalised afterwards: of four pairs two are in order.
    assertThat(said)
        .contains("2013-12-31：4 个对象 objects，5 项事实 facts")
        .contains("其后受罚 penalised after: 2；AUC 0.5000")
        .contains("此前未受罚 never penalised before: 2，其中首次受罚 first-time offenders 1");
  }

  @Test
  void registerOfLater_isNotKnownOnTheDay() throws IOException {
    files();
    assertThat(run("--as-of", "2013-12-31")).contains("--by OCCURRED");
  }

  @Test
  void oneObject_isSaidWithReasonsInBothLanguages() throws IOException {
    files();
    assertThat(run("--as-of", "2013-12-31", "--by", "OCCURRED", "--object", "TW-EMS:A3400001"))
        .contains("历年处罚")
        .contains("penalties, decayed")
        .contains("改善 / to better it: ");
  }

  private String run(String... more) {
    StringWriter out = new StringWriter();
    CommandLine line = new CommandLine(new GradesCommand()).setOut(new PrintWriter(out, true));
    line.setExecutionExceptionHandler(
        (error, command, parsed) -> {
          out.write(error.getMessage());
          return 1;
        });
    String[] all = new String[more.length + 4];
    System.arraycopy(more, 0, all, 0, more.length);
    all[more.length] = "--source";
    all[more.length + 1] = data.toString();
    all[more.length + 2] = "--mapping";
    all[more.length + 3] = MAPPING.toString();
    line.execute(all);
    return out.toString();
  }

  private void files() throws IOException {
    Files.writeString(
        data.resolve("facilities.csv"),
        """
        facility_id,org_name,name_withheld,county,township,industry,industrial_zone,programmes,imported_on,lon,lat
        A3400001,甲公司,0,臺北市,松山區,電鍍,,水污染;空氣污染,2016-03-06,121.5,25.0
        A3400002,乙公司,0,臺北市,松山區,電鍍,,水污染;空氣污染,2016-03-06,121.5,25.0
        A3400003,丙公司,0,臺北市,松山區,餐館業,,廢棄物,2016-03-06,121.5,25.0
        A3400004,丁公司,0,新北市,板橋區,餐館業,,廢棄物,2016-03-06,121.5,25.0
        """);
    String head =
        "facility_id,registered_id,bureau,bureau_code,document_no,penalty_date,violation_date,law,"
            + "fine_twd,is_petition,petition_agency,petition_result,rescind,improve_deadline,"
            + "recheck_result,violator_org,violator_control_id,published_at\n";
    Files.writeString(
        data.resolve("penalties.csv"),
        head
            + penalty("A3400001", "1", "2013-11-01", "")
            + penalty("A3400001", "2", "2013-12-31", "")
            + penalty("A3400001", "2", "2013-12-31", "") // the same row again
            + penalty("A3400002", "3", "2012-05-01", "")
            + penalty("A3400003", "4", "2013-05-01", "資料鍵入錯誤")
            + penalty("A3400001", "5", "2014-05-01", "")
            + penalty("A3400004", "6", "2014-12-31", "")
            + penalty("A3400003", "7", "2015-01-01", ""));
    Files.writeString(
        data.resolve("waste_monthly.csv"),
        """
        facility_id,month,declarations,distinct_items,tonnes,tonnes_hazardous,last_published_at
        A3400003,2013-11,1,1,1.5,0,2014-01-02
        A3400004,2013-12,1,1,1.5,0,2016-01-02
        A3400004,2014-01,1,1,1.5,0,2016-01-02
        """);
  }

  private static String penalty(String facility, String number, String day, String rescind) {
    return "%s,%s,臺北市,1,30-102-%s,%s,%s,水污染防治法第7條,60000,否,,,%s,,,,,2015-11-19 09:12%n"
        .formatted(facility, facility, number, day, day, rescind);
  }
}
