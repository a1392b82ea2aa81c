package cn.jianguan.console.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import cn.jianguan.console.gateway.write.TimedRecord;
import cn.jianguan.record.Penalty;
import cn.jianguan.record.SupervisionAct;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The worked example of deploy/sources/README.md does what the page says. */
class SourcesReadmeTest {
  @TempDir Path mapping;
  @TempDir Path data;

  @Test
  void workedExample_loadsAndReadsItsRow() throws IOException {
    String readme = Files.readString(Path.of("..", "deploy", "sources", "README.md"));
    Files.writeString(mapping.resolve("source.yaml"), block(readme, "`source.yaml`"));
    Files.writeString(mapping.resolve("fines.yaml"), block(readme, "`fines.yaml`"));
    Files.writeString(data.resolve("fines_2024.csv"), block(readme, "## A worked example"));
    List<FileReport> reports = GatewayCheck.run(Source.load(mapping), data, report -> {});
    assertThat(reports).hasSize(1);
    assertThat(reports.get(0).firstRefused()).isEmpty();
    assertThat(reports.get(0).warnings()).isEmpty();
    assertThat(reports.get(0).acts()).isEqualTo(1);
  }

  @Test
  void correctionDeletionListingAndLookup_doWhatThePageSays() throws IOException {
    String readme = Files.readString(Path.of("..", "deploy", "sources", "README.md"));
    String section = readme.substring(readme.indexOf("## 更正、删除"));
    for (String file : List.of("source.yaml", "fines.yaml", "taken_back.yaml")) {
      Files.writeString(mapping.resolve(file), block(section, "`" + file + "`"));
    }
    for (String file : List.of("fines_3.csv", "firms.csv", "taken_back.csv")) {
      Files.writeString(data.resolve(file), block(section, "`" + file + "`"));
    }
    List<String> said = new ArrayList<>();
    new SourceReader(Source.load(mapping), report -> {})
        .read(data, (record, tie) -> said.add(words(record)));
    assertThat(said)
        .containsExactlyInAnyOrder(
            "INSERT PROVINCE/罚-8 甲公司 320102 600000",
            "INSERT PROVINCE/罚-9 乙公司 320104 80000",
            "INSERT PROVINCE/罚-9 乙公司 320104 90000",
            "DELETE PROVINCE/罚-8");
  }

  private static String words(TimedRecord record) {
    SupervisionAct act;
    try {
      act = SupervisionAct.fromByteBuffer(ByteBuffer.wrap(record.bytes()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    String row =
        act.getEnvelope().getCdOperation() + " " + act.getEnvelope().getRecordUniqueIdentity();
    return act.getBody() instanceof Penalty fine
        ? row + " " + act.getObjectName() + " " + act.getAreaNumber() + " " + fine.getFineFen()
        : row;
  }

  private static String block(String readme, String heading) {
    int begin = readme.indexOf("```", readme.indexOf(heading));
    int from = readme.indexOf('\n', begin) + 1;
    return readme.substring(from, readme.indexOf("```", from));
  }
}
