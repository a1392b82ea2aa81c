package cn.jianguan.command.push;

import cn.jianguan.command.cluster.Cluster;
import cn.jianguan.command.kafka.Login;
import cn.jianguan.jobs.config.PushJobOptions;
import cn.jianguan.log.DepartmentTopic;
import cn.jianguan.log.LogUser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;

/** Makes topics of departments that read Kafka, and the one user that reads each. */
public final class TopicDesk {
  /** How long a department may be away and miss nothing. */
  public static final Duration KEPT = Duration.ofDays(14);

  private final Admin admin;
  private final Path users;

  /**
   * @param admin as somebody who may
   * @param users folder of logins; null: the cluster makes users in its own way
   */
  public TopicDesk(Admin admin, Path users) {
    this.admin = admin;
    this.users = users;
  }

  /** What one does with a topic. */
  interface Work<T> {
    T with(TopicDesk desk) throws IOException;
  }

  static <T> T of(Cluster cluster, Work<T> work) throws IOException {
    String users = cluster.configuration().get(PushJobOptions.KAFKA_USERS);
    try (Admin admin = cluster.kafka(LogUser.ADMIN).admin()) {
      return work.with(new TopicDesk(admin, users.isEmpty() ? null : Path.of(users)));
    }
  }

  /**
   * Makes the topic of an endpoint, its rules and its login; what is there stays.
   *
   * @return the file of settings to be handed over; empty where the cluster makes users itself
   * @throws IOException if Kafka refuses
   */
  public Optional<Path> make(String endpointId) throws IOException {
    String name = DepartmentTopic.of(endpointId);
    NewTopic topic =
        new NewTopic(name, Optional.of(1), Optional.empty())
            .configs(Map.of("retention.ms", String.valueOf(KEPT.toMillis())));
    try {
      admin.createTopics(List.of(topic)).all().get();
    } catch (ExecutionException e) {
      if (!(e.getCause() instanceof TopicExistsException)) {
        throw refused(e);
      }
    } catch (InterruptedException e) {
      throw interrupted(e);
    }
    await(() -> admin.createAcls(rules(name)).all().get());
    if (users == null) {
      return Optional.empty();
    }
    Path file = Login.file(users, name);
    if (!Files.exists(file)) {
      Login.make(users, name, "部门推送端点的读者 / reads the messages of endpoint " + endpointId);
    }
    return Optional.of(file);
  }

  /** Takes the topic away with what is in it, and its reader. */
  public void remove(String endpointId) throws IOException {
    String name = DepartmentTopic.of(endpointId);
    if (users != null) {
      Files.deleteIfExists(Login.file(users, name));
    }
    await(
        () ->
            admin.deleteAcls(rules(name).stream().map(AclBinding::toFilter).toList()).all().get());
    try {
      admin.deleteTopics(List.of(name)).all().get();
    } catch (ExecutionException e) {
      if (!(e.getCause() instanceof UnknownTopicOrPartitionException)) {
        throw refused(e);
      }
    } catch (InterruptedException e) {
      throw interrupted(e);
    }
  }

  /** To read this topic, and to note how far in the group of the same name; no more. */
  private static List<AclBinding> rules(String name) {
    AccessControlEntry reads =
        new AccessControlEntry("User:" + name, "*", AclOperation.READ, AclPermissionType.ALLOW);
    return List.of(
        new AclBinding(new ResourcePattern(ResourceType.TOPIC, name, PatternType.LITERAL), reads),
        new AclBinding(new ResourcePattern(ResourceType.GROUP, name, PatternType.LITERAL), reads));
  }

  private interface Question {
    void ask() throws ExecutionException, InterruptedException;
  }

  private static void await(Question question) throws IOException {
    try {
      question.ask();
    } catch (ExecutionException e) {
      throw refused(e);
    } catch (InterruptedException e) {
      throw interrupted(e);
    }
  }

  private static IOException refused(ExecutionException e) {
    return new IOException("Kafka 拒绝 / Kafka refused: " + e.getCause().getMessage(), e.getCause());
  }

  private static IOException interrupted(InterruptedException e) {
    Thread.currentThread().interrupt();
    return new IOException("interrupted", e);
  }
}
