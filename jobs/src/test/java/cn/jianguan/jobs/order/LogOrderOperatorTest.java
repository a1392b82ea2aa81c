package cn.jianguan.jobs.order;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.common.typeutils.base.StringSerializer;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.runtime.state.KeyGroupRangeAssignment;
import org.apache.flink.state.rocksdb.EmbeddedRocksDBStateBackend;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.util.AbstractStreamOperatorTestHarness;
import org.apache.flink.streaming.util.KeyedTwoInputStreamOperatorTestHarness;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The station of these tests takes "key|words"; its key is what stands before the bar. */
class LogOrderOperatorTest {
  private static final int MAX_PARALLELISM = 128;
  private static final long DAY_MS = 86_400_000L;

  private final List<KeyedTwoInputStreamOperatorTestHarness<String, String, String, String>> open =
      new ArrayList<>();

  @AfterEach
  void close() throws Exception {
    for (var harness : open) {
      harness.close();
    }
  }

  @Test
  void records_inAnyOrderOfArrival_areHandledInTheOrderOfTheLog() throws Exception {
    List<String> expected = run(records(), 1_000_000);
    List<String> shuffled = records();
    Collections.shuffle(shuffled, new Random(7));

    assertThat(run(shuffled, 1_000_000)).isEqualTo(expected);
    assertThat(expected).hasSize(300);
  }

  @Test
  void cache_smallerThanTheKeysInUse_changesNothing() throws Exception {
    assertThat(run(records(), 1)).isEqualTo(run(records(), 1_000_000));
  }

  @Test
  void checkpoint_inTheMiddle_changesNothing() throws Exception {
    var whole = harness(1_000_000, 1, 0, null);
    var before = harness(1_000_000, 1, 0, null);
    feed(whole, 0, 150, 70);
    feed(before, 0, 150, 70);
    List<String> emitted = emitted(before);
    OperatorSubtaskState snapshot = before.snapshot(1, 1);

    var after = harness(1_000_000, 1, 0, snapshot);
    feed(whole, 150, 300, 2_000);
    feed(after, 150, 300, 2_000);
    emitted.addAll(emitted(after));

    assertThat(emitted).isEqualTo(emitted(whole));
  }

  @Test
  void checkpoint_inTheMiddleOfAMoment_changesNothing() throws Exception {
    var whole = harness(1_000_000, 1, 0, null);
    var before = harness(1_000_000, 1, 0, null);
    oneMoment(whole);
    oneMoment(before);
    for (int slice = 0; slice < 30; slice++) {
      before.getTaskMailbox().take(0).run();
    }
    before.prepareSnapshotPreBarrier(1);
    OperatorSubtaskState snapshot = before.snapshot(1, 1);
    List<String> emitted = new ArrayList<>(before.extractOutputValues());
    assertThat(emitted).hasSize(4 * 31 - 1);
    assertThat(before.getOutput()).noneMatch(Watermark.class::isInstance);

    var after = harness(1_000_000, 1, 0, snapshot);
    emitted.addAll(emitted(after));

    assertThat(emitted).isEqualTo(emitted(whole)).anyMatch(line -> line.contains("!t50@50"));
  }

  /** Written once as keyed state; of records that tie, the order of arrival holds. */
  @Test
  void momentOfManyRecords_waitsThroughCheckpointsAndRestarts_andChangesNothing() throws Exception {
    var whole = harness(1_000_000, 1, 0, null);
    largeMoment(whole, 0, 6_000);
    whole.processBothWatermarks(new Watermark(60));
    List<String> expected = emitted(whole);
    var before = harness(1_000_000, 1, 0, null);
    largeMoment(before, 0, 5_000);
    OperatorSubtaskState waiting = snapshot(before, 1);
    largeMoment(before, 5_000, 6_000);
    snapshot(before, 2);
    before.processBothWatermarks(new Watermark(60));
    for (int slice = 0; slice < 700; slice++) {
      before.getTaskMailbox().take(0).run();
    }
    OperatorSubtaskState inTheMiddle = snapshot(before, 3);
    List<String> emitted = new ArrayList<>(before.extractOutputValues());
    assertThat(emitted).hasSizeBetween(2_000, 4_000);
    settle(before);
    OperatorSubtaskState over = snapshot(before, 4);

    emitted.addAll(emitted(harness(1_000_000, 1, 0, inTheMiddle)));
    assertThat(emitted).isEqualTo(expected).hasSize(6_000);
    var then = harness(1_000_000, 1, 0, waiting);
    largeMoment(then, 5_000, 6_000);
    then.processBothWatermarks(new Watermark(60));
    assertThat(emitted(then)).isEqualTo(expected);
    assertThat(emitted(harness(1_000_000, 1, 0, over))).isEmpty();
  }

