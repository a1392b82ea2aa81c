package cn.jianguan.command.replay;

import cn.jianguan.console.gateway.FileReport;
import cn.jianguan.console.gateway.ReplayLog;
import cn.jianguan.console.gateway.Source;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * The sources of a replay.
 *
 * @param inputs mappings with their data; the calendar, which has none, is among them
 */
public record ReplaySources(List<ReplayLog.Input> inputs) {
  private static final int PROGRESS_EVERY = 500_000;

  public ReplaySources {
    inputs = List.copyOf(inputs);
  }

  /**
   * By their data folders.
   *
   * @param mappings folders, in the same order; where one is missing, that of the shipped source
   *     that is called as the data folder is
   * @param shipped folder of the shipped mappings
   */
  public static ReplaySources of(List<Path> data, List<Path> mappings, Path shipped)
      throws IOException {
    List<ReplayLog.Input> inputs = new ArrayList<>();
    inputs.add(new ReplayLog.Input(Source.load(shipped.resolve("cn")), null));
    inputs.addAll(alone(data, mappings, shipped));
    return new ReplaySources(inputs);
  }

  /** The same without the calendar. */
  public static List<ReplayLog.Input> alone(List<Path> data, List<Path> mappings, Path shipped)
      throws IOException {
    List<ReplayLog.Input> inputs = new ArrayList<>();
    for (int i = 0; i < data.size(); i++) {
      Path folder = data.get(i).toAbsolutePath().normalize();
      Path mapping =
          i < mappings.size() ? mappings.get(i) : shipped.resolve(folder.getFileName().toString());
      inputs.add(new ReplayLog.Input(Source.load(mapping), folder));
    }
    return inputs;
  }

  /**
   * Reads the files and sorts what they know by the moment at which it became known.
   *
   * @param work folder for what does not fit into memory
   */
  public ReplayLog read(Path work, Consumer<String> progress) throws IOException {
    return ReplayLog.open(inputs, work, file -> report(file, progress));
  }

  private static void report(FileReport file, Consumer<String> progress) {
    if (file.done() || file.read() % PROGRESS_EVERY == 0) {
      progress.accept(
          "读取 / reading %s %s: %,d 行 rows, %,d 拒收 rejected"
              .formatted(file.source(), file.file(), file.read(), file.rejected()));
      file.warnings().forEach(it -> progress.accept("  注意 / note: " + it));
    }
  }
}
