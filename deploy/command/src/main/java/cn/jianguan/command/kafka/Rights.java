package cn.jianguan.command.kafka;

import cn.jianguan.command.cluster.KafkaAddress;
import cn.jianguan.log.DepartmentTopic;
import cn.jianguan.log.LogUser;
import cn.jianguan.log.Topic;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclBindingFilter;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.Resource;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;

/** The broker's rules for the users of the log, as {@link LogUser} has them. */
public final class Rights {
  private static final String ANY = ResourcePattern.WILDCARD_RESOURCE;

  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final long LOOK_EVERY_MILLIS = 20;

  private Rights() {}

  /**
   * Makes the broker's rules for these users the ones that hold: what is missing is added, what one
   * of them could do besides is taken away. Rules of others stay as they are.
   *
   * @param kafka as somebody who may
   * @throws IOException if the broker refuses
   */
  public static void grant(KafkaAddress kafka) throws IOException {
    Set<String> principals =
        Arrays.stream(LogUser.values()).map(Rights::principal).collect(Collectors.toSet());
    try (Admin admin = kafka.admin()) {
      Set<AclBinding> outdated = new HashSet<>();
      Set<AclBinding> missing = wanted();
      for (AclBinding is : admin.describeAcls(AclBindingFilter.ANY).values().get()) {
        if (!missing.remove(is) && principals.contains(is.entry().principal())) {
          outdated.add(is);
        }
      }
      if (!missing.isEmpty()) {
        admin.createAcls(missing).all().get();
      }
      if (!outdated.isEmpty()) {
        admin.deleteAcls(outdated.stream().map(AclBinding::toFilter).toList()).all().get();
      }
      awaitBroker(admin, outdated);
    } catch (ExecutionException e) {
      throw new IOException(
          "Kafka 未接受权限规则 / Kafka did not take the rules: " + e.getCause().getMessage(),
          e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }

  /** The controller has taken them; the broker, which asks them, learns of them a moment later. */
  private static void awaitBroker(Admin admin, Set<AclBinding> outdated)
      throws IOException, ExecutionException, InterruptedException {
    long began = System.nanoTime();
    while (true) {
      Set<AclBinding> now = Set.copyOf(admin.describeAcls(AclBindingFilter.ANY).values().get());
      if (now.containsAll(wanted()) && Collections.disjoint(now, outdated)) {
        return;
      }
      if (System.nanoTime() - began > PATIENCE.toNanos()) {
        throw new IOException("Kafka 未采用权限规则 / Kafka has not put the rules into force");
      }
      TimeUnit.MILLISECONDS.sleep(LOOK_EVERY_MILLIS);
    }
  }

  static Set<AclBinding> wanted() {
    Set<AclBinding> rules = new HashSet<>();
    for (Topic topic : Topic.values()) {
      for (LogUser user : LogUser.values()) {
        if (user != LogUser.ADMIN && user.mayWrite(topic)) {
          rules.add(rule(user, ResourceType.TOPIC, topic.kafkaName(), AclOperation.WRITE));
        }
        if (user != LogUser.ADMIN && user.mayRead(topic)) {
          rules.add(rule(user, ResourceType.TOPIC, topic.kafkaName(), AclOperation.READ));
        }
      }
      // How far everyone is, and how topics are set, says nothing of what is in them.
      rules.add(rule(LogUser.READER, ResourceType.TOPIC, topic.kafkaName(), AclOperation.DESCRIBE));
      for (LogUser user : Set.of(LogUser.READER, LogUser.JOBS)) {
        rules.add(rule(user, ResourceType.TOPIC, topic.kafkaName(), AclOperation.DESCRIBE_CONFIGS));
      }
    }
    rules.add(rule(LogUser.READER, ResourceType.GROUP, ANY, AclOperation.DESCRIBE));
    for (LogUser user : Set.of(LogUser.READER, LogUser.JOBS)) {
      rules.add(
          rule(user, ResourceType.CLUSTER, Resource.CLUSTER_NAME, AclOperation.DESCRIBE_CONFIGS));
    }
    rules.add(
        new AclBinding(
            new ResourcePattern(ResourceType.TOPIC, DepartmentTopic.PREFIX, PatternType.PREFIXED),
            new AccessControlEntry(
                principal(LogUser.JOBS), ANY, AclOperation.WRITE, AclPermissionType.ALLOW)));
    // Where jobs are in the log, and their transactions, whatever these are called.
    rules.add(rule(LogUser.JOBS, ResourceType.GROUP, ANY, AclOperation.READ));
    rules.add(rule(LogUser.JOBS, ResourceType.TRANSACTIONAL_ID, ANY, AclOperation.WRITE));
    return rules;
  }

  private static AclBinding rule(
      LogUser user, ResourceType type, String name, AclOperation operation) {
    return new AclBinding(
        new ResourcePattern(type, name, PatternType.LITERAL),
        new AccessControlEntry(principal(user), ANY, operation, AclPermissionType.ALLOW));
  }

  private static String principal(LogUser user) {
    return "User:" + user.kafkaName();
  }
}
