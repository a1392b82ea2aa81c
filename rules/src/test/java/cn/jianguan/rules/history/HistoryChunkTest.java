package cn.jianguan.rules.history;

import static org.assertj.core.api.Assertions.assertThat;

import cn.jianguan.record.ActKind;
import cn.jianguan.rules.state.GrowingField;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class HistoryChunkTest {
  private static final GrowingField<HistoryChunk> FIELD = HistoryChunk.PART;

  /** What was written of a chunk: the whole, and what changed since. */
  private static final class Written {
    private byte[] whole;
    private final List<byte[]> changes = new ArrayList<>();

    void write(HistoryChunk chunk) {
      byte[] changed = FIELD.encodeChanges(chunk);
      if (changed == null) {
        whole = FIELD.encode(chunk);
        changes.clear();
      } else {
        changes.add(changed);
      }
      FIELD.written(chunk);
    }

    HistoryChunk read() {
      HistoryChunk chunk = FIELD.decode(whole);
      changes.forEach(each -> FIELD.apply(chunk, each));
      return chunk;
    }
  }

  @Property(tries = 200)
  void chunkWrittenInParts_isReadAsItStood(
      @ForAll long seed, @ForAll @IntRange(max = 120) int atFirst) {
    Random random = new Random(seed);
    HistoryChunk chunk = new HistoryChunk(ActKind.PENALTY);
    for (int i = 0; i < atFirst; i++) {
      chunk.put(row(random));
    }
    Written written = new Written();
    written.write(chunk);
    for (int step = 0; step < 80; step++) {
      Row row = row(random);
      if (random.nextInt(4) == 0) {
        chunk.remove(row.occurredAt(), row.actId());
      } else {
        chunk.put(row);
      }
      if (random.nextInt(3) == 0) {
        written.write(chunk);
        assertThat(rows(written.read())).isEqualTo(rows(chunk));
      }
      if (random.nextInt(10) == 0) {
        written.write(chunk);
        chunk = written.read(); // as after it left the cache
      }
    }
  }

  @Test
  void rowOfABusyChunk_isWrittenByItself() {
    HistoryChunk chunk = new HistoryChunk(ActKind.PENALTY);
    for (int i = 0; i < 10_000; i++) {
      chunk.put(row(i, i));
    }
    Written written = new Written();
    written.write(chunk);
    chunk.put(row(10_000, 1));
    chunk.remove(17, "a17");
    written.write(chunk);

    assertThat(written.changes).hasSize(1);
    assertThat(written.changes.get(0)).hasSizeLessThan(60);
    assertThat(rows(written.read())).isEqualTo(rows(chunk)).hasSize(10_000);
  }

  private static List<Row> rows(HistoryChunk chunk) {
    List<Row> rows = new ArrayList<>();
    chunk.between(Long.MIN_VALUE, Long.MAX_VALUE, RowFilter.ALL, rows);
    return rows;
  }

  private static Row row(Random random) {
    return row(random.nextInt(150), random.nextInt(1_000));
  }

  private static Row row(long number, long fine) {
    Features features = Features.of(ActKind.PENALTY, Map.of("fineFen", fine));
    return new Row(number, "a" + number, number + fine, features);
  }
}
