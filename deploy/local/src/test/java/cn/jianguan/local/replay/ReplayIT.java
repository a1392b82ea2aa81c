package cn.jianguan.local.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import cn.jianguan.command.cluster.Cluster;
import cn.jianguan.command.kafka.Topics;
import cn.jianguan.command.replay.ClusterReplay;
import cn.jianguan.command.replay.EmptyCluster;
import cn.jianguan.command.replay.ReplaySources;
import cn.jianguan.command.replay.Report;
import cn.jianguan.console.gateway.ReplayLog;
import cn.jianguan.local.stack.MachineShare;
import cn.jianguan.local.stack.Stack;
import cn.jianguan.local.stack.StackOptions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole path on real records: nothing lost, nothing twice, the same input the same alerts. */
class ReplayIT {
  private static final Path DEPLOY = Path.of("..").toAbsolutePath().normalize();
  private static final Path MIGRATIONS = DEPLOY.resolve("clickhouse");
  private static final Path SAMPLE = DEPLOY.resolve("sample/tw_env");

  /** Each costs a start of Flink, which takes longer than the records. */
  private static final int MOST_KILLS = 3;

  @TempDir Path temporary;

  @Test
  void penaltiesOfSample_calmAndKilledAndTwice_giveOneFingerprint() throws Exception {
    Report calm = replayByAddress("calm");
    Report again = replay("calm", null);
    Report killed = replay("killed", new Kills(Duration.ofSeconds(15), MOST_KILLS));

    assertThat(calm.acts().read()).isPositive();
    assertThat(calm.acts().accepted() + calm.acts().rejected() + calm.acts().duplicates())
        .isEqualTo(calm.acts().read());
    assertThat(calm.alerts().total()).isPositive();
    assertThat(killed.kills()).isPositive();
    assertThat(killed.fingerprintByTable()).isEqualTo(calm.fingerprintByTable());
    assertThat(killed.acts()).isEqualTo(calm.acts());
    assertThat(again.acts().duplicates()).isEqualTo(again.acts().read());
    assertThat(again.fingerprintByTable()).isEqualTo(calm.fingerprintByTable());
  }

  private Report replay(String directory, Kills kills) throws Exception {
    return new StackReplay(
            new StackReplay.Options(
                sources(), temporary.resolve(directory), MIGRATIONS, kills, MachineShare.LEAST),
            System.out::println)
        .run();
  }

  /** Into a cluster that others run, known by its configuration file; a second time is refused. */
  private Report replayByAddress(String name) throws Exception {
    Path directory = temporary.resolve(name);
    ReplaySecret.into(directory);
    StackOptions options =
        StackOptions.standard(Topics.LogTime.REPLAY, MIGRATIONS, System.out::println);
    try (Stack others = Stack.start(directory, options);
        ReplayLog records = sources().read(directory, System.out::println)) {
      Cluster cluster = Cluster.read(directory.resolve(Cluster.FILE));
      assertThat(cluster.flinkRest()).isEqualTo(others.flink().restAddress());
      EmptyCluster.require(cluster);
      Report report;
      try (ClusterReplay replay = new ClusterReplay(cluster, records, System.out::println)) {
        replay.feed();
        report = replay.report(Report.Circumstances.elsewhere(0));
      }
      assertThatIOException()
          .isThrownBy(() -> EmptyCluster.require(cluster))
          .withMessageContaining("there are records in topics: act-log, acts");
      return report;
    }
  }

  private ReplaySources sources() throws Exception {
    return ReplaySources.of(List.of(data()), List.of(), DEPLOY.resolve("sources"));
  }

  /** Facilities and penalties of the sample: the records that fire models. */
  private Path data() throws Exception {
    Path data = Files.createDirectories(temporary.resolve("tw_env"));
    for (String file : List.of("facilities", "penalties_to_2014")) {
      Path from = SAMPLE.resolve(file + ".csv.gz");
      Path to = data.resolve(from.getFileName().toString());
      if (Files.notExists(to)) {
        Files.copy(from, to);
      }
    }
    return data;
  }
}
