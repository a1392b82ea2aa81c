package cn.jianguan.local.flink;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.apache.flink.runtime.checkpoint.metadata.CheckpointMetadata;
import org.apache.flink.runtime.state.filesystem.FileStateHandle;

/**
 * Retained checkpoints of a job on disk: {@code checkpoints/<job id>/chk-<n>} in Flink's folder. A
 * checkpoint is complete when its {@code _metadata} is there; Flink puts that in place by a rename,
 * last. It names files of this folder alone, wherever the folder was when it was written.
 */
final class Checkpoints {
  private static final String PREFIX = "chk-";
  private static final String METADATA = "_metadata";

  /** The newest, and one to step back to. */
  private static final int RETAINED = 2;

  private final Path home;
  private final JobSpec job;

  Checkpoints(Path home, JobSpec job) {
    this.home = home;
    this.job = job;
  }

  /** The newest complete checkpoint, if there is one. */
  Optional<Path> newestComplete() throws IOException {
    return complete().stream().findFirst();
  }

  /**
   * Makes the newest complete checkpoint one that the job can start from. If the folder was moved
   * or copied, it then names the files here, and never those it was written with. If it is damaged
   * it is set aside, and the one before is the newest.
   *
   * @param progress is told of either in a line
   * @throws IOException if there are checkpoints and all are damaged; they stay as they are
   */
  void prepare(Consumer<String> progress) throws IOException {
    List<String> damages = new ArrayList<>();
    List<Path> damaged = new ArrayList<>();
    for (Path checkpoint : complete()) {
      try {
        if (bringHome(checkpoint)) {
          progress.accept(
              "%s: 数据目录曾被移动或复制，检查点改指本目录 / the data directory was moved or copied: %s now names the files here"
                  .formatted(job.name(), checkpoint.getFileName()));
        }
        for (Path it : damaged) {
          setAside(it, "damaged-");
        }
        if (!damaged.isEmpty()) {
          progress.accept(
              "%s: 检查点已损坏，改用较早的 %s，其后的输出重写 / damaged: %s; taking %s, the one before: what was written since is written again"
                  .formatted(
                      job.name(),
                      checkpoint.getFileName(),
                      String.join("; ", damages),
                      checkpoint.getFileName()));
        }
        return;
      } catch (IOException | RuntimeException e) {
        damaged.add(checkpoint);
        damages.add(checkpoint.getFileName() + ": " + e.getMessage());
      }
    }
    if (!damaged.isEmpty()) {
      throw new IOException(
          "%s: 所有检查点均已损坏，请从备份恢复 / every checkpoint is damaged, restore these files from a copy: %s"
              .formatted(job.name(), String.join("; ", damages)));
    }
  }

