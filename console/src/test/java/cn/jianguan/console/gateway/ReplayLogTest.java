package cn.jianguan.console.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import cn.jianguan.console.gateway.write.TimedRecord;
import cn.jianguan.log.Topic;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReplayLogTest {
  private static final long ONE_RUN = Long.MAX_VALUE;

  @TempDir Path work;

  private static ReplayLog.Input input(String name) throws IOException {
    return new ReplayLog.Input(
        Source.load(ShippedSourcesTest.SOURCES.resolve(name)),
        ShippedSourcesTest.FIXTURES.resolve(name));
  }

  private List<TimedRecord> read(List<ReplayLog.Input> inputs, long bytesPerRun)
      throws IOException {
    try (ReplayLog log = ReplayLog.open(inputs, work, report -> {}, bytesPerRun)) {
      List<TimedRecord> records = new ArrayList<>();
      log.forEach(records::add);
      assertThat(records).hasSize((int) log.size());
      return records;
    }
  }

  private static List<String> contents(List<TimedRecord> records) {
    return records.stream()
        .map(
            it ->
                it.logTime()
                    + " "
                    + it.topic()
                    + " "
                    + java.util.HexFormat.of().formatHex(it.bytes()))
        .toList();
  }

  @Test
  void order_doesNotDependOnSourcesOrderOrOnRuns() throws IOException {
    List<ReplayLog.Input> inputs =
        new ArrayList<>(List.of(input("tw_env"), input("chicago"), input("jp_labour")));
    List<String> once = contents(read(inputs, ONE_RUN));
    Collections.reverse(inputs);
    assertThat(contents(read(inputs, ONE_RUN))).isEqualTo(once);
    assertThat(contents(read(inputs, 1))).isEqualTo(once);
    assertThat(contents(read(inputs, 2_000))).isEqualTo(once);
  }

  @Test
  void order_isByKnownTimeWithReferenceFirst() throws IOException {
    List<TimedRecord> records = read(List.of(input("tw_env")), ONE_RUN);
    assertThat(records).isSortedAccordingTo((a, b) -> Long.compare(a.logTime(), b.logTime()));
    List<Topic> topics = records.stream().map(TimedRecord::topic).toList();
    assertThat(topics).isSorted();
    TimedRecord lastReference = records.get(topics.lastIndexOf(Topic.REFERENCE));
    TimedRecord firstAct = records.get(topics.indexOf(Topic.ACTS));
    assertThat(lastReference.logTime()).isEqualTo(firstAct.logTime() - 1);
  }

  @Test
  void rowsOfOneMoment_areOrderedByContentNotByLine(@TempDir Path forward, @TempDir Path backward)
      throws IOException {
    String name = "jp_labour";
    Path file =
        ShippedSourcesTest.FIXTURES.resolve(name).resolve("published_violations_to_2022.csv");
    List<String> lines = Files.readAllLines(file);
    String rows = String.join("\n", lines.subList(1, lines.size()));
    String sameDay = rows.replaceAll("20\\d\\d-\\d\\d-\\d\\d", "2017-01-06");
    List<String> reversed = new ArrayList<>(sameDay.lines().toList());
    Collections.reverse(reversed);
    Files.writeString(forward.resolve(file.getFileName()), lines.get(0) + "\n" + sameDay + "\n");
    Files.writeString(
        backward.resolve(file.getFileName()),
        lines.get(0) + "\n" + String.join("\n", reversed) + "\n");
    Source source = Source.load(ShippedSourcesTest.SOURCES.resolve(name));
    assertThat(keys(read(List.of(new ReplayLog.Input(source, backward)), ONE_RUN)))
        .isEqualTo(keys(read(List.of(new ReplayLog.Input(source, forward)), ONE_RUN)));
  }

  private static List<String> keys(List<TimedRecord> records) {
    return records.stream().map(it -> new String(it.key())).toList();
  }

  @Test
  void close_leavesNoFiles() throws IOException {
    read(List.of(input("chicago")), 1);
    try (Stream<Path> left = Files.list(work)) {
      assertThat(left).isEmpty();
    }
  }
}
