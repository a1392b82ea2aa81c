package cn.jianguan.jobs.log;

import static org.assertj.core.api.Assertions.assertThat;

import cn.jianguan.log.LogUser;
import cn.jianguan.log.StationName;
import cn.jianguan.log.Topic;
import cn.jianguan.log.TopicSetting;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** {@code TOPICS.md} follows from the enums; {@code -Dtopics.write=true} writes it anew. */
class TopicsDocTest {
  private static final Path DOCUMENT = Path.of("TOPICS.md");
  private static final double HEARTBEAT_BYTES = 93;
  private static final double IDLE_SECONDS = 10;
  private static final double BUSY_SECONDS = 0.2;
  private static final double SECONDS_A_YEAR = 365 * 86_400;
  private static final double WORKED = 250 * 8 / (365 * 24.0);

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

        ## How they must be set

        Whatever a broker does by default. `up` makes topics so and sets back what somebody changed, aloud; a job on a cluster does not
        start before it is mended; `status` says it while they run. The same holds for a topic that is missing, that was deleted and made
        anew (the local stack knows its topics by their ids, in `kafka/topics.properties`), that has several partitions where the order of
        all records counts, or whose `min.insync.replicas` is more than it has replicas: these nobody can set back, so `up` refuses.

        | setting | value | what another one does |
        |---|---|---|
        %s

        Inputs have `message.timestamp.type=LogAppendTime`, so that no sender's clock moves the log's; a replay needs `CreateTime`. It must
        be the same for all of them.

        ## What is kept

        Nothing is ever deleted: no retention by time or size is set, and none must be, since log time may lie years back and Kafka would
        delete such records at once. What grows is therefore what somebody sends, what follows from it, and heartbeats: they lie among the
        records of the inputs and cannot be deleted either, so they are few. One is 93 bytes; an idle log gets one for each partition every
        10 s, a log at work, and 1 s after, every 0.2 s.

        | topic | kept | why | a year of it, idle | at work eight hours on 250 days | at work all the year |
        |---|---|---|---|---|---|
        %s
        | `__consumer_offsets`, `__transaction_state` | newest of each key | compacted by the broker: positions and transactions that are over say nothing | bounded | bounded | bounded |

        Bytes of heartbeats, for the partitions of the local stack: %s idle, %s at work all the year.

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
            rows(Arrays.stream(TopicSetting.values()).map(TopicsDocTest::row)),
            rows(Arrays.stream(Topic.values()).map(TopicsDocTest::kept)),
            size(heartbeats(IDLE_SECONDS) * localPartitions()),
            size(heartbeats(BUSY_SECONDS) * localPartitions()),
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

  private static String row(TopicSetting setting) {
    return "| `%s` | %s%s | %s |"
        .formatted(
            setting.key(),
            setting.expected(),
            setting == TopicSetting.TIMESTAMP_TYPE ? ", but for inputs" : "",
            setting.why());
  }

  private static String kept(Topic topic) {
    int partitions = local(topic);
    double year = heartbeats(IDLE_SECONDS) * partitions;
    double busy = heartbeats(BUSY_SECONDS) * partitions;
    double worked = busy * WORKED + year * (1 - WORKED);
    return "| `%s` | for ever | %s | %s |"
        .formatted(
            topic.kafkaName(),
            topic.isInput()
                ? "the truth: nothing can be computed anew without it"
                : topic.isOfOperators()
                    ? "what operators decided: a job that begins anew passes the same positions, a rebuild"
                        + " erases the same persons"
                    : "what was said to departments and people; follows from the inputs, at the cost of"
                        + " a replay",
            topic.isInput()
                ? size(year) + " | " + size(worked) + " | " + size(busy)
                : "0 | as much as is said | as much as is said");
  }

  private static double heartbeats(double everySeconds) {
    return HEARTBEAT_BYTES * SECONDS_A_YEAR / everySeconds;
  }

  private static int local(Topic topic) {
    return topic.partitions() == Topic.Partitions.ONE ? 1 : 2;
  }

  private static int localPartitions() {
    return Topic.inputs().stream().mapToInt(TopicsDocTest::local).sum();
  }

  private static String size(double bytes) {
    return "%.1f GB".formatted(bytes / 1e9);
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
