package cn.jianguan.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class LogUserTest {
  @ParameterizedTest
  @EnumSource(Topic.class)
  void input_isWrittenByOneUserAndTheClock_anyOtherTopicByTheJobs(Topic topic) {
    Set<LogUser> writers = LogUser.writers(topic);
    if (topic.isInput()) {
      assertThat(writers).hasSize(2).contains(LogUser.CLOCK).doesNotContain(LogUser.JOBS);
    } else if (topic.writers().contains(StationName.GATEWAY)) {
      assertThat(writers).containsExactly(LogUser.GATEWAY, LogUser.JOBS);
    } else {
      assertThat(writers).containsExactly(LogUser.JOBS);
    }
  }

  @ParameterizedTest
  @EnumSource(Topic.class)
  void gateway_writesWhatItsStationWrites(Topic topic) {
    assertThat(LogUser.GATEWAY.mayWrite(topic))
        .isEqualTo(topic.writers().contains(StationName.GATEWAY));
  }

  @Test
  void nobodyButJobs_readsWhatPersonsAreNamedIn() {
    for (LogUser user : EnumSet.complementOf(EnumSet.of(LogUser.JOBS, LogUser.ADMIN))) {
      assertThat(user.mayRead(Topic.ACTS)).as("%s", user).isFalse();
      assertThat(user.mayRead(Topic.COMMANDS)).as("%s", user).isFalse();
    }
  }
}
