package cn.jianguan.local.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import cn.jianguan.command.cluster.KafkaAddress;
import cn.jianguan.command.kafka.LogEnds;
import cn.jianguan.command.kafka.Rights;
import cn.jianguan.command.kafka.Topics;
import cn.jianguan.command.push.TopicDesk;
import cn.jianguan.local.Await;
import cn.jianguan.local.process.Listening;
import cn.jianguan.log.LogUser;
import cn.jianguan.log.Topic;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.SaslAuthenticationException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;
import org.apache.kafka.common.security.scram.ScramLoginModule;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What each user of the broker may do, and what everybody else may not. */
class KafkaAccessIT {
  private static final String ALL =
      "act-log acts alert-log commands decisions deliveries erasures hits joint-visits models notifications reference rejects shadow-hits"
          + " skips statistics";
  private static final String OF_JOBS =
      "act-log alert-log decisions deliveries hits joint-visits notifications rejects shadow-hits statistics";

  /** The answers as people expect them; the rules are made from elsewhere. */
  private static final Map<LogUser, String> WRITES =
      Map.of(
          LogUser.GATEWAY, "acts reference rejects",
          LogUser.PUBLISHER, "models",
          LogUser.CONSOLE, "commands",
          LogUser.CLOCK, "acts commands models reference",
          LogUser.JOBS, OF_JOBS,
          LogUser.OPERATOR, "acts commands deliveries erasures reference rejects skips",
          LogUser.READER, "",
          LogUser.ADMIN, ALL);

  private static final Map<LogUser, String> READS =
      Map.of(
          LogUser.GATEWAY,
          "",
          LogUser.PUBLISHER,
          "",
          LogUser.CONSOLE,
          "",
          LogUser.CLOCK,
          "",
          LogUser.JOBS,
          ALL,
          LogUser.OPERATOR,
          ALL,
          LogUser.READER,
          "act-log alert-log decisions deliveries erasures hits joint-visits models notifications reference rejects shadow-hits"
              + " skips statistics",
          LogUser.ADMIN,
          ALL);

  @TempDir private static Path directory;
  private static KafkaNode node;

  @BeforeAll
  static void start() throws Exception {
    node = KafkaNode.start(directory.resolve("kafka"));
    Topics.create(node.address(LogUser.ADMIN), Topics.LogTime.LIVE);
    Rights.grant(node.address(LogUser.ADMIN));
  }

  @AfterAll
  static void stop() {
    node.close();
  }

  @ParameterizedTest
  @EnumSource(LogUser.class)
  void user_writesItsTopicsAndNoOther(LogUser user) throws Exception {
    Set<String> written = new TreeSet<>();
    // One that numbers its records asks the whole broker first, and is of no more use once refused.
    Map<String, Object> plain = Map.of("enable.idempotence", false);
    try (KafkaProducer<byte[], byte[]> producer = node.address(user).producer(plain)) {
      for (Topic topic : Topic.values()) {
        try {
          producer.send(new ProducerRecord<>(topic.kafkaName(), 0, null, new byte[] {1})).get();
          written.add(topic.kafkaName());
        } catch (ExecutionException e) {
          assertThat(e.getCause()).isInstanceOf(AuthorizationException.class);
        }
      }
    }
    assertThat(String.join(" ", written)).isEqualTo(WRITES.get(user));
  }

  @ParameterizedTest
  @EnumSource(LogUser.class)
  void user_readsItsTopicsAndNoOther(LogUser user) throws Exception {
    fill();
    Set<String> read = new TreeSet<>();
    for (Topic topic : Topic.values()) {
      try (KafkaConsumer<byte[], byte[]> consumer =
          node.address(user).consumer(Map.of("auto.offset.reset", "earliest"))) {
        consumer.assign(List.of(new TopicPartition(topic.kafkaName(), 0)));
        while (consumer.poll(Duration.ofSeconds(1)).isEmpty()) {
          // Either a record or a refusal comes.
        }
        read.add(topic.kafkaName());
      } catch (AuthorizationException e) {
        assertThat(e).isInstanceOf(TopicAuthorizationException.class);
      }
    }
    assertThat(String.join(" ", read)).isEqualTo(READS.get(user));
  }

  private static void fill() throws Exception {
    try (KafkaProducer<byte[], byte[]> producer = node.address(LogUser.ADMIN).producer(Map.of())) {
      for (Topic topic : Topic.values()) {
        producer.send(new ProducerRecord<>(topic.kafkaName(), 0, null, new byte[] {1})).get();
      }
    }
  }

