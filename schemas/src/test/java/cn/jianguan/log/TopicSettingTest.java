package cn.jianguan.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TopicSettingTest {
  private static Map<String, String> asMade() {
    return Arrays.stream(TopicSetting.values())
        .collect(Collectors.toMap(TopicSetting::key, TopicSetting::value));
  }

  @Test
  void topicAsItIsMade_hasNoFault() {
    for (Topic topic : Topic.values()) {
      assertThat(TopicSetting.faults(topic, asMade())).as("%s", topic).isEmpty();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "cleanup.policy, compact",
    "cleanup.policy, 'compact,delete'",
    "retention.ms, 604800000",
    "retention.bytes, 1073741824",
    "max.message.bytes, 1048588",
    "message.timestamp.before.max.ms, 3600000",
    "message.timestamp.type, LogAppendTime"
  })
  void settingThatLosesRecords_isNamedWithItsValueAndWhatItDoes(String key, String value) {
    Map<String, String> settings = new HashMap<>(asMade());
    settings.put(key, value);
    assertThat(TopicSetting.faults(Topic.ACT_LOG, settings))
        .singleElement()
        .satisfies(
            fault ->
                assertThat(fault.line())
                    .contains("act-log", key + "=" + value)
                    .contains(fault.setting().why().split(" / ")));
  }

  @Test
  void inputs_mayHaveTheTimeOfTheBroker() {
    Map<String, String> settings = new HashMap<>(asMade());
    settings.put("message.timestamp.type", "LogAppendTime");
    assertThat(TopicSetting.faults(Topic.ACTS, settings)).isEmpty();
  }

  @Test
  void messageThatIsLargeEnough_willDo() {
    Map<String, String> settings = new HashMap<>(asMade());
    settings.put("max.message.bytes", "4194304");
    assertThat(TopicSetting.faults(Topic.HITS, settings)).isEmpty();
  }
}
