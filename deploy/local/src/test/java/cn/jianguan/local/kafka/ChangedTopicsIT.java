package cn.jianguan.local.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import cn.jianguan.command.kafka.Rights;
import cn.jianguan.command.kafka.TopicIds;
import cn.jianguan.command.kafka.Topics;
import cn.jianguan.jobs.config.JobConfiguration;
import cn.jianguan.jobs.log.Job;
import cn.jianguan.jobs.log.flink.TopicCheck;
import cn.jianguan.local.Await;
import cn.jianguan.log.LogUser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewPartitions;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.ConfigResource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an administrator may do to a topic: what the next start makes of it, and a job. */
class ChangedTopicsIT {
  @TempDir private Path directory;
  private final List<String> said = new ArrayList<>();
  private KafkaNode node;
  private Admin admin;
  private TopicIds ids;

  @BeforeEach
  void start() throws Exception {
    node = KafkaNode.start(directory.resolve("kafka"));
    ids = new TopicIds(directory.resolve("kafka/topics.properties"));
    admin = node.address(LogUser.ADMIN).admin();
    prepare();
    Rights.grant(node.address(LogUser.ADMIN));
    assertThat(said).isEmpty();
    TopicCheck.require(configuration(), Job.ALERT);
  }

  @AfterEach
  void stop() {
    admin.close();
    node.close();
  }

  private void prepare() throws IOException {
    Topics.prepare(node.address(LogUser.ADMIN), Topics.LogTime.LIVE, ids, said::add);
  }

  private JobConfiguration configuration() {
    Properties keys = new Properties();
    keys.putAll(node.configuration());
    return JobConfiguration.of(keys);
  }

  private void set(String topic, String key, String value) throws Exception {
    ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, topic);
    AlterConfigOp change = new AlterConfigOp(new ConfigEntry(key, value), AlterConfigOp.OpType.SET);
    admin.incrementalAlterConfigs(Map.of(resource, List.of(change))).all().get();
    Await.until(
        key,
        () ->
            admin
                .describeConfigs(List.of(resource))
                .all()
                .get()
                .get(resource)
                .get(key)
                .value()
                .equals(value));
  }

  @Test
  void settingsThatLoseRecords_areRefusedByJobs_andSetBackByTheNextStart() throws Exception {
    set("acts", "retention.ms", "604800000");
    set("models", "cleanup.policy", "compact");
    set("act-log", "max.message.bytes", "10");
    set("alert-log", "message.timestamp.type", "LogAppendTime");
    assertThatIllegalStateException()
        .isThrownBy(() -> TopicCheck.require(configuration(), Job.ALERT))
        .withMessageContaining("acts 的 retention.ms=604800000")
        .withMessageContaining("models 的 cleanup.policy=compact")
        .withMessageContaining("act-log 的 max.message.bytes=10")
        .withMessageContaining("alert-log 的 message.timestamp.type=LogAppendTime");
    prepare();
    assertThat(said).hasSize(4).allMatch(line -> line.startsWith("改回 / set back to "));
    Await.until("settings", () -> Topics.check(admin).lines().isEmpty());
    TopicCheck.require(configuration(), Job.ALERT);
  }

  @Test
  void deletedTopic_isNotMadeAnewInSilence() throws Exception {
    admin.deleteTopics(List.of("hits")).all().get();
    Await.until("end of the topic", () -> !admin.listTopics().names().get().contains("hits"));
    assertThatIllegalStateException()
        .isThrownBy(() -> TopicCheck.require(configuration(), Job.ALERT))
        .withMessageContaining("topic hits is missing");
    assertThatIOException()
        .isThrownBy(this::prepare)
        .withMessageContaining("topic hits was deleted");

    admin.createTopics(List.of(new NewTopic("hits", 2, (short) 1))).all().get();
    assertThatIOException()
        .isThrownBy(this::prepare)
        .withMessageContaining("topic hits was deleted and made anew")
        .withMessageContaining(ids.toString());
    assertThat(ids.changed(admin)).hasSize(1);

    Path file = Path.of(ids.toString());
    Files.write(
        file, Files.readAllLines(file).stream().filter(it -> !it.startsWith("hits=")).toList());
    prepare();
    assertThat(ids.changed(admin)).isEmpty();
  }

  @Test
  void partitions_mayBeAddedToThoseOfManyOnly() throws Exception {
    admin.createPartitions(Map.of("acts", NewPartitions.increaseTo(5))).all().get();
    prepare();
    admin.createPartitions(Map.of("commands", NewPartitions.increaseTo(2))).all().get();
    assertThatIOException()
        .isThrownBy(this::prepare)
        .withMessageContaining("topic commands has 2 partitions and must have one");
  }

  @Test
  void moreReplicasThanThereAre_areWantedInVain() throws Exception {
    set("acts", "min.insync.replicas", "2");
    assertThatIOException()
        .isThrownBy(this::prepare)
        .withMessageContaining("takes no record: min.insync.replicas=2");
  }

  @Test
  void clocksOfInputs_areOfOneKind() throws Exception {
    set("acts", "message.timestamp.type", "CreateTime");
    assertThatIOException()
        .isThrownBy(this::prepare)
        .withMessageContaining("acts=CreateTime")
        .withMessageContaining("commands=LogAppendTime");
  }
}