  @Test
  void transactionsAndPositions_areOfTheJobsAlone() {
    Map<String, Boolean> transactions = new TreeMap<>();
    for (LogUser user : LogUser.values()) {
      try (KafkaProducer<byte[], byte[]> producer =
          node.address(user).producer(Map.of("transactional.id", "alert-job-" + user))) {
        producer.initTransactions();
        transactions.put(user.name(), true);
      } catch (AuthorizationException e) {
        transactions.put(user.name(), false);
      }
    }
    assertThat(allowed(transactions)).containsExactly("ADMIN", "JOBS");
    Map<String, Boolean> positions = new TreeMap<>();
    for (LogUser user : LogUser.values()) {
      try (KafkaConsumer<byte[], byte[]> consumer =
          node.address(user).consumer(Map.of("group.id", "load-job"))) {
        TopicPartition models = new TopicPartition("models", 0);
        consumer.assign(List.of(models));
        consumer.seek(models, 0);
        consumer.commitSync();
        positions.put(user.name(), true);
      } catch (AuthorizationException e) {
        positions.put(user.name(), false);
      }
    }
    assertThat(allowed(positions)).containsExactly("ADMIN", "JOBS");
  }

  private static List<String> allowed(Map<String, Boolean> answers) {
    return answers.entrySet().stream().filter(Map.Entry::getValue).map(Map.Entry::getKey).toList();
  }

  @Test
  void departmentThatReadsKafka_readsItsTopicAndNothingElse() throws Exception {
    Map<String, Object> one = department("one");
    department("two");
    try (KafkaProducer<byte[], byte[]> jobs = node.address(LogUser.JOBS).producer(Map.of())) {
      jobs.send(new ProducerRecord<>("push-one", new byte[] {1})).get();
      jobs.send(new ProducerRecord<>("push-two", new byte[] {2})).get();
    }
    try (KafkaConsumer<byte[], byte[]> consumer = consumer(one)) {
      consumer.subscribe(List.of("push-one"));
      Await.until("its message", () -> !consumer.poll(Duration.ofMillis(200)).isEmpty());
      consumer.commitSync();
    }
    for (String other : List.of("push-two", "alert-log", "acts")) {
      try (KafkaConsumer<byte[], byte[]> consumer = consumer(one)) {
        consumer.assign(List.of(new TopicPartition(other, 0)));
        assertThatExceptionOfType(TopicAuthorizationException.class)
            .as(other)
            .isThrownBy(() -> consumer.poll(Duration.ofSeconds(20)));
      }
    }
    try (KafkaProducer<byte[], byte[]> forger = producer(one)) {
      assertThatExceptionOfType(ExecutionException.class)
          .isThrownBy(() -> forger.send(new ProducerRecord<>("push-one", new byte[] {3})).get())
          .withCauseInstanceOf(AuthorizationException.class);
    }
    try (KafkaProducer<byte[], byte[]> console =
        node.address(LogUser.CONSOLE).producer(Map.of("enable.idempotence", false))) {
      assertThatExceptionOfType(ExecutionException.class)
          .isThrownBy(() -> console.send(new ProducerRecord<>("push-one", new byte[] {4})).get())
          .withCauseInstanceOf(AuthorizationException.class);
    }
    try (Admin admin = node.address(LogUser.ADMIN).admin()) {
      desk(admin).remove("one");
    }
    assertThatExceptionOfType(SaslAuthenticationException.class).isThrownBy(() -> nodes(one));
  }

  private static TopicDesk desk(Admin admin) {
    return new TopicDesk(admin, Path.of(node.configuration().get("push.kafka.users")));
  }

  private static KafkaConsumer<byte[], byte[]> consumer(Map<String, Object> settings) {
    return new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
  }

  private static KafkaProducer<byte[], byte[]> producer(Map<String, Object> settings) {
    return new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
  }

  /** A topic and its reader, as the command makes them; the settings that are handed over. */
  private static Map<String, Object> department(String id) throws Exception {
    Properties settings = new Properties();
    try (Admin admin = node.address(LogUser.ADMIN).admin()) {
      Path login = desk(admin).make(id).orElseThrow();
      try (Reader reader = Files.newBufferedReader(login)) {
        settings.load(reader);
      }
    }
    Map<String, Object> all = new HashMap<>();
    settings.forEach((key, value) -> all.put((String) key, value));
    all.put("bootstrap.servers", node.bootstrapServers());
    all.put("group.id", "push-" + id);
    all.put("auto.offset.reset", "earliest");
    all.put("enable.idempotence", false);
    return all;
  }