  /** Returns whether it named files elsewhere before. */
  private boolean bringHome(Path checkpoint) throws IOException {
    CheckpointMetadata metadata = read(checkpoint);
    AtomicBoolean moved = new AtomicBoolean();
    StateFiles.replace(
        metadata,
        named -> {
          FileStateHandle own = own(named);
          moved.compareAndSet(false, !own.getFilePath().equals(named.getFilePath()));
          return own;
        });
    if (moved.get()) {
      Path unfinished = checkpoint.resolve(METADATA + ".tmp");
      try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(unfinished))) {
        org.apache.flink.runtime.checkpoint.Checkpoints.storeCheckpointMetadata(metadata, out);
      }
      Files.move(unfinished, checkpoint.resolve(METADATA), StandardCopyOption.ATOMIC_MOVE);
    }
    return moved.get();
  }

  private static CheckpointMetadata read(Path checkpoint) throws IOException {
    try (DataInputStream in =
        new DataInputStream(
            new BufferedInputStream(Files.newInputStream(checkpoint.resolve(METADATA))))) {
      return org.apache.flink.runtime.checkpoint.Checkpoints.loadCheckpointMetadata(
          in, Checkpoints.class.getClassLoader(), checkpoint.toUri().toString());
    }
  }

  /** The file of the same place in this folder, which must be there and whole. */
  private FileStateHandle own(FileStateHandle named) throws IOException {
    Path file = home.resolve(placeOf(Path.of(named.getFilePath().getPath())));
    if (!Files.isRegularFile(file)) {
      throw new IOException("缺文件 / missing file " + file);
    }
    if (Files.size(file) < named.getStateSize()) {
      throw new IOException("文件不完整 / truncated file " + file);
    }
    return new FileStateHandle(
        new org.apache.flink.core.fs.Path(file.toUri()), named.getStateSize());
  }

  /** From the last folder of the job's name's parent on: {@code checkpoints/<job id>/…}. */
  private Path placeOf(Path file) throws IOException {
    String id = job.id().toHexString();
    for (int i = file.getNameCount() - 2; i > 0; i--) {
      if (file.getName(i).toString().equals(id)) {
        return file.subpath(i - 1, file.getNameCount());
      }
    }
    throw new IOException("不属于本作业的文件 / a file that is not this job's: " + file);
  }

  /**
   * Removes what neither the newest complete checkpoint nor the one before it names: each process
   * retains two, and the next one knows of only the newest. What was set aside stays; where one of
   * the two cannot be read, everything does.
   */
  void removeOutdated() throws IOException {
    List<Path> kept = complete().stream().limit(RETAINED).toList();
    if (kept.size() < RETAINED) {
      return;
    }
    Set<Path> named = new HashSet<>();
    try {
      for (Path checkpoint : kept) {
        named.add(checkpoint.resolve(METADATA));
        StateFiles.replace(
            read(checkpoint),
            file -> {
              named.add(home.resolve(placeOf(Path.of(file.getFilePath().getPath()))));
              return file;
            });
      }
    } catch (IOException | RuntimeException e) {
      return;
    }
    for (Path folder : List.of(own().resolve("shared"), own().resolve("taskowned"))) {
      removeBut(named, folder);
    }
    for (Path checkpoint : complete()) {
      removeBut(named, checkpoint);
    }
  }

  /** The folder itself goes when nothing is left in it. */
  private static void removeBut(Set<Path> named, Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      return;
    }
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        boolean isEmpty = Files.isDirectory(file) && file.toFile().list().length == 0;
        if (isEmpty || Files.isRegularFile(file) && !named.contains(file)) {
          Files.delete(file);
        }
      }
    }
  }

  private Path own() {
    return FlinkSettings.checkpoints(home).resolve(job.id().toHexString());
  }

  /** Removes what a killed process left unfinished; the next process uses those numbers again. */
  void removeIncomplete() throws IOException {
    for (Path checkpoint : all()) {
      if (!isComplete(checkpoint)) {
        delete(checkpoint);
      }
    }
  }

  /**
   * Sets the newest complete checkpoint aside, so that the job starts from the one before: Kafka
   * has given up what it had still to commit.
   *
   * @return the one before; empty where the job begins anew, since there never was one
   * @throws IOException if there is none any more: to begin anew would say everything twice
   */
  Optional<Path> stepBack() throws IOException {
    List<Path> complete = complete();
    if (complete.isEmpty()) {
      return Optional.empty();
    }
    if (complete.size() == 1 && number(complete.get(0)) > 1) {
      throw new IOException(
          "没有更早的检查点，请从备份恢复 / there is no checkpoint before %s, restore one from a copy"
              .formatted(complete.get(0)));
    }
    setAside(complete.get(0), "uncommitted-");
    return complete.stream().skip(1).findFirst();
  }

  private void setAside(Path checkpoint, String why) throws IOException {
    Path aside = checkpoint.resolveSibling(why + checkpoint.getFileName());
    if (Files.exists(aside)) {
      delete(aside);
    }
    Files.move(checkpoint, aside);
  }

  /** The newest first. */
  private List<Path> complete() throws IOException {
    return all().stream()
        .filter(Checkpoints::isComplete)
        .sorted(Comparator.comparingLong(Checkpoints::number).reversed())
        .toList();
  }

  private List<Path> all() throws IOException {
    if (!Files.isDirectory(own())) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(own())) {
      return files.filter(file -> file.getFileName().toString().startsWith(PREFIX)).toList();
    }
  }

  private static boolean isComplete(Path checkpoint) {
    return Files.exists(checkpoint.resolve(METADATA));
  }

  private static long number(Path checkpoint) {
    return Long.parseLong(checkpoint.getFileName().toString().substring(PREFIX.length()));
  }

  private static void delete(Path checkpoint) throws IOException {
    try (Stream<Path> files = Files.walk(checkpoint)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