  private static void largeMoment(
      KeyedTwoInputStreamOperatorTestHarness<String, String, String, String> harness,
      int from,
      int to)
      throws Exception {
    for (int i = from; i < to; i++) {
      harness.processElement1("k" + i % 700 + "|words", 50);
    }
  }

  private static OperatorSubtaskState snapshot(
      KeyedTwoInputStreamOperatorTestHarness<String, String, String, String> harness, long id)
      throws Exception {
    harness.prepareSnapshotPreBarrier(id);
    return harness.snapshot(id, id);
  }

  @Test
  void recordBehindTheClock_inTheMiddleOfAMoment_waitsForItsEnd() throws Exception {
    var harness = harness(1_000_000, 1, 0, null);
    oneMoment(harness);
    harness.processElement1("k|late", 1);

    assertThat(harness.getOutput()).anyMatch(Watermark.class::isInstance);
    assertThat(emitted(harness)).last().isEqualTo("k:late@1 refs=r");
  }

  @Test
  void watermark_isSaidOnceAllUpToItWasHandled() throws Exception {
    var harness = harness(1_000_000, 1, 0, null);
    oneMoment(harness);
    harness.processBothWatermarks(new Watermark(70));
    assertThat(harness.getOutput()).noneMatch(Watermark.class::isInstance);
    settle(harness);

    assertThat(harness.getOutput())
        .filteredOn(Watermark.class::isInstance)
        .containsExactly(new Watermark(70));
  }

  /** Turns before it, written or not, stand; of the turn itself nothing does. */
  @Test
  void turnThatThrows_isUndoneWhole_andTheRestGoesOn() throws Exception {
    var harness = harness(1_000_000, 1, 0, null);
    harness.processElement1("k|count", 10);
    harness.processElement1("other|count", 10);
    advance(harness, 15);
    harness.prepareSnapshotPreBarrier(1);
    harness.snapshot(1, 1);
    harness.processElement1("k|count", 20);
    harness.processElement1("k|count", 21);
    harness.processElement1("k|spoil 90", 30);
    harness.processElement1("k|count", 40);
    harness.processElement1("k|overflow", 50);
    harness.processElement1("k|count", 60);
    harness.processElement1("other|count", 60);
    advance(harness, 100);

    assertThat(emitted(harness))
        .containsExactly(
            "k#1",
            "other#1",
            "k#2",
            "k#3",
            "k failed k|spoil 90@30",
            "k#4",
            "k failed k|overflow@50",
            "k#5",
            "other#2");
  }

  @Test
  void turnThatThrows_afterForgetting_leavesTheKeyForgotten() throws Exception {
    var harness = harness(1_000_000, 1, 0, null);
    harness.processElement1("k|count", 10);
    advance(harness, 15);
    harness.prepareSnapshotPreBarrier(1);
    harness.snapshot(1, 1);
    harness.processElement1("k|forget", 20);
    harness.processElement1("k|spoil 90", 30);
    harness.processElement1("k|count", 40);
    advance(harness, 100);

    assertThat(emitted(harness)).endsWith("k failed k|spoil 90@30", "k#1");
  }

  @Test
  void turnThatThrows_inTheCheckpointOfALaterRun_isNotMadeAgain() throws Exception {
    var before = harness(1_000_000, 1, 0, null);
    before.processElement1("k|count", 10);
    before.processElement1("k|spoil 90", 20);
    advance(before, 50);
    before.prepareSnapshotPreBarrier(1);
    OperatorSubtaskState snapshot = before.snapshot(1, 1);

    var after = harness(1_000_000, 1, 0, snapshot);
    after.processElement1("k|count", 60);
    advance(after, 100);

    assertThat(emitted(after)).containsExactly("k#2");
  }

