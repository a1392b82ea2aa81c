package cn.jianguan.command.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import cn.jianguan.log.Topic;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LogPositionTest {
  @Test
  void topicWithHyphens_isReadWhole() {
    LogPosition place = LogPosition.find("alert-log-1-42").orElseThrow();

    assertThat(place.topic()).isEqualTo(Topic.ALERT_LOG);
    assertThat(place.partition().partition()).isEqualTo(1);
    assertThat(place.offset()).isEqualTo(42);
    assertThat(place).hasToString("alert-log-1-42");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "acts", "acts-0", "nothing-0-1", "acts-0--1", "a.csv:12", "acts-0-1 "})
  void whatIsNoPosition_isNone(String text) {
    assertThat(LogPosition.find(text)).isEmpty();
  }
}
