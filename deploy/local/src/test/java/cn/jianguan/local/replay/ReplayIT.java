package cn.jianguan.local.replay;

import static org.assertj.core.api.Assertions.assertThat;

import cn.jianguan.command.replay.ReplaySources;
import cn.jianguan.command.replay.Report;
import cn.jianguan.console.gateway.ReplayLog;
import cn.jianguan.console.gateway.Source;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole path on real records: nothing lost, nothing twice, the same input the same alerts. */
class ReplayIT {
  private static final Path DEPLOY = Path.of("..").toAbsolutePath().normalize();
  private static final Path SAMPLE = DEPLOY.resolve("sample/tw_env");

  @TempDir Path temporary;

  @Test
  void penaltiesOfSample_calmAndKilledAndTwice_giveOneFingerprint() throws Exception {
    Report calm = replay("calm", null);
    Report killed = replay("killed", Duration.ofSeconds(15));
    Report again = replay("calm", null);

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

  private Report replay(String directory, Duration killEvery) throws Exception {
    Path sources = DEPLOY.resolve("sources");
    List<ReplayLog.Input> inputs =
        List.of(
            new ReplayLog.Input(Source.load(sources.resolve("cn")), null),
            new ReplayLog.Input(Source.load(sources.resolve("tw_env")), data()));
    return new StackReplay(
            new StackReplay.Options(
                new ReplaySources(inputs),
                temporary.resolve(directory),
                DEPLOY.resolve("clickhouse"),
                killEvery),
            System.out::println)
        .run();
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