  @Test
  void valueWrittenInParts_isKnownWhole_afterEvictionAndRestart() throws Exception {
    for (long cacheBytes : List.of(1L, 1_000_000L)) {
      OperatorSubtaskState snapshot = null;
      List<String> words = new ArrayList<>();
      for (int run = 0; run < 3; run++) {
        var harness = harness(cacheBytes, 1, 0, snapshot);
        for (int i = 0; i < 400; i++) {
          long time = 1_000L * run + i + 1;
          String word = "w" + run + "." + i;
          words.add(word);
          harness.processElement1("k|add " + word, time);
          harness.processElement1("other" + i % 5 + "|count", time);
          if (i % 7 == 0) {
            advance(harness, time);
            harness.prepareSnapshotPreBarrier(i);
            harness.snapshot(i, time);
          }
        }
        harness.processElement1("k|added", 1_000L * run + 900);
        advance(harness, 1_000L * run + 950);
        assertThat(emitted(harness)).contains("k " + words);
        harness.prepareSnapshotPreBarrier(999);
        snapshot = harness.snapshot(999, 1_000L * run + 999);
      }
    }
  }

  @Test
  void valueWrittenInParts_onceDropped_leavesNoPart() throws Exception {
    var before = harness(1_000_000, 1, 0, null);
    for (int i = 0; i < 40; i++) {
      before.processElement1("k|add w" + i, i + 1);
      advance(before, i + 1);
      before.prepareSnapshotPreBarrier(i);
      before.snapshot(i, i);
    }
    before.processElement1("k|drop", 50);
    advance(before, 60);
    before.prepareSnapshotPreBarrier(60);
    var after = harness(1_000_000, 1, 0, before.snapshot(60, 60));
    for (int i = 0; i < 6; i++) {
      after.processElement1("k|add v" + i, 70 + i);
    }
    advance(after, 80);
    after.prepareSnapshotPreBarrier(61);
    var last = harness(1_000_000, 1, 0, after.snapshot(61, 61));
    last.processElement1("k|added", 90);
    advance(last, 100);

    assertThat(emitted(last)).containsExactly("k [v0, v1, v2, v3, v4, v5]");
  }

  @Test
  void turnThatThrows_ofAKeyWrittenEarly_isUndone() throws Exception {
    var harness = harness(1_000_000, 1, 0, null);
    for (int i = 0; i < 3_000; i++) {
      harness.processElement1("k|count", i + 1);
      harness.processElement1("k" + i + "|count", i + 1);
    }
    harness.processElement1("k|spoil 90", 5_000);
    harness.processElement1("k0|spoil 90", 5_000);
    harness.processElement1("k|count", 6_000);
    harness.processElement1("k0|count", 6_000);
    advance(harness, 7_000);

    assertThat(emitted(harness)).contains("k#3000", "k#3001", "k0#2").doesNotContain("k#3002");
  }

  private static void advance(
      KeyedTwoInputStreamOperatorTestHarness<String, String, String, String> harness, long to)
      throws Exception {
    harness.processBothWatermarks(new Watermark(to));
    settle(harness);
  }

  /** 200 records of one moment; the first half sets timers for that moment and before it. */
  private static void oneMoment(
      KeyedTwoInputStreamOperatorTestHarness<String, String, String, String> harness)
      throws Exception {
    harness.processElement2("r", 50);
    for (int i = 0; i < 100; i++) {
      harness.processElement1("k" + i + "|timer " + (i % 2 == 0 ? 50 : 20), 50);
      harness.processElement1("k" + i + "|words " + i, 50);
    }
    harness.processBothWatermarks(new Watermark(60));
  }

  private static void settle(
      KeyedTwoInputStreamOperatorTestHarness<String, String, String, String> harness)
      throws Exception {
    while (harness.getTaskMailbox().hasMail()) {
      harness.getTaskMailbox().take(0).run();
    }
  }

  @Test
  void rescaling_movesWhatWaitsAndWhatIsKnownWithItsKey() throws Exception {
    var whole = harness(1_000_000, 1, 0, null);
    var before = harness(1_000_000, 1, 0, null);
    feed(whole, 0, 150, 70);
    feed(before, 0, 150, 70);
    List<String> emitted = emitted(before);
    OperatorSubtaskState snapshot = before.snapshot(1, 1);

    for (int subtask = 0; subtask < 2; subtask++) {
      OperatorSubtaskState part =
          AbstractStreamOperatorTestHarness.repartitionOperatorState(
              snapshot, MAX_PARALLELISM, 1, 2, subtask);
      var after = harness(1_000_000, 2, subtask, part);
      after.processBothWatermarks(new Watermark(2_000));
      emitted.addAll(emitted(after));
    }
    whole.processBothWatermarks(new Watermark(2_000));

    assertThat(emitted).containsExactlyInAnyOrderElementsOf(emitted(whole));
  }

