package cn.jianguan.console.gateway.gather;

import cn.jianguan.console.gateway.sort.RunMerger;
import cn.jianguan.console.gateway.sort.RunWriter;
import cn.jianguan.console.gateway.write.GatherRole;
import cn.jianguan.console.gateway.write.RecordBuffer;
import cn.jianguan.console.gateway.write.TimedRecord;
import cn.jianguan.log.Topic;
import cn.jianguan.record.SupervisionAct;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * The rows of one delivery that are to be gathered. They wait in sorted files until all files of it
 * are read; then each act is told as it was known at each moment at which a row of it became known.
 */
public final class Gathering implements AutoCloseable {
  /** Rows of one act; further ones are refused. */
  public static final int MOST_ROWS = 1000;

  private static final long BYTES_PER_RUN = 32L << 20;

  private final Path folder;
  private final RunWriter waiting;
  private long rows;

  public Gathering() throws IOException {
    folder = Files.createTempDirectory("jianguan-gather-");
    waiting = new RunWriter(folder, BYTES_PER_RUN, GatheredRow.ORDER);
  }

  /** Told of an act. */
  @FunctionalInterface
  public interface Told {
    void act(TimedRecord record, long contentHash, String origin) throws IOException;
  }

  /** Told of a row that is gathered into no act. */
  @FunctionalInterface
  public interface Refused {
    void row(LeftOver row) throws IOException;
  }

  /**
   * A row that is gathered into no act.
   *
   * @param record its reject
   * @param act what would have been gathered
   */
  public record LeftOver(TimedRecord record, TimedRecord act, String origin) {}

  /**
   * A row waits.
   *
   * @param act as the row alone tells it, under the identity of its act
   * @param reject what it gets where nothing is gathered of it
   */
  public void add(GatherRole role, TimedRecord act, TimedRecord reject) throws IOException {
    RunWriter.Sorted row = new GatheredRow(role, act, reject).waiting(rows++);
    waiting.accept(row.record(), row.contentHash());
  }

  /** Tells all acts; nothing can be added any more. */
  public void tell(Told told, Refused refused) throws IOException {
    waiting.flush();
    try (RunMerger rows = new RunMerger(waiting)) {
      List<GatheredRow> act = new ArrayList<>();
      while (rows.hasNext()) {
        GatheredRow row = GatheredRow.of(rows.next());
        if (!act.isEmpty() && !Arrays.equals(act.get(0).act().key(), row.act().key())) {
          tell(act, told, refused);
          act.clear();
        }
        if (act.size() < MOST_ROWS) {
          act.add(row);
        } else {
          refused.row(row.leftOver());
        }
      }
      if (!act.isEmpty()) {
        tell(act, told, refused);
      }
    }
  }

  private static void tell(List<GatheredRow> rows, Told told, Refused refused) throws IOException {
    if (rows.get(0).role() == GatherRole.PART) {
      for (GatheredRow row : rows) {
        refused.row(row.leftOver());
      }
      return;
    }
    TreeSet<Long> moments = new TreeSet<>();
    rows.forEach(row -> moments.add(row.act().logTime()));
    for (long moment : moments) {
      tellAt(moment, rows, told);
    }
  }

  /**
   * The act as it was known at a moment; nothing while only parts of it were. Of rows with one id
   * the newest is the row.
   */
  private static void tellAt(long moment, List<GatheredRow> rows, Told told) throws IOException {
    Map<String, SupervisionAct> known = new LinkedHashMap<>();
    boolean whole = false;
    for (GatheredRow row : rows) {
      if (row.act().logTime() <= moment) {
        SupervisionAct act = row.decoded();
        known.putIfAbsent(act.getEnvelope().getCdId(), act);
        whole |= row.role() != GatherRole.PART;
      }
    }
    if (whole) {
      SupervisionAct act = GatheredAct.of(List.copyOf(known.values()));
      TimedRecord record = record(act, rows.get(0).act().key(), moment);
      long contentHash = RecordBuffer.contentHash(record.bytes(), 0, 0);
      told.act(record, contentHash, act.getEnvelope().getOrigin());
    }
  }

  private static TimedRecord record(SupervisionAct act, byte[] key, long moment)
      throws IOException {
    ByteBuffer encoded = act.toByteBuffer();
    byte[] bytes = new byte[encoded.remaining()];
    encoded.get(bytes);
    return new TimedRecord(Topic.ACTS, key, moment, bytes);
  }

  @Override
  public void close() throws IOException {
    for (Path run : waiting.runs()) {
      Files.deleteIfExists(run);
    }
    Files.deleteIfExists(folder);
  }
}
