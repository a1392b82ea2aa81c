package cn.jianguan.local.kafka;

import cn.jianguan.command.kafka.Login;
import cn.jianguan.command.kafka.Topics;
import cn.jianguan.local.process.OwnFile;
import cn.jianguan.log.LogUser;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Properties;

/** Settings of a broker that is alone on its machine and keeps everything. */
final class KafkaSettings {
  private static final String UNLIMITED = "-1";

  private KafkaSettings() {}

  static void write(Path file, Path logs, int brokerPort, int controllerPort) throws IOException {
    Properties p = new Properties();
    p.setProperty("process.roles", "broker,controller");
    p.setProperty("node.id", "1");
    p.setProperty("controller.quorum.voters", "1@127.0.0.1:" + controllerPort);
    p.setProperty("controller.listener.names", "CONTROLLER");
    p.setProperty(
        "listeners",
        "BROKER://127.0.0.1:" + brokerPort + ",CONTROLLER://127.0.0.1:" + controllerPort);
    p.setProperty("advertised.listeners", "BROKER://127.0.0.1:" + brokerPort);
    p.setProperty(
        "listener.security.protocol.map", "BROKER:%1$s,CONTROLLER:%1$s".formatted(Login.PROTOCOL));
    p.setProperty("inter.broker.listener.name", "BROKER");
    p.setProperty("log.dirs", logs.toString());
    access(p);
    single(p);
    retention(p);
    small(p);
    OwnFile.createIfMissing(file);
    try (OutputStream out = Files.newOutputStream(file)) {
      p.store(out, null);
    }
  }

  /** Nobody gets in without a password, and who is in may do what a rule allows. */
  private static void access(Properties p) {
    p.setProperty("sasl.enabled.mechanisms", Login.MECHANISM);
    p.setProperty("sasl.mechanism.inter.broker.protocol", Login.MECHANISM);
    p.setProperty("sasl.mechanism.controller.protocol", Login.MECHANISM);
    p.setProperty(
        "authorizer.class.name", "org.apache.kafka.metadata.authorizer.StandardAuthorizer");
    p.setProperty("allow.everyone.if.no.acl.found", "false");
    p.setProperty("super.users", "User:" + LogUser.ADMIN.kafkaName());
    for (String listener : List.of("broker", "controller")) {
      p.setProperty(
          loginOf(listener) + ".sasl.server.callback.handler.class", UserPasswords.class.getName());
    }
  }

  /** Adds the passwords, which the file does not have. */
  static void login(Properties p, KafkaUsers users) throws IOException {
    for (String listener : List.of("broker", "controller")) {
      p.setProperty(loginOf(listener) + ".sasl.jaas.config", users.brokerLogin());
    }
  }

  private static String loginOf(String listener) {
    return "listener.name." + listener + "." + Login.MECHANISM.toLowerCase(Locale.ROOT);
  }

  /** One broker holds the only copy of everything. */
  private static void single(Properties p) {
    p.setProperty("offsets.topic.replication.factor", "1");
    p.setProperty("transaction.state.log.replication.factor", "1");
    p.setProperty("transaction.state.log.min.isr", "1");
    p.setProperty("share.coordinator.state.topic.replication.factor", "1");
    p.setProperty("share.coordinator.state.topic.min.isr", "1");
    p.setProperty("min.insync.replicas", "1");
    p.setProperty("auto.create.topics.enable", "false");
    p.setProperty("group.initial.rebalance.delay.ms", "0");
    p.setProperty("transaction.max.timeout.ms", "3600000");
  }

  /** The log is the truth; with historical record times any limit would delete it at once. */
  private static void retention(Properties p) {
    p.setProperty("log.retention.ms", UNLIMITED);
    p.setProperty("log.retention.bytes", UNLIMITED);
    p.setProperty("offsets.retention.minutes", String.valueOf(Integer.MAX_VALUE));
    p.setProperty("log.message.timestamp.before.max.ms", String.valueOf(Long.MAX_VALUE));
    p.setProperty("log.message.timestamp.after.max.ms", String.valueOf(Long.MAX_VALUE));
    p.setProperty("message.max.bytes", String.valueOf(Topics.LARGEST_MESSAGE));
    p.setProperty("replica.fetch.max.bytes", String.valueOf(Topics.LARGEST_MESSAGE));
  }

  private static void small(Properties p) {
    p.setProperty("num.network.threads", "2");
    p.setProperty("num.io.threads", "4");
    p.setProperty("offsets.topic.num.partitions", "4");
    p.setProperty("transaction.state.log.num.partitions", "4");
    p.setProperty("share.coordinator.state.topic.num.partitions", "1");
    p.setProperty("group.coordinator.threads", "1");
    p.setProperty("log.cleaner.threads", "1");
    p.setProperty("log.cleaner.dedupe.buffer.size", String.valueOf(8 << 20));
    p.setProperty("log.segment.bytes", String.valueOf(256 << 20));
    p.setProperty("metadata.log.max.record.bytes.between.snapshots", String.valueOf(4 << 20));
    // Else the controller writes a record that says nothing twice a second, for ever.
    p.setProperty("metadata.max.idle.interval.ms", "60000");
  }
}
