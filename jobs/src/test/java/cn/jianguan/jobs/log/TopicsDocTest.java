package cn.jianguan.jobs.log;

import static org.assertj.core.api.Assertions.assertThat;

import cn.jianguan.log.LogUser;
import cn.jianguan.log.StationName;
import cn.jianguan.log.Topic;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** {@code TOPICS.md} follows from the enums; {@code -Dtopics.write=true} writes it anew. */
class TopicsDocTest {
  private static final Path DOCUMENT = Path.of("TOPICS.md");

  @Test
  void document_saysWhatTheEnumsSay() throws IOException {
    if (Boolean.getBoolean("topics.write")) {
      Files.writeString(DOCUMENT, document());
    }
    assertThat(Files.readString(DOCUMENT)).isEqualTo(document());
  }

  private static String document() {
    return """
        # Topics and jobs

        Made from `Topic`, `LogUser`, `StationName` and `Job` by `TopicsDocTest`; not edited by hand.

        Messages are in Avro's single-object encoding, schemas in `schemas/src/main/avro`. Inputs come from outside: they are kept
        for ever, since nothing can be computed anew without them, and every partition of them needs heartbeats. The other topics
        follow from the inputs; deleting what is old there costs a replay. None is compacted: an older image is part of the truth.
        A key `topic.<name>` of the configuration gives a topic another name.

        | topic | what | record | key | partitions | input | written by | read by |
        |---|---|---|---|---|---|---|---|
        %s

        ## Who may write and read

        Each user has a name and a password of its own in Kafka (`LogUser`), and may do what stands here and nothing else: W writes,
        R reads; nobody else gets in. The local stack makes the rules at every start; on a cluster they are yours to make. `reader`
        also sees how topics are set and how far everyone is, `jobs` their own groups and transactions. `admin` may do everything.

        | topic | %s |
        |---|%s
        %s

        %s

        ## What is kept

        | topics | kept | why |
        |---|---|---|
        | %s | for ever | the truth: nothing can be computed anew without them |
        | %s | for ever | what was said to departments and people; they follow from the inputs, and deleting what is old costs a replay |
        | `__consumer_offsets`, `__transaction_state` | compacted by the broker | the newest value of a key is all there is to know |

        No retention by time or size is set, and none must be: log time may lie years back, and Kafka would delete such records at
        once. Heartbeats lie among the records of the inputs, so they cannot be deleted either; they are few instead. One is 93
        bytes, and one goes to each partition, of which the local stack has five:

        | the log | heartbeats | bytes a year |
        |---|---|---|
        | nobody writes | every 10 s | 1.5 GB |
        | somebody writes, and 5 s after | every 0.2 s | 73 GB, if it never pauses |
        | eight hours on 250 days | both | 18 GB |

        ## Jobs

        | job | main class | stations, in order | reads | writes |
        |---|---|---|---|---|
        %s
        """
        .formatted(
            rows(Arrays.stream(Topic.values()).map(TopicsDocTest::row)),
            users().map(user -> '`' + user.kafkaName() + '`').collect(Collectors.joining(" | ")),
            users().map(user -> "---|").collect(Collectors.joining()),
            rows(Arrays.stream(Topic.values()).map(TopicsDocTest::rights)),
            rows(
                Arrays.stream(LogUser.values())
                    .map(user -> "- `%s`: %s".formatted(user.kafkaName(), user.meaning()))),
            kept(Topic::isInput),
            kept(topic -> !topic.isInput()),
            rows(Arrays.stream(Job.values()).map(TopicsDocTest::row)));
  }

  private static Stream<LogUser> users() {
    return Arrays.stream(LogUser.values()).filter(user -> user != LogUser.ADMIN);
  }

  private static String rights(Topic topic) {
    return users()
        .map(user -> (user.mayWrite(topic) ? "W" : "") + (user.mayRead(topic) ? "R" : ""))
        .collect(Collectors.joining(" | ", "| `" + topic.kafkaName() + "` | ", " |"));
  }

  private static String kept(Predicate<Topic> which) {
    return Arrays.stream(Topic.values())
        .filter(which)
        .map(topic -> '`' + topic.kafkaName() + '`')
        .collect(Collectors.joining(", "));
  }

  private static String rows(Stream<String> rows) {
    return rows.collect(Collectors.joining("\n"));
  }

  private static String row(Topic topic) {
    return "| `%s` | %s | `%s` | %s | %s | %s | %s | %s |"
        .formatted(
            topic.kafkaName(),
            topic.meaning(),
            topic.carries().getSimpleName(),
            topic.keyedBy(),
            topic.partitions() == Topic.Partitions.ONE ? "one" : "many",
            topic.isInput() ? "yes" : "",
            topic.writers().isEmpty() ? "people" : stations(topic.writers()),
            stations(topic.readers()));
  }

  private static String row(Job job) {
    return "| `%s` | `%s` | %s | %s | %s |"
        .formatted(
            job.jobName(),
            job.mainClass(),
            stations(job.stations()),
            topics(job.reads()),
            topics(job.writes()));
  }

  private static String stations(List<StationName> stations) {
    return stations.stream().map(StationName::word).collect(Collectors.joining(", "));
  }

  private static String topics(List<Topic> topics) {
    return topics.stream().map(Topic::kafkaName).collect(Collectors.joining(", "));
  }
}