  @Test
  void timer_firesAfterRecordsOfItsMomentAndBeforeLaterOnes() throws Exception {
    var harness = harness(1_000_000, 1, 0, null);
    harness.processElement1("k|later", 21);
    harness.processElement1("k|timer 20", 10);
    harness.processElement1("k|same moment", 20);
    harness.processBothWatermarks(new Watermark(100));

    assertThat(emitted(harness))
        .containsExactly(
            "k:timer 20@10 refs=", "k:same moment@20 refs=", "k!t20@20", "k:later@21 refs=");
  }

  @Test
  void timer_survivesARestart() throws Exception {
    var before = harness(1_000_000, 1, 0, null);
    before.processElement1("k|timer 500", 10);
    before.processBothWatermarks(new Watermark(100));
    var after = harness(1_000_000, 1, 0, before.snapshot(1, 1));
    after.processBothWatermarks(new Watermark(499));
    assertThat(emitted(after)).isEmpty();
    after.processBothWatermarks(new Watermark(500));

    assertThat(emitted(after)).containsExactly("k!t500@500");
  }

  @Test
  void reference_isKnownAgainAfterARestart_newestOfEachKey() throws Exception {
    var before = harness(1_000_000, 1, 0, null);
    before.processElement2("r1", 10);
    before.processElement2("r2", 200);
    before.processBothWatermarks(new Watermark(100));
    var after = harness(1_000_000, 1, 0, before.snapshot(1, 1));
    after.processElement1("k|a", 150);
    after.processElement1("k|b", 200);
    after.processBothWatermarks(new Watermark(300));

    assertThat(emitted(after)).containsExactly("k:a@150 refs=r1", "k:b@200 refs=r1,r2");
  }

  @Test
  void whatIsKept_comesBackAfterTheReferences() throws Exception {
    var before = harness(1_000_000, 1, 0, null);
    before.processElement2("r", 1);
    before.processElement1("k|keep a", 10);
    before.processBothWatermarks(new Watermark(100));
    var after = harness(1_000_000, 1, 0, before.snapshot(1, 1));
    after.processElement1("k|kept", 150);
    after.processBothWatermarks(new Watermark(300));

    assertThat(emitted(after)).containsExactly("k kept a after 1 refs");
  }

  @Test
  void whatIsKept_isOfItsSubtask_andOfAllWhereTheirNumberChanges() throws Exception {
    List<OperatorSubtaskState> parts = new ArrayList<>();
    for (int subtask = 0; subtask < 2; subtask++) {
      var before = harness(1_000_000, 2, subtask, null);
      before.processElement1(keyOf(subtask) + "|keep s" + subtask, 10);
      before.processBothWatermarks(new Watermark(100));
      parts.add(before.snapshot(1, 1));
    }
    OperatorSubtaskState all =
        AbstractStreamOperatorTestHarness.repackageState(parts.get(0), parts.get(1));

    assertThat(keptAfterRestart(all, 2, 2, 0)).isEqualTo("s0");
    assertThat(keptAfterRestart(all, 2, 2, 1)).isEqualTo("s1");
    assertThat(keptAfterRestart(all, 2, 1, 0)).isEqualTo("s0,s1");
  }

  private String keptAfterRestart(OperatorSubtaskState all, int before, int after, int subtask)
      throws Exception {
    OperatorSubtaskState part =
        AbstractStreamOperatorTestHarness.repartitionOperatorState(
            all, MAX_PARALLELISM, before, after, subtask);
    var harness = harness(1_000_000, after, subtask, part);
    harness.processElement1((after == 1 ? "k" : keyOf(subtask)) + "|kept", 150);
    harness.processBothWatermarks(new Watermark(300));
    return emitted(harness).get(0).replaceAll(".* kept (.*) after .*", "$1");
  }

  /** A key of one of two subtasks. */
  private static String keyOf(int subtask) {
    return Stream.iterate(0, i -> i + 1)
        .map(i -> "k" + i)
        .filter(
            key ->
                KeyGroupRangeAssignment.assignKeyToParallelOperator(key, MAX_PARALLELISM, 2)
                    == subtask)
        .findFirst()
        .orElseThrow();
  }

  @Test
  void record_behindTheClock_isHandledAtOnce() throws Exception {
    var harness = harness(1_000_000, 1, 0, null);
    harness.processBothWatermarks(new Watermark(100));
    harness.processElement1("k|timer 60", 50);

    assertThat(emitted(harness)).containsExactly("k:timer 60@50 refs=", "k!t60@60");
  }

