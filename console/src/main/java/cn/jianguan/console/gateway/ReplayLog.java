package cn.jianguan.console.gateway;

import cn.jianguan.console.gateway.sort.RunMerger;
import cn.jianguan.console.gateway.sort.RunWriter;
import cn.jianguan.console.gateway.write.TimedRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.Consumer;

/**
 * All records of all sources in the order in which they became known: by log time, then by content,
 * whatever the order of sources and files. Reference lists come first, one millisecond before the
 * first record.
 *
 * <p>Opening reads and sorts everything through files in a work folder, with a bounded heap (runs
 * of 96 MB); iterating merges them and can be done again. Closing deletes them.
 */
public final class ReplayLog implements Iterable<TimedRecord>, AutoCloseable {
  private static final long BYTES_PER_RUN = 96L << 20;

  private final RunWriter runs;
  private final List<TimedRecord> references = new ArrayList<>();
  private final List<FileReport> reports = new ArrayList<>();
  private final List<RunMerger> open = new ArrayList<>();

  /**
   * A source and its data.
   *
   * @param data folder of its files, or null where it only brings reference lists
   */
  public record Input(Source source, Path data) {}

  private ReplayLog(RunWriter runs) {
    this.runs = runs;
  }

  /**
   * Reads and sorts.
   *
   * @param work existing folder for temporary files, about as large as the unzipped data
   * @param progress told every 50,000 rows and at the end of each file, in the calling thread
   */
  public static ReplayLog open(List<Input> inputs, Path work, Consumer<FileReport> progress)
      throws IOException {
    return open(inputs, work, progress, BYTES_PER_RUN);
  }

  static ReplayLog open(
      List<Input> inputs, Path work, Consumer<FileReport> progress, long bytesPerRun)
      throws IOException {
    ReplayLog log = new ReplayLog(new RunWriter(work, bytesPerRun, RunWriter.LOG));
    try {
      for (Input input : inputs) {
        log.references.addAll(input.source().references());
        if (input.data() != null) {
          SourceReader reader = new SourceReader(input.source(), progress);
          log.reports.addAll(reader.read(input.data(), log.runs));
        }
      }
      log.runs.flush();
      log.orderReferences();
      return log;
    } catch (IOException | RuntimeException e) {
      log.close();
      throw e;
    }
  }

  /** Sorted by content, so that the order in which sources are named does not matter. */
  private void orderReferences() {
    long time = runs.earliest() == Long.MAX_VALUE ? 0 : Math.max(0, runs.earliest() - 1);
    references.replaceAll(it -> new TimedRecord(it.topic(), it.key(), time, it.bytes()));
    references.sort((a, b) -> java.util.Arrays.compareUnsigned(a.key(), b.key()));
  }

  /** What came of each file. */
  public List<FileReport> reports() {
    return List.copyOf(reports);
  }

  /** How many records an iteration gives. */
  public long size() {
    return runs.total() + references.size();
  }

  @Override
  public Iterator<TimedRecord> iterator() {
    try {
      RunMerger merger = new RunMerger(runs);
      open.add(merger);
      Iterator<TimedRecord> first = references.iterator();
      return new Iterator<>() {
        @Override
        public boolean hasNext() {
          return first.hasNext() || merger.hasNext();
        }

        @Override
        public TimedRecord next() {
          return first.hasNext() ? first.next() : merger.next().record();
        }
      };
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() throws IOException {
    for (RunMerger merger : open) {
      merger.close();
    }
    for (Path run : runs.runs()) {
      Files.deleteIfExists(run);
    }
  }
}
