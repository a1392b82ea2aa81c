package cn.jianguan.console.gateway.sort;

import cn.jianguan.console.gateway.write.RecordConsumer;
import cn.jianguan.console.gateway.write.TimedRecord;
import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * Collects records and writes them to files ("runs") that are sorted each by itself, so that any
 * number of records is sorted in bounded memory.
 */
public final class RunWriter implements RecordConsumer {
  /** Order of the log: time, then topic, then content; the same for any order of files. */
  public static final Comparator<Sorted> LOG = RunWriter::compare;

  private final Comparator<Sorted> order;
  private final Path folder;
  private final long bytesPerRun;
  private final List<Sorted> held = new ArrayList<>();
  private final List<Path> runs = new ArrayList<>();
  private long heldBytes;
  private long total;
  private long earliest = Long.MAX_VALUE;

  private static int compare(Sorted a, Sorted b) {
    int order = Long.compare(a.record.logTime(), b.record.logTime());
    if (order == 0) {
      order = a.record.topic().compareTo(b.record.topic());
    }
    if (order == 0) {
      order = Long.compare(a.contentHash, b.contentHash);
    }
    return order == 0 ? Arrays.compareUnsigned(a.record.bytes(), b.record.bytes()) : order;
  }

  /** A record with the hash of its content. */
  public record Sorted(TimedRecord record, long contentHash) {}

  public RunWriter(Path folder, long bytesPerRun, Comparator<Sorted> order) {
    this.order = order;
    this.folder = folder;
    this.bytesPerRun = bytesPerRun;
  }

  @Override
  public void accept(TimedRecord record, long contentHash) throws IOException {
    held.add(new Sorted(record, contentHash));
    // Object headers and references weigh about a hundred bytes beside the content.
    heldBytes += record.bytes().length + record.key().length + 100;
    total++;
    earliest = Math.min(earliest, record.logTime());
    if (heldBytes >= bytesPerRun) {
      flush();
    }
  }

  public void flush() throws IOException {
    if (held.isEmpty()) {
      return;
    }
    held.sort(order);
    Path run = Files.createTempFile(folder, "sorted-", ".run");
    runs.add(run);
    try (OutputStream out = Files.newOutputStream(run);
        DataOutputStream data = new DataOutputStream(new BufferedOutputStream(out, 1 << 18))) {
      for (Sorted sorted : held) {
        write(sorted, data);
      }
    }
    held.clear();
    heldBytes = 0;
  }

  private static void write(Sorted sorted, DataOutputStream out) throws IOException {
    TimedRecord record = sorted.record();
    out.writeLong(record.logTime());
    out.writeLong(sorted.contentHash());
    out.writeByte(record.topic().ordinal());
    out.writeInt(record.key().length);
    out.writeInt(record.bytes().length);
    out.write(record.key());
    out.write(record.bytes());
  }

  public Comparator<Sorted> order() {
    return order;
  }

  public List<Path> runs() {
    return runs;
  }

  public long total() {
    return total;
  }

  /** Log time of the first record; {@link Long#MAX_VALUE} where there is none. */
  public long earliest() {
    return earliest;
  }
}