  @Test
  void topicsAndRules_areChangedByTheAdminAlone() throws Exception {
    for (LogUser user : LogUser.values()) {
      if (user == LogUser.ADMIN) {
        continue;
      }
      try (Admin admin = node.address(user).admin()) {
        for (Answer answer : changes(admin)) {
          assertThatExceptionOfType(ExecutionException.class)
              .as("%s", user)
              .isThrownBy(answer::get)
              .withCauseInstanceOf(AuthorizationException.class);
        }
      }
    }
  }

  private interface Answer {
    Object get() throws ExecutionException, InterruptedException;
  }

  private static List<Answer> changes(Admin admin) {
    AclBinding everything =
        new AclBinding(
            new ResourcePattern(ResourceType.TOPIC, "*", PatternType.LITERAL),
            new AccessControlEntry("User:*", "*", AclOperation.ALL, AclPermissionType.ALLOW));
    return List.of(
        () -> admin.createTopics(List.of(new NewTopic("other", 1, (short) 1))).all().get(),
        () -> admin.deleteTopics(List.of("statistics")).all().get(),
        () -> admin.createAcls(List.of(everything)).all().get());
  }

  @Test
  void reader_seesHowFarEveryoneIs() {
    try (LogEnds log = new LogEnds(node.address(LogUser.READER))) {
      List<String> topics = Arrays.stream(Topic.values()).map(Topic::kafkaName).toList();
      assertThat(log.ends(topics)).hasSizeGreaterThanOrEqualTo(topics.size());
      assertThat(log.committedOffsets("no-such-job")).isEmpty();
    }
  }

  @Test
  void whoHasNoPassword_getsNothingOnAnyPort() throws Exception {
    Set<Listening> ports = Listening.of(node.pid());
    assertThat(ports).hasSizeGreaterThanOrEqualTo(2).allMatch(Listening::loopback);
    for (Listening port : ports) {
      assertThatExceptionOfType(TimeoutException.class)
          .as("no login, %s", port)
          .isThrownBy(() -> nodes(impatient(port.port())));
      for (String name : List.of("admin", "jobs", "nobody", "")) {
        assertThatExceptionOfType(SaslAuthenticationException.class)
            .as("%s, %s", name, port)
            .isThrownBy(() -> nodes(login(port.port(), name, "guess")));
      }
    }
  }

  private static Map<String, Object> login(int port, String name, String password) {
    Map<String, Object> settings = new HashMap<>(impatient(port));
    settings.put("security.protocol", "SASL_PLAINTEXT");
    settings.put("sasl.mechanism", "SCRAM-SHA-256");
    settings.put(
        "sasl.jaas.config",
        "%s required username=\"%s\" password=\"%s\";"
            .formatted(ScramLoginModule.class.getName(), name, password));
    return settings;
  }

  /** The broker's port, or the controller's. */
  private static Map<String, Object> impatient(int port) {
    String address = "127.0.0.1:" + port;
    return Map.of(
        address.equals(node.bootstrapServers()) ? "bootstrap.servers" : "bootstrap.controllers",
        address,
        "request.timeout.ms",
        2000,
        "default.api.timeout.ms",
        4000);
  }

  private static void nodes(Map<String, Object> settings) throws Throwable {
    try (Admin admin = Admin.create(settings)) {
      admin.describeCluster().nodes().get();
    } catch (ExecutionException e) {
      throw e.getCause();
    }
  }

  @Test
  void rulesThatSomebodyAddedForAUser_areTakenBackAtTheNextStart() throws Exception {
    KafkaAddress owner = node.address(LogUser.ADMIN);
    AclBinding added =
        new AclBinding(
            new ResourcePattern(ResourceType.TOPIC, "hits", PatternType.LITERAL),
            new AccessControlEntry(
                "User:gateway", "*", AclOperation.WRITE, AclPermissionType.ALLOW));
    try (Admin admin = owner.admin()) {
      admin.createAcls(List.of(added)).all().get();
      Await.until("the rule", () -> !admin.describeAcls(added.toFilter()).values().get().isEmpty());
      Rights.grant(owner);
      assertThat(admin.describeAcls(added.toFilter()).values().get()).isEmpty();
    }
  }
}
