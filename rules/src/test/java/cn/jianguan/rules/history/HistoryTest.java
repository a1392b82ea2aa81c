package cn.jianguan.rules.history;

import static org.assertj.core.api.Assertions.assertThat;

import cn.jianguan.record.ActKind;
import cn.jianguan.rules.state.HeapState;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class HistoryTest {
  private static final long T0 = Instant.parse("2019-12-31T20:00:00Z").toEpochMilli();
  private static final long DAY = Duration.ofDays(1).toMillis();
  private static final Set<ActKind> KINDS = Set.of(ActKind.PENALTY, ActKind.COMPLAINT);

  /** A step: add (or replace) or remove a row, then look at a span. */
  record Step(boolean add, ActKind kind, int day, int id, long value, int from, int length) {
    long at() {
      return T0 + day * DAY;
    }

    Row row() {
      String feature = kind == ActKind.PENALTY ? "fineFen" : "amountFen";
      return new Row(at(), "a" + id, at() + value, Features.of(kind, Map.of(feature, value)));
    }
  }

  @Provide
  Arbitrary<List<Step>> steps() {
    return Combinators.combine(
            Arbitraries.of(true, true, false),
            Arbitraries.of(KINDS),
            Arbitraries.integers().between(-200, 200),
            Arbitraries.integers().between(0, 3),
            Arbitraries.longs().between(0, 9),
            Arbitraries.integers().between(-210, 210),
            Arbitraries.integers().between(0, 300))
        .as(Step::new)
        .list()
        .ofMaxSize(60);
  }

  @Property(tries = 300)
  void between_afterAnyChanges_isWhatAPlainListSays(@ForAll("steps") List<Step> steps) {
    HeapState state = new HeapState();
    TreeSet<Row> naive = new TreeSet<>(Row.ORDER.thenComparing(row -> row.kind().ordinal()));
    for (Step step : steps) {
      Row row = step.row();
      Row before = naive.stream().filter(r -> r.isAt(row)).findAny().orElse(null);
      naive.removeIf(r -> r.isAt(row));
      if (step.add()) {
        naive.add(row);
        assertThat(new History(state).put(row)).isEqualTo(before);
      } else {
        assertThat(new History(state).remove(row.kind(), row.occurredAt(), row.actId()))
            .isEqualTo(before);
      }
      long from = T0 + step.from() * DAY;
      long to = from + step.length() * DAY;
      History history = new History(state);
      assertThat(history.between(KINDS, from, to))
          .containsExactlyInAnyOrderElementsOf(
              naive.stream().filter(r -> r.occurredAt() > from && r.occurredAt() <= to).toList())
          .isSortedAccordingTo(Row.ORDER);
      assertThat(history.count(KINDS, from, to)).isEqualTo(history.between(KINDS, from, to).size());
      assertThat(history.between(KINDS, Long.MIN_VALUE, Long.MAX_VALUE)).hasSameSizeAs(naive);
      assertThat(history.find(row.kind(), row.occurredAt(), row.actId()))
          .isEqualTo(step.add() ? row : null);
    }
  }

  @Test
  void between_edgesOfAQuarter_theEndCountsAndTheStartDoesNot() {
    History history = new History(new HeapState());
    long newYear = Instant.parse("2020-01-01T00:00:00Z").toEpochMilli();
    Features none = Features.of(ActKind.PENALTY, Map.of());
    for (long at : List.of(newYear - 1, newYear, newYear + 1)) {
      history.put(new Row(at, "a" + (at - newYear), at, none));
    }
    assertThat(history.between(KINDS, newYear - 2, newYear))
        .extracting(Row::actId)
        .containsExactly("a-1", "a0");
    assertThat(history.count(KINDS, newYear - 2, newYear)).isEqualTo(2);
    assertThat(history.between(KINDS, newYear - 1, newYear + 9)).hasSize(2);
    assertThat(history.between(KINDS, newYear, newYear)).isEmpty();
  }

  @Test
  void remove_theLastRow_leavesNothingInTheState() {
    HeapState state = new HeapState();
    Features none = Features.of(ActKind.PENALTY, Map.of());
    new History(state).put(new Row(T0, "a", T0, none));
    new History(state).put(new Row(T0 + 200 * DAY, "b", T0, none));
    String first = ActKind.PENALTY.ordinal() + "/" + Quarter.of(T0);
    assertThat(state.get(HistoryChunk.PART, first)).isNotNull();
    new History(state).remove(ActKind.PENALTY, T0, "a");
    assertThat(state.get(HistoryChunk.PART, first)).isNull();
    assertThat(state.get(ChunkIndex.PART, "").all()).hasSize(1);
    new History(state).remove(ActKind.PENALTY, T0 + 200 * DAY, "b");
    assertThat(state.get(ChunkIndex.PART, "")).isNull();
    assertThat(state.get(HistoryChunk.PART, "4/" + Quarter.of(T0 + 200 * DAY))).isNull();
  }

  @Test
  void forget_afterARestart_knowsWhatBecameKnownLate() {
    HeapState state = new HeapState();
    Features none = Features.of(ActKind.PENALTY, Map.of());
    new History(state).put(new Row(T0, "in time", T0, none));
    new History(state).put(new Row(T0, "late", T0 + 500 * DAY, none));
    long next = new History(state).forget(T0 + 400 * DAY, kind -> 100 * DAY, (kind, before) -> {});
    assertThat(next).isBetween(T0 + 600 * DAY, T0 + 601 * DAY);
    assertThat(new History(state).between(KINDS, Long.MIN_VALUE, Long.MAX_VALUE)).hasSize(2);
  }

  @Test
  void forget_onlyWhatIsBothPastAndLongKnown_andSaysWhenMore() {
    History history = new History(new HeapState());
    Features none = Features.of(ActKind.PENALTY, Map.of());
    long year = 365 * DAY;
    history.put(new Row(T0, "known at once", T0, none));
    history.put(new Row(T0 - 10 * year, "known late", T0 + 3 * year, none));
    long next = history.forget(T0 + year / 2, kind -> year, (kind, before) -> {});
    assertThat(next).isBetween(T0 + year, T0 + year + 93 * DAY);
    next = history.forget(next, kind -> year, (kind, before) -> {});
    assertThat(history.between(KINDS, Long.MIN_VALUE, Long.MAX_VALUE))
        .extracting(Row::actId)
        .containsExactly("known late");
    assertThat(next).isBetween(T0 + 4 * year, T0 + 4 * year + 2 * DAY);
    assertThat(history.forget(next, kind -> year, (kind, before) -> {})).isEqualTo(Long.MAX_VALUE);
    assertThat(history.between(KINDS, Long.MIN_VALUE, Long.MAX_VALUE)).isEmpty();
  }

  @Test
  void forget_keepsEachKindForItsOwnTime() {
    History history = new History(new HeapState());
    long year = 365 * DAY;
    history.put(new Row(T0, "visit", T0, Features.of(ActKind.PENALTY, Map.of())));
    history.put(new Row(T0, "officer", T0, Features.of(ActKind.OFFICER, Map.of())));
    long next =
        history.forget(
            T0 + 2 * year,
            kind -> kind == ActKind.OFFICER ? 10 * year : year,
            (kind, before) -> {});
    assertThat(
            history.between(
                Set.of(ActKind.PENALTY, ActKind.OFFICER), Long.MIN_VALUE, Long.MAX_VALUE))
        .extracting(Row::actId)
        .containsExactly("officer");
    assertThat(next).isGreaterThanOrEqualTo(T0 + 10 * year);
  }
}
