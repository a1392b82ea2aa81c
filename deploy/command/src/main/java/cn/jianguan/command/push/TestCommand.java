package cn.jianguan.command.push;

import cn.jianguan.codec.Codec;
import cn.jianguan.codec.StableId;
import cn.jianguan.codec.UnreadableException;
import cn.jianguan.command.ClusterOption;
import cn.jianguan.command.ProgressCommand;
import cn.jianguan.command.UserTime;
import cn.jianguan.command.cluster.Cluster;
import cn.jianguan.command.kafka.LogEnds;
import cn.jianguan.command.rejects.Actor;
import cn.jianguan.log.LogUser;
import cn.jianguan.log.Topic;
import cn.jianguan.record.DeliveryOutcome;
import cn.jianguan.record.DeliveryRecord;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Lets the push job send a test message, by the way every other goes, and says what came of it. */
@Command(name = "test", description = "试发一条消息 / send a test message and say what came of it")
final class TestCommand extends ProgressCommand implements Callable<Integer> {
  private static final Duration POLL = Duration.ofMillis(500);

  @Mixin private ClusterOption option;
  @Mixin private Actor actor;

  @Parameters(paramLabel = "ID", description = "端点标识 / the endpoint")
  private String id;

  @Option(
      names = "--wait",
      defaultValue = "PT60S",
      description = "最多等待 / wait no longer than (default: ${DEFAULT-VALUE})")
  private Duration wait;

  @Override
  public Integer call() throws IOException, InterruptedException {
    Cluster cluster = option.clusterThatRuns();
    Instant now = Instant.now();
    DeliveryRecord order =
        DeliveryRecord.newBuilder()
            .setWebhookId(StableId.of(id, UUID.randomUUID().toString()))
            .setEndpointId(id)
            .setRecipient("")
            .setEvent("test")
            .setOutcome(DeliveryOutcome.TEST)
            .setStartedAt(now)
            .setLogTime(now)
            .setOrderedBy(actor.name())
            .build();
    try (LogEnds ends = new LogEnds(cluster.kafka(LogUser.READER));
        KafkaConsumer<byte[], byte[]> ledger = ends.consumer();
        EndpointLog log = new EndpointLog(cluster)) {
      Map<TopicPartition, Long> from = ends.ends(List.of(Topic.DELIVERIES.kafkaName()));
      ledger.assign(from.keySet());
      from.forEach(ledger::seek);
      log.order(order);
      return await(ledger, order);
    }
  }

  private int await(KafkaConsumer<byte[], byte[]> ledger, DeliveryRecord order) {
    long until = System.nanoTime() + wait.toNanos();
    while (System.nanoTime() < until) {
      for (ConsumerRecord<byte[], byte[]> record : ledger.poll(POLL)) {
        DeliveryRecord said = read(record.value());
        if (said != null
            && said.getWebhookId().equals(order.getWebhookId())
            && said.getOutcome() != DeliveryOutcome.TEST) {
          print(line(said));
          if (said.getOutcome() != DeliveryOutcome.RETRY) {
            return said.getOutcome() == DeliveryOutcome.DELIVERED ? 0 : 1;
          }
        }
      }
    }
    print(
        "到时仍未确认，作业继续重试 / not acknowledged by now, the job goes on trying; see: deploy/jianguan push list");
    return 1;
  }

  private static DeliveryRecord read(byte[] value) {
    try {
      return Codec.standard().decode(value, DeliveryRecord.class);
    } catch (UnreadableException e) {
      return null;
    }
  }

  private static String line(DeliveryRecord said) {
    return "%s  第 %d 次 attempt  %s  %s  HTTP %d  %d ms  %s%s"
        .formatted(
            UserTime.text(said.getStartedAt()),
            said.getAttempt(),
            said.getOutcome(),
            said.getKind(),
            said.getStatus(),
            said.getMillis(),
            said.getWords(),
            said.getNextAt() == null ? "" : "  下次 next " + UserTime.text(said.getNextAt()));
  }
}
