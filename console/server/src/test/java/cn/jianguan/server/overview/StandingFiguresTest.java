package cn.jianguan.server.overview;

import static org.assertj.core.api.Assertions.assertThat;

import cn.jianguan.record.AlertState;
import cn.jianguan.record.Conclusion;
import cn.jianguan.record.Severity;
import cn.jianguan.server.alert.Alerts;
import cn.jianguan.server.alert.QueuedAlert;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class StandingFiguresTest {
  private static final Duration LATE = Duration.ofHours(-1);

  private final List<QueuedAlert> alerts =
      List.of(
          Alerts.of("1", Severity.RED, AlertState.DISPATCHED, "A", LATE),
          Alerts.of("2", Severity.RED, AlertState.SIGNED, "A", null),
          Alerts.of("3", Severity.BLUE, AlertState.SIGNED, "B", LATE),
          Alerts.of("4", Severity.BLUE, AlertState.SUPPRESSED, "", null),
          closed("5", Conclusion.TRUE, Duration.ofHours(2)),
          closed("6", Conclusion.FALSE, Duration.ofHours(30)),
          closed("7", Conclusion.LATE_DATA, Duration.ofDays(9)));
  private final StandingFigures figures = new StandingFigures(alerts, Alerts.NOW.toEpochMilli());

  private static QueuedAlert closed(String id, Conclusion conclusion, Duration ago) {
    return Alerts.of(
        id, Severity.YELLOW, AlertState.CLOSED, conclusion, "B", null, Alerts.NOW.minus(ago));
  }

  @Test
  void numbers_countWhatIsOpenOverdueClosedAndJudged() {
    OverviewFigures.Numbers numbers = figures.numbers();
    assertThat(numbers.open()).isEqualTo(3);
    assertThat(numbers.overdue()).isEqualTo(2);
    assertThat(numbers.closed()).isEqualTo(1);
    assertThat(numbers.closedBefore()).isEqualTo(1);
    assertThat(numbers.spared()).isEqualTo(1);
    assertThat(numbers.judged()).isEqualTo(2);
    assertThat(numbers.verified()).isEqualTo(1);
  }

  @Test
  void departments_beginWithWhoIsBehind_andLeaveOutNobody() {
    assertThat(figures.departments(5))
        .containsExactly(
            new OverviewFigures.Department("A", "", 2, 1, 0, 0, 0),
            new OverviewFigures.Department("B", "", 1, 1, 3, 2, 1));
    assertThat(figures.departments(1)).hasSize(1);
  }

  @Test
  void regionsAndModels_countWhatIsOpen() {
    assertThat(figures.cells()).containsExactly(new OverviewFigures.Cell("320100", 2, 0, 0, 1));
    assertThat(figures.models(8))
        .containsExactly(new OverviewFigures.ModelLine("JD-07", "", "", 3, 2, 1));
  }

  @Test
  void days_leaveOutWhatWasNotEmitted() {
    long since = Alerts.NOW.minus(Duration.ofDays(30)).toEpochMilli();
    assertThat(figures.days(since).stream().mapToLong(it -> it.red() + it.yellow() + it.blue()))
        .satisfies(it -> assertThat(it.stream().mapToLong(Long::longValue).sum()).isEqualTo(6));
  }
}
