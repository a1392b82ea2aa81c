package cn.jianguan.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class TopicTest {
  @Test
  void names_areThoseOfTheTopicsThatExist() {
    assertThat(Arrays.stream(Topic.values()).map(Topic::kafkaName))
        .containsExactlyInAnyOrder(
            "acts",
            "reference",
            "models",
            "commands",
            "act-log",
            "rejects",
            "hits",
            "shadow-hits",
            "alert-log",
            "notifications",
            "statistics",
            "skips",
            "decisions",
            "joint-visits",
            "deliveries",
            "erasures");
    assertThat(Topic.SHADOW_HITS.configurationKey()).isEqualTo("topic.shadow-hits");
  }

  @Test
  void inputs_areWhatNoJobWrites() {
    assertThat(Topic.inputs())
        .containsExactly(Topic.REFERENCE, Topic.MODELS, Topic.ACTS, Topic.COMMANDS);
  }

  @Test
  void readersAndWriters_areInTheOrderOfThePath() {
    for (Topic topic : Topic.values()) {
      assertThat(topic.readers()).isSorted();
      assertThat(topic.readers().isEmpty())
          .isEqualTo(topic == Topic.SKIPS || topic == Topic.ERASURES);
      assertThat(topic.writers()).isSorted();
    }
  }

  @Test
  void aTopic_isReadOnlyByStationsBehindItsWriters() {
    for (Topic topic : Topic.values()) {
      List<StationName> writers = topic.writers();
      assertThat(topic.readers())
          .allMatch(reader -> writers.stream().allMatch(writer -> isBehind(reader, writer, topic)));
    }
  }

  /** Orders of operators lie among what became of earlier ones. */
  private static boolean isBehind(StationName reader, StationName writer, Topic topic) {
    return writer.compareTo(reader) < 0 || topic == Topic.DELIVERIES && writer == reader;
  }
}
