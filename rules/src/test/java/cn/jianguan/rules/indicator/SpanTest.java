package cn.jianguan.rules.indicator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.jianguan.rules.model.Window;
import cn.jianguan.rules.model.Window.Unit;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpanTest {
  private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");

  @Example
  void contains_theEndButNotTheStart() {
    Span span = new Span(1000, 2000);
    assertThat(span.contains(1000)).isFalse();
    assertThat(span.contains(1001)).isTrue();
    assertThat(span.contains(2000)).isTrue();
    assertThat(span.contains(2001)).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "15m, 0, 2024-03-31T11:45, 2024-03-31T12:00",
    "36h, 0, 2024-03-30T00:00, 2024-03-31T12:00",
    "30d, 0, 2024-03-01T12:00, 2024-03-31T12:00",
    "36h, 2, 2024-03-27T00:00, 2024-03-28T12:00",
  })
  void rollingWindow_endsAtTheMoment_earlierOnesBeforeIt(
      String window, int earlier, LocalDateTime from, LocalDateTime to) {
    Span span = Span.of(Window.parse(window), ms("2024-03-31T12:00"), earlier, SHANGHAI);
    assertThat(span).isEqualTo(new Span(ms(from), ms(to)));
  }

  @ParameterizedTest
  @CsvSource({
    "week, 2020-01-01T08:00, 2019-12-30T00:00",
    "week, 2020-01-05T23:59, 2019-12-30T00:00",
    "week, 2020-01-06T00:00, 2020-01-06T00:00",
    "month, 2024-03-31T12:00, 2024-03-01T00:00",
    "quarter, 2024-03-31T12:00, 2024-01-01T00:00",
    "quarter, 2024-04-01T00:00, 2024-04-01T00:00",
    "quarter, 2024-12-31T12:00, 2024-10-01T00:00",
    "year, 2024-12-31T23:59, 2024-01-01T00:00",
  })
  void calendarPeriod_runsFromItsFirstInstantToTheMoment(
      String window, LocalDateTime at, LocalDateTime first) {
    Span span = Span.of(Window.parse(window), ms(at), 0, SHANGHAI);
    assertThat(span).isEqualTo(new Span(ms(first) - 1, ms(at)));
  }

  @ParameterizedTest
  @CsvSource({
    "week-1, 2020-01-01T08:00, 2019-12-23T00:00, 2019-12-30T00:00",
    "month-1, 2024-03-31T12:00, 2024-02-01T00:00, 2024-03-01T00:00",
    "month-12, 2024-03-31T12:00, 2023-03-01T00:00, 2023-04-01T00:00",
    "quarter-1, 2024-03-31T12:00, 2023-10-01T00:00, 2024-01-01T00:00",
    "year-1, 2024-02-29T12:00, 2023-01-01T00:00, 2024-01-01T00:00",
  })
  void earlierPeriod_isWhole(
      String window, LocalDateTime at, LocalDateTime first, LocalDateTime next) {
    Span span = Span.of(Window.parse(window), ms(at), 0, SHANGHAI);
    assertThat(span).isEqualTo(new Span(ms(first) - 1, ms(next) - 1));
  }

  @Property
  void windows_oneAfterAnother_meetWithoutGapOrOverlap(
      @ForAll("windows") Window window,
      @ForAll @LongRange(min = 0, max = 4_000_000_000_000L) long at,
      @ForAll @IntRange(max = 5) int earlier) {
    Span later = Span.of(window, at, earlier, SHANGHAI);
    Span before = Span.of(window, at, earlier + 1, SHANGHAI);
    assertThat(before.to()).isEqualTo(later.from());
    assertThat(before.from()).isLessThan(before.to());
    assertThat(Span.of(window, at, 0, SHANGHAI).contains(at)).isEqualTo(window.back() == 0);
  }

  @Provide
  Arbitrary<Window> windows() {
    return Arbitraries.of(
            "15m", "36h", "30d", "week", "month", "month-1", "quarter", "quarter-2", "year")
        .map(Window::parse);
  }

  @Example
  void ever_hasNoStart() {
    assertThat(Span.of(Window.EVERYTHING, 7, 3, SHANGHAI)).isEqualTo(new Span(Long.MIN_VALUE, 7));
  }

  @Example
  void calendarPeriod_isThatOfTheZone() {
    long at = Instant.parse("2024-03-31T17:00:00Z").toEpochMilli(); // 1 April in Shanghai
    assertThat(Span.startOfPeriod(Unit.MONTH, at, 0, SHANGHAI)).isEqualTo(ms("2024-04-01T00:00"));
    assertThat(Instant.ofEpochMilli(Span.startOfPeriod(Unit.MONTH, at, 1, ZoneOffset.UTC)))
        .isEqualTo("2024-04-01T00:00:00Z");
    assertThatThrownBy(() -> Span.startOfPeriod(Unit.DAYS, at, 0, SHANGHAI))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static long ms(String local) {
    return ms(LocalDateTime.parse(local));
  }

  private static long ms(LocalDateTime local) {
    return local.atZone(SHANGHAI).toInstant().toEpochMilli();
  }
}
