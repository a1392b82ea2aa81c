package cn.jianguan.jobs.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import cn.jianguan.log.StationName;
import cn.jianguan.log.Topic;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class JobTest {
  @Test
  void everyStation_behindTheGatewayRunsInOneJob() {
    assertThat(Arrays.stream(Job.values()).flatMap(job -> job.stations().stream()))
        .containsExactlyInAnyOrder(
            Arrays.stream(StationName.values())
                .filter(station -> station != StationName.GATEWAY)
                .toArray(StationName[]::new));
  }

  @Test
  void alertJob_readsTheInputsAndWritesTheLogs() {
    assertThat(Job.ALERT.reads()).isEqualTo(Topic.inputs());
    assertThat(Job.ALERT.writes())
        .containsExactly(
            Topic.ACT_LOG,
            Topic.REJECTS,
            Topic.HITS,
            Topic.SHADOW_HITS,
            Topic.ALERT_LOG,
            Topic.NOTIFICATIONS,
            Topic.DECISIONS,
            Topic.JOINT_VISITS);
  }

  @Test
  void laterJobs_readWhatEarlierOnesWrote() {
    assertThat(Job.STATISTICS.reads()).containsExactly(Topic.ACT_LOG, Topic.ALERT_LOG);
    assertThat(Job.STATISTICS.writes()).containsExactly(Topic.REJECTS, Topic.STATISTICS);
    assertThat(Job.LOAD.reads())
        .containsExactlyInAnyOrder(
            Topic.REFERENCE,
            Topic.MODELS,
            Topic.ACT_LOG,
            Topic.REJECTS,
            Topic.HITS,
            Topic.SHADOW_HITS,
            Topic.ALERT_LOG,
            Topic.NOTIFICATIONS,
            Topic.STATISTICS,
            Topic.DECISIONS,
            Topic.JOINT_VISITS,
            Topic.DELIVERIES);
    assertThat(Job.PUSH.reads())
        .containsExactly(Topic.REFERENCE, Topic.NOTIFICATIONS, Topic.DELIVERIES);
    assertThat(Job.PUSH.writes()).containsExactly(Topic.REJECTS, Topic.DELIVERIES);
    assertThat(Job.LOAD.writes()).isEmpty();
  }

  @Test
  void everyJob_hasAMain() {
    for (Job job : Job.values()) {
      assertThatCode(() -> Class.forName(job.mainClass()).getMethod("main", String[].class))
          .doesNotThrowAnyException();
    }
  }
}
