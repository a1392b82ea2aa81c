package cn.jianguan.jobs.casework;

import static org.assertj.core.api.Assertions.assertThat;

import cn.jianguan.jobs.log.LogRecord;
import cn.jianguan.jobs.log.OutputRecord;
import cn.jianguan.jobs.metrics.InMemoryMetrics;
import cn.jianguan.jobs.metrics.Metric;
import cn.jianguan.jobs.order.StationHarness;
import cn.jianguan.log.Topic;
import cn.jianguan.record.RejectReason;
import cn.jianguan.record.RejectRecord;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class CaseInputTest {
  private static final byte[] NOISE = {1, 2, 3};

  @Test
  void hitsOfAMoment_comeBeforeItsCommands_whichAreInOrderOfTheirBytes() {
    CaseInput hit = new CaseInput.Hit("s", NOISE);
    CaseInput low = command(new byte[] {1});
    CaseInput high = command(new byte[] {(byte) 0xff});

    assertThat(Stream.of(high, low, hit).sorted(CaseInput::order)).containsExactly(hit, low, high);
  }

  @Test
  void commandThatCannotBeRead_isAnsweredByCasework() throws Exception {
    InMemoryMetrics metrics = new InMemoryMetrics();
    StationHarness<CaseInput, LogRecord, OutputRecord> log =
        new StationHarness<>(
            new Casework(id -> id, text -> text, metrics), CaseInput::order, (a, b) -> 0);
    log.data("s", command(NOISE), 5);
    log.data("s", new CaseInput.Command(flawed()), 5);

    List<RejectRecord> rejects =
        log.advanceTo(5).stream()
            .map(StationHarness.Emitted::output)
            .peek(output -> assertThat(output.topic()).isEqualTo(Topic.REJECTS))
            .map(output -> (RejectRecord) CaseworkHarness.record(output))
            .toList();

    assertThat(rejects)
        .hasSize(2)
        .allSatisfy(reject -> assertThat(reject.getStation()).isEqualTo("casework"))
        .extracting(RejectRecord::getReason)
        .containsOnly(RejectReason.UNREADABLE_BYTES);
    assertThat(rejects)
        .extracting(RejectRecord::getPosition)
        .containsExactlyInAnyOrder("commands-0-42", "commands-0-43");
    assertThat(metrics.count(Metric.REJECTS, "casework", "UNREADABLE_BYTES")).isEqualTo(2);
  }

  @Test
  void commandThatAnOperatorPassed_isAnswered_alsoWhereItWaitedHere() throws Exception {
    Casework casework =
        new Casework(Set.of("commands-0-42"), id -> id, text -> text, new InMemoryMetrics());
    StationHarness<CaseInput, LogRecord, OutputRecord> log =
        new StationHarness<>(casework, CaseInput::order, (a, b) -> 0);
    log.data("s", command(NOISE), 5);

    assertThat(log.advanceTo(5))
        .extracting(
            each -> ((RejectRecord) CaseworkHarness.record(each.output())).getReason().name())
        .containsExactly("SKIPPED");
  }

  private static CaseInput command(byte[] bytes) {
    return new CaseInput.Command(
        new LogRecord("commands", 0, 42, 5, "s", bytes, bytes.length, null, ""));
  }

  private static LogRecord flawed() {
    return new LogRecord(
        "commands", 0, 43, 5, "s", NOISE, 3, RejectReason.UNREADABLE_BYTES, "x / y");
  }
}
