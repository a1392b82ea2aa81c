package cn.jianguan.jobs.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import cn.jianguan.record.ActLogEntry;
import cn.jianguan.record.AlertTransition;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.apache.avro.specific.SpecificRecord;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.Test;

@SuppressWarnings("try") // the harness declares to close with any exception
class StatisticsTest {
  @Property(tries = 300)
  void folding_countsWhatStands(
      @ForAll long seed, @ForAll @IntRange(min = 1, max = 200) int steps) {
    StatisticsScript script = new StatisticsScript(seed, steps);
    Map<String, CellCounts> cells = new HashMap<>();
    contributions(script)
        .forEach(one -> cells.computeIfAbsent(one.cell, CellCounts::new).fold(one));

    assertThat(standing(cells)).isEqualTo(NaiveCount.of(script));
  }

  @Test
  void operator_emitsOnlyAtTheBarrier_andResumes() throws Exception {
    StatisticsScript script = new StatisticsScript(7, 400);
    List<Contribution> contributions = contributions(script);
    int half = contributions.size() / 2;
    Map<String, CellCounts> emitted = new HashMap<>();
    OperatorSubtaskState state;
    try (var harness = harness()) {
      harness.open();
      feed(harness, contributions.subList(0, half));
      assertThat(harness.extractOutputValues()).isEmpty();
      harness.getOperator().prepareSnapshotPreBarrier(1);
      newest(harness, emitted);
      state = harness.snapshot(1, 1);
      feed(harness, contributions.subList(half, half + 50));
      harness.getOperator().prepareSnapshotPreBarrier(2);
      newest(harness, emitted);
    }
    try (var harness = harness()) {
      harness.initializeState(state);
      harness.open();
      feed(harness, contributions.subList(half, contributions.size()));
      harness.endInput();
      newest(harness, emitted);
    }

    assertThat(standing(emitted)).isEqualTo(NaiveCount.of(script));
    assertThat(emitted.values().stream().mapToLong(cell -> cell.version).sum())
        .isEqualTo(contributions.size());
  }

  private static KeyedOneInputStreamOperatorTestHarness<String, Contribution, CellCounts> harness()
      throws Exception {
    return new KeyedOneInputStreamOperatorTestHarness<>(
        new CellOperator(), one -> one.cell, Types.STRING, 128, 1, 0);
  }

  private static void feed(
      KeyedOneInputStreamOperatorTestHarness<String, Contribution, CellCounts> harness,
      List<Contribution> contributions)
      throws Exception {
    for (Contribution one : contributions) {
      harness.processElement(new StreamRecord<>(one));
    }
  }

  /** As the table keeps them: the highest version of a cell holds. */
  private static void newest(
      KeyedOneInputStreamOperatorTestHarness<String, Contribution, CellCounts> harness,
      Map<String, CellCounts> into) {
    for (CellCounts cell : harness.extractOutputValues()) {
      into.merge(cell.cell, copy(cell), (a, b) -> a.version > b.version ? a : b);
    }
  }

  private static CellCounts copy(CellCounts cell) {
    CellCounts copy = new CellCounts(cell.cell);
    copy.counts = new HashMap<>(cell.counts);
    copy.version = cell.version;
    return copy;
  }

  private static List<Contribution> contributions(StatisticsScript script) {
    List<Contribution> all = new ArrayList<>();
    Map<String, AlertImage> last = new HashMap<>();
    for (SpecificRecord record : script.log) {
      if (record instanceof ActLogEntry entry) {
        all.addAll(DailyCounts.of(entry));
      } else if (record instanceof AlertTransition transition) {
        AlertImage image = DailyCounts.of(transition);
        all.addAll(image.replacing(last.put(image.alertId, image)));
      }
    }
    return all;
  }

  private static Map<String, Map<String, Long>> standing(Map<String, CellCounts> cells) {
    Map<String, Map<String, Long>> standing = new TreeMap<>();
    cells.values().stream()
        .filter(cell -> !cell.counts.isEmpty())
        .forEach(cell -> standing.put(cell.cell, new TreeMap<>(cell.counts)));
    return standing;
  }
}
