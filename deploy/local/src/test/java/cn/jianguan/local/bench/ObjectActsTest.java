package cn.jianguan.local.bench;

import static org.assertj.core.api.Assertions.assertThat;

import cn.jianguan.codec.Codec;
import cn.jianguan.command.replay.ReplaySources;
import cn.jianguan.console.gateway.ReplayLog;
import cn.jianguan.console.gateway.write.TimedRecord;
import cn.jianguan.log.Topic;
import cn.jianguan.record.SupervisionAct;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ObjectActsTest {
  private static final Path DEPLOY = Path.of("..").toAbsolutePath().normalize();
  private static final int OBJECTS = 700;

  @TempDir Path temporary;

  @Test
  void acts_areEachTheirOwn_evenlyAboutSoManyObjects_oneAfterTheOther() throws Exception {
    List<TimedRecord> records = new ArrayList<>();
    try (ReplayLog sample = sample()) {
      ObjectActs acts = new ObjectActs(sample, OBJECTS);
      acts.withReferences(OBJECTS).forEachRemaining(records::add);
      acts.from(OBJECTS, 3 * OBJECTS).forEach(records::add);
    }

    assertThat(records).extracting(TimedRecord::logTime).isSorted();
    records.removeIf(it -> it.topic() == Topic.REFERENCE);
    assertThat(records).hasSize(3 * OBJECTS);
    Set<String> rows = new HashSet<>();
    Set<String> objects = new HashSet<>();
    for (TimedRecord record : records) {
      SupervisionAct act = Codec.standard().decode(record.bytes(), SupervisionAct.class);
      rows.add(act.getEnvelope().getCdSource() + act.getEnvelope().getCdId());
      objects.add(act.getParty().getUiCode());
    }
    assertThat(rows.size()).isEqualTo(3 * OBJECTS);
    assertThat(objects.size()).isEqualTo(OBJECTS);
  }

  private ReplayLog sample() throws Exception {
    Path sample = Files.createDirectories(temporary.resolve("tw_env"));
    for (String file : List.of("facilities.csv.gz", "toxic_reports_to_2014.csv.gz")) {
      Files.copy(DEPLOY.resolve("sample/tw_env").resolve(file), sample.resolve(file));
    }
    return ReplaySources.of(List.of(sample), List.of(), DEPLOY.resolve("sources"))
        .read(Files.createDirectories(temporary.resolve("work")), line -> {});
  }
}
