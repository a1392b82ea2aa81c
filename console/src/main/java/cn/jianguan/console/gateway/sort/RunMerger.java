package cn.jianguan.console.gateway.sort;

import cn.jianguan.console.gateway.write.TimedRecord;
import cn.jianguan.log.Topic;
import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.PriorityQueue;

/** Reads sorted runs as one sorted sequence, holding one record of each. */
public final class RunMerger implements Iterator<RunWriter.Sorted>, Closeable {
  private static final int BUFFER = 1 << 17;

  private final List<Run> all = new ArrayList<>();
  private final PriorityQueue<Run> heads;

  /**
   * @param runs flushed, and not written to any more
   */
  public RunMerger(RunWriter runs) throws IOException {
    heads = new PriorityQueue<>((a, b) -> runs.order().compare(a.head, b.head));
    for (Path file : runs.runs()) {
      Run run = new Run(file);
      all.add(run);
      if (run.advance()) {
        heads.add(run);
      }
    }
  }

  private static final class Run {
    private final DataInputStream in;
    private RunWriter.Sorted head;

    Run(Path file) throws IOException {
      in = new DataInputStream(new BufferedInputStream(Files.newInputStream(file), BUFFER));
    }

    boolean advance() throws IOException {
      long time;
      try {
        time = in.readLong();
      } catch (EOFException end) {
        in.close();
        return false;
      }
      long contentHash = in.readLong();
      Topic topic = Topic.values()[in.readByte()];
      byte[] key = new byte[in.readInt()];
      byte[] bytes = new byte[in.readInt()];
      in.readFully(key);
      in.readFully(bytes);
      head = new RunWriter.Sorted(new TimedRecord(topic, key, time, bytes), contentHash);
      return true;
    }
  }

  @Override
  public boolean hasNext() {
    return !heads.isEmpty();
  }

  @Override
  public RunWriter.Sorted next() {
    Run run = heads.poll();
    if (run == null) {
      throw new NoSuchElementException();
    }
    RunWriter.Sorted record = run.head;
    try {
      if (run.advance()) {
        heads.add(run);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return record;
  }

  @Override
  public void close() throws IOException {
    for (Run run : all) {
      run.in.close();
    }
  }
}
