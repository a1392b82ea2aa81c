package cn.jianguan.rules.history;

import static org.assertj.core.api.Assertions.assertThat;

import cn.jianguan.record.ActKind;
import cn.jianguan.rules.state.HeapState;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is kept of filters is what a scan finds, whatever has come, changed and gone since. */
class FilteredRowCacheTest {
  private static final Set<ActKind> KINDS = Set.of(ActKind.PENALTY);
  private static final int MOMENTS = 400;

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void rowsComeChangeAndGo_viewsEqualScans(long seed) {
    Random random = new Random(seed);
    History history = new History(new HeapState());
    TreeSet<Row> naive = new TreeSet<>(Row.ORDER);
    for (int step = 0; step < 3_000; step++) {
      change(history, naive, random);
      int fine = random.nextInt(seed % 2 == 0 ? 4 : 40);
      RowFilter filter = filter(fine);
      long from = random.nextInt(MOMENTS) - 1L;
      long to = from + random.nextInt(MOMENTS);
      Predicate<Row> counts =
          row -> row.occurredAt() > from && row.occurredAt() <= to && filter.lets(row);
      List<Row> expected = naive.stream().filter(counts).toList();
      assertThat(history.between(KINDS, from, to, filter)).isEqualTo(expected);
      assertThat(history.count(KINDS, from, to, filter)).isEqualTo(expected.size());
    }
    assertThat(naive).hasSizeGreaterThan(FilteredRowCache.LEAST_ROWS);
  }

  private static void change(History history, TreeSet<Row> naive, Random random) {
    long at = random.nextInt(MOMENTS);
    String id = "a" + random.nextInt(3);
    Row row = new Row(at, id, at, fined(random.nextInt(4)));
    naive.remove(row);
    if (random.nextInt(5) == 0) {
      history.remove(ActKind.PENALTY, at, id);
    } else {
      history.put(row);
      naive.add(row);
    }
  }

  private static Features fined(long fen) {
    return Features.of(ActKind.PENALTY, Map.of("fineFen", fen));
  }

  /** Of fines above three there are none, but their filters drive others out. */
  private static RowFilter filter(long fen) {
    return new RowFilter(
        "fineFen", new ArrayList<>(List.of(fen)), row -> row.get("fineFen").equals(fen));
  }
}
