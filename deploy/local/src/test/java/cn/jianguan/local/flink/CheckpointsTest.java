package cn.jianguan.local.flink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;
import org.apache.commons.io.FileUtils;
import org.apache.flink.api.java.tuple.Tuple2;
import org.apache.flink.runtime.checkpoint.OperatorState;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.runtime.checkpoint.metadata.CheckpointMetadata;
import org.apache.flink.runtime.jobgraph.OperatorID;
import org.apache.flink.runtime.state.IncrementalKeyedStateHandle.HandleAndLocalPath;
import org.apache.flink.runtime.state.IncrementalRemoteKeyedStateHandle;
import org.apache.flink.runtime.state.KeyGroupRange;
import org.apache.flink.runtime.state.OperatorStateHandle.Mode;
import org.apache.flink.runtime.state.OperatorStateHandle.StateMetaInfo;
import org.apache.flink.runtime.state.OperatorStreamStateHandle;
import org.apache.flink.runtime.state.changelog.ChangelogStateBackendHandle.ChangelogStateBackendHandleImpl;
import org.apache.flink.runtime.state.changelog.ChangelogStateHandleStreamImpl;
import org.apache.flink.runtime.state.filesystem.FileStateHandle;
import org.apache.flink.runtime.state.filesystem.RelativeFileStateHandle;
import org.apache.flink.runtime.state.memory.ByteStreamStateHandle;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CheckpointsTest {
  private static final JobSpec JOB = new JobSpec("counting", CountingJob.class.getName());
  private static final String ID = JOB.id().toHexString();
  private static final int BYTES = 100;

  @TempDir private Path directory;
  private final List<String> said = new ArrayList<>();
  private Path home;

  @BeforeEach
  void twoCheckpoints() throws IOException {
    home = directory.resolve("original");
    for (int number = 6; number <= 7; number++) {
      store(number);
    }
  }

  @Test
  void wholeCheckpoint_staysAsItIs_andNothingIsSaid() throws IOException {
    Map<Path, byte[]> before = content(home);
    prepare();
    assertThat(content(home)).usingRecursiveComparison().isEqualTo(before);
    assertThat(said).isEmpty();
  }

  @Test
  void noCheckpoint_isNoDamage() throws IOException {
    FileUtils.deleteDirectory(FlinkSettings.checkpoints(home).toFile());
    prepare();
    assertThat(newest()).isNull();
    assertThat(said).isEmpty();
  }

  @Test
  void copiedDirectory_namesItsOwnFiles_andTheOriginalStays() throws IOException {
    Map<Path, byte[]> before = content(home);
    Set<String> named = named("chk-7");
    Path original = home;
    home = directory.resolve("copy");
    FileUtils.copyDirectory(original.toFile(), home.toFile());
    assertThat(named("chk-7")).contains(original + "/changelog/" + ID + "/dstl/log-7");

    prepare();

    assertThat(named("chk-7"))
        .hasSize(5)
        .isEqualTo(replaced(named, original.toString(), home.toString()));
    assertThat(content(original)).usingRecursiveComparison().isEqualTo(before);
    assertThat(said).singleElement().asString().contains("chk-7 now names the files here");
    prepare();
    assertThat(said).hasSize(1);
  }

  @Test
  void movedDirectory_namesItsOwnFiles() throws IOException {
    Path moved = directory.resolve("moved");
    Files.move(home, moved);
    home = moved;
    prepare();
    assertThat(named("chk-7")).hasSize(5).allMatch(file -> file.startsWith(moved + "/"));
  }

  @Test
  void copyThatLacksAFile_doesNotTakeTheOriginals() throws IOException {
    Path copy = directory.resolve("copy");
    FileUtils.copyDirectory(home.toFile(), copy.toFile());
    home = copy;
    Files.delete(home.resolve("checkpoints/" + ID + "/shared/table-7"));
    prepare();
    assertThat(newest()).isEqualTo("chk-6");
    assertThat(said.get(1)).contains("missing file " + home).contains("taking chk-6");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "checkpoints/%s/chk-7/_metadata",
        "checkpoints/%s/chk-7/own-7",
        "checkpoints/%s/shared/table-7",
        "checkpoints/%s/taskowned/private-7",
        "changelog/%s/dstl/log-7"
      })
  void truncatedFile_theCheckpointBeforeIsTaken_andSaid(String file) throws IOException {
    truncate(home.resolve(file.formatted(ID)));
    prepare();
    assertThat(newest()).isEqualTo("chk-6");
    assertThat(said).singleElement().asString().contains("chk-7").contains("taking chk-6");
    prepare();
    assertThat(said).hasSize(1);
    assertThat(FlinkSettings.checkpoints(home).resolve(ID).resolve("damaged-chk-7")).exists();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "checkpoints/%s/chk-7/_metadata",
        "checkpoints/%s/chk-7/own-7",
        "checkpoints/%s/shared/table-7",
        "changelog/%s/dstl/log-7"
      })
  void missingFile_theCheckpointBeforeIsTaken(String file) throws IOException {
    Files.delete(home.resolve(file.formatted(ID)));
    prepare();
    assertThat(newest()).isEqualTo("chk-6");
  }

  @Test
  void everyCheckpointDamaged_isRefused_andStays() throws IOException {
    Files.delete(home.resolve("checkpoints/" + ID + "/shared/table-7"));
    truncate(home.resolve("checkpoints/" + ID + "/chk-6/_metadata"));
    assertThatIOException()
        .isThrownBy(this::prepare)
        .withMessageContaining("every checkpoint is damaged")
        .withMessageContaining("table-7")
        .withMessageContaining("chk-6");
    assertThat(newest()).isEqualTo("chk-7");
    assertThat(said).isEmpty();
  }

  @Test
  void checkpointThatCannotBeCommitted_theOneBeforeIsTaken() throws IOException {
    assertThat(checkpoints().stepBack())
        .hasValueSatisfying(it -> assertThat(it).endsWith(Path.of("chk-6")));
    assertThat(newest()).isEqualTo("chk-6");
    assertThat(FlinkSettings.checkpoints(home).resolve(ID).resolve("uncommitted-chk-7")).exists();
  }

  @Test
  void onlyCheckpointThatIsLeft_isNotGivenUp() throws IOException {
    checkpoints().stepBack();
    assertThatIOException()
        .isThrownBy(() -> checkpoints().stepBack())
        .withMessageContaining("there is no checkpoint before");
    assertThat(newest()).isEqualTo("chk-6");
  }

  @Test
  void firstCheckpointOfAll_isGivenUpForTheBeginning() throws IOException {
    FileUtils.deleteDirectory(FlinkSettings.checkpoints(home).toFile());
    store(1);
    assertThat(checkpoints().stepBack()).isEmpty();
    assertThat(newest()).isNull();
  }

  @Test
  void checkpointsOfEarlierProcesses_goWithTheirFiles_theTwoNewestStayWhole() throws IOException {
    Map<Path, byte[]> before = content(home);
    store(4);
    store(5);
    checkpoints().removeOutdated();
    Map<Path, byte[]> after = content(home);
    after.keySet().removeIf(file -> file.startsWith(home.resolve("changelog")));
    before.keySet().removeIf(file -> file.startsWith(home.resolve("changelog")));
    assertThat(after).usingRecursiveComparison().isEqualTo(before);
    assertThat(FlinkSettings.checkpoints(home).resolve(ID).resolve("chk-5")).doesNotExist();
  }

  @Test
  void whereTheOneBeforeCannotBeRead_everythingStays() throws IOException {
    store(5);
    truncate(home.resolve("checkpoints/" + ID + "/chk-6/_metadata"));
    Map<Path, byte[]> before = content(home);
    checkpoints().removeOutdated();
    assertThat(content(home)).usingRecursiveComparison().isEqualTo(before);
  }

  private Checkpoints checkpoints() {
    return new Checkpoints(home, JOB);
  }

  private void prepare() throws IOException {
    new Checkpoints(home, JOB).prepare(said::add);
  }

  private String newest() throws IOException {
    return new Checkpoints(home, JOB)
        .newestComplete()
        .map(it -> it.getFileName().toString())
        .orElse(null);
  }

  private static void truncate(Path file) throws IOException {
    Files.write(file, new byte[BYTES / 2]);
  }

  /** State as a changelog over RocksDB leaves it, in every kind of file. */
  private void store(int number) throws IOException {
    Path own = Files.createDirectories(FlinkSettings.checkpoints(home).resolve(ID));
    Path checkpoint = Files.createDirectories(own.resolve("chk-" + number));
    FileStateHandle exclusive = file(checkpoint.resolve("own-" + number));
    IncrementalRemoteKeyedStateHandle tables =
        new IncrementalRemoteKeyedStateHandle(
            new UUID(1, number),
            KeyGroupRange.of(0, 127),
            number,
            List.of(HandleAndLocalPath.of(file(own.resolve("shared/table-" + number)), "1.sst")),
            List.of(
                HandleAndLocalPath.of(file(own.resolve("taskowned/private-" + number)), "CURRENT")),
            file(own.resolve("taskowned/meta-" + number)));
    ChangelogStateHandleStreamImpl log =
        new ChangelogStateHandleStreamImpl(
            List.of(
                Tuple2.of(file(home.resolve("changelog/" + ID + "/dstl/log-" + number)), 10L),
                Tuple2.of(new ByteStreamStateHandle("small", new byte[3]), 0L)),
            KeyGroupRange.of(0, 127),
            BYTES,
            BYTES,
            "filesystem");
    OperatorState operator = new OperatorState("number", "number", new OperatorID(1, 2), 1, 128);
    operator.putState(
        0,
        OperatorSubtaskState.builder()
            .setManagedOperatorState(
                new OperatorStreamStateHandle(
                    Map.of("offsets", new StateMetaInfo(new long[] {0}, Mode.SPLIT_DISTRIBUTE)),
                    new RelativeFileStateHandle(exclusive.getFilePath(), "own-" + number, BYTES)))
            .setManagedKeyedState(
                new ChangelogStateBackendHandleImpl(
                    List.of(tables), List.of(log), KeyGroupRange.of(0, 127), number, 1, BYTES))
            .build());
    try (OutputStream out = Files.newOutputStream(checkpoint.resolve("_metadata"))) {
      org.apache.flink.runtime.checkpoint.Checkpoints.storeCheckpointMetadata(
          new CheckpointMetadata(number, List.of(operator), List.of()), out);
    }
  }

  private static FileStateHandle file(Path path) throws IOException {
    Files.createDirectories(path.getParent());
    Files.write(path, new byte[BYTES]);
    return new FileStateHandle(new org.apache.flink.core.fs.Path(path.toUri()), BYTES);
  }

  /** The files that a checkpoint names. */
  private Set<String> named(String checkpoint) throws IOException {
    Path folder = FlinkSettings.checkpoints(home).resolve(ID).resolve(checkpoint);
    Set<String> names = new TreeSet<>();
    try (DataInputStream in =
        new DataInputStream(Files.newInputStream(folder.resolve("_metadata")))) {
      StateFiles.replace(
          org.apache.flink.runtime.checkpoint.Checkpoints.loadCheckpointMetadata(
              in, getClass().getClassLoader(), folder.toUri().toString()),
          file -> {
            names.add(file.getFilePath().getPath());
            return file;
          });
    }
    return names;
  }

  private static Set<String> replaced(Set<String> names, String from, String to) {
    Set<String> replaced = new TreeSet<>();
    names.forEach(name -> replaced.add(name.replace(from + "/", to + "/")));
    return replaced;
  }

  private static Map<Path, byte[]> content(Path folder) throws IOException {
    Map<Path, byte[]> content = new TreeMap<>();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        content.put(file, Files.readAllBytes(file));
      }
    }
    return content;
  }
}
