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
    Set<LogUser> writers = EnumSet.copyOf(LogUser.writers(topic));
    boolean operator = writers.remove(LogUser.OPERATOR);
    if (topic.isOfOperators()) {
      assertThat(writers).isEmpty();
      assertThat(operator).isTrue();
    } else if (topic.isInput()) {
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

  /** What was refused goes where it was sent to, a model alone is published again. */
  @Test
  void operator_writesWhatCanBeSentAgain_andWhatBecameOfIt() {
    Set<Topic> writes = EnumSet.noneOf(Topic.class);
    for (Topic topic : Topic.values()) {
      if (LogUser.OPERATOR.mayWrite(topic)) {
        writes.add(topic);
      }
    }
    assertThat(writes)
        .containsExactly(
            Topic.REFERENCE,
            Topic.ACTS,
            Topic.COMMANDS,
            Topic.REJECTS,
            Topic.SKIPS,
            Topic.DELIVERIES,
            Topic.ERASURES);
  }

  /** But for the operator, who mends it. */
  @Test
  void nobodyButJobs_readsWhatPersonsAreNamedIn() {
    Set<LogUser> others =
        EnumSet.complementOf(EnumSet.of(LogUser.JOBS, LogUser.ADMIN, LogUser.OPERATOR));
    for (LogUser user : others) {
      assertThat(user.mayRead(Topic.ACTS)).as("%s", user).isFalse();
      assertThat(user.mayRead(Topic.COMMANDS)).as("%s", user).isFalse();
    }
  }
}