  @Test
  void key_isForgottenWhenNothingKeepsIt() throws Exception {
    var before = harness(1, 1, 0, null);
    before.processElement1("k|count", 1);
    before.processElement1("k|expire " + DAY_MS, 2);
    before.processElement1("k|expire " + 3 * DAY_MS, 3);
    before.processBothWatermarks(new Watermark(2 * DAY_MS));
    var after = harness(1, 1, 0, before.snapshot(1, 1));
    after.processElement1("k|count", 2 * DAY_MS + 1);
    after.processElement1("k|count", 3 * DAY_MS + 1);
    after.processBothWatermarks(new Watermark(4 * DAY_MS));

    assertThat(emitted(after)).containsExactly("k#2", "k#1");
    assertThat(after.numEventTimeTimers()).isZero();
  }

  /** 300 records of 40 keys over 100 moments; every third counts, every tenth sets a timer. */
  private static List<String> records() {
    List<String> records = new ArrayList<>();
    for (int i = 0; i < 300; i++) {
      records.add(i + "|k" + (i * 7) % 40 + "|" + "count " + i);
    }
    return records;
  }

  private List<String> run(List<String> records, long cacheBytes) throws Exception {
    var harness = harness(cacheBytes, 1, 0, null);
    for (String record : records) {
      String[] parts = record.split("\\|", 2);
      harness.processElement1(parts[1], Integer.parseInt(parts[0]) / 3);
    }
    for (long watermark = 10; watermark <= 100; watermark += 10) {
      harness.processBothWatermarks(new Watermark(watermark));
    }
    return emitted(harness);
  }

  private static void feed(
      KeyedTwoInputStreamOperatorTestHarness<String, String, String, String> harness,
      int from,
      int to,
      long watermark)
      throws Exception {
    for (String record : records().subList(from, to)) {
      String[] parts = record.split("\\|", 2);
      harness.processElement1(parts[1], Integer.parseInt(parts[0]));
    }
    harness.processElement1("k1|timer 90", 60);
    harness.processBothWatermarks(new Watermark(watermark));
  }

  private static List<String> emitted(
      KeyedTwoInputStreamOperatorTestHarness<String, String, String, String> harness)
      throws Exception {
    settle(harness);
    List<String> emitted = new ArrayList<>(harness.extractOutputValues());
    harness.getOutput().clear();
    return emitted;
  }

  private KeyedTwoInputStreamOperatorTestHarness<String, String, String, String> harness(
      long cacheBytes, int parallelism, int subtask, OperatorSubtaskState state) throws Exception {
    var wiring =
        new LogOrderOperator.Wiring<String, String>(
            "recording",
            LogOrderOperatorTest::keyOf,
            String::compareTo,
            StringSerializer.INSTANCE,
            reference -> reference,
            String::compareTo,
            StringSerializer.INSTANCE,
            cacheBytes,
            3);
    var operator =
        new LogOrderOperator<String, String, String>(
            metrics -> new KeyedRecordingStation(), wiring);
    var harness =
        new KeyedTwoInputStreamOperatorTestHarness<>(
            operator,
            LogOrderOperatorTest::keyOf,
            null,
            Types.STRING,
            MAX_PARALLELISM,
            parallelism,
            subtask);
    harness.setStateBackend(new EmbeddedRocksDBStateBackend(true));
    harness.setup(StringSerializer.INSTANCE);
    if (state != null) {
      harness.initializeState(state);
    }
    harness.open();
    open.add(harness);
    return harness;
  }

  private static String keyOf(String data) {
    return data.substring(0, data.indexOf('|'));
  }

  /** Takes the key off before the recording sees the words. */
  private static final class KeyedRecordingStation implements Station<String, String, String> {
    private final RecordingStation recording = new RecordingStation();

    @Override
    public Optional<String> failed(StationFailure<String> failure) {
      return recording.failed(failure);
    }

    @Override
    public void reference(String record, long logTime) {
      recording.reference(record, logTime);
    }

    @Override
    public void data(String data, StationContext<String> context) {
      recording.data(data.substring(data.indexOf('|') + 1), context);
    }

    @Override
    public void timer(String name, long at, StationContext<String> context) {
      recording.timer(name, at, context);
    }

    @Override
    public byte[] snapshotState() {
      return recording.snapshotState();
    }

    @Override
    public void restoreState(byte[] kept) {
      recording.restoreState(kept);
    }
  }
}
