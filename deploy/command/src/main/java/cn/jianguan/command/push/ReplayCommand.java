package cn.jianguan.command.push;

import cn.jianguan.codec.Codec;
import cn.jianguan.codec.UnreadableException;
import cn.jianguan.command.ClusterOption;
import cn.jianguan.command.ProgressCommand;
import cn.jianguan.command.cluster.ClickHouse;
import cn.jianguan.command.cluster.Cluster;
import cn.jianguan.command.kafka.LogEnds;
import cn.jianguan.command.push.DeadLetters.DeadLetter;
import cn.jianguan.command.rejects.Actor;
import cn.jianguan.log.LogUser;
import cn.jianguan.log.Topic;
import cn.jianguan.record.DeliveryOutcome;
import cn.jianguan.record.DeliveryRecord;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import org.apache.kafka.common.TopicPartition;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Sends what was given up again, under the ids it had. */
@Command(
    name = "replay",
    description = "重发已放弃的消息，消息标识不变 / send what was given up again, under the ids it had")
final class ReplayCommand extends ProgressCommand implements Callable<Integer> {
  @Mixin private ClusterOption option;
  @Mixin private Actor actor;

  @Parameters(paramLabel = "ID", description = "端点标识 / the endpoint it was given up for")
  private String id;

  @Override
  public Integer call() throws IOException, InterruptedException {
    Cluster cluster = option.clusterThatRuns();
    try (ClickHouse clickHouse = ClickHouse.connect(cluster.clickHouseReader());
        EndpointTable endpoints = new EndpointTable(cluster);
        LogEnds ends = new LogEnds(cluster.kafka(LogUser.READER));
        EndpointLog log = new EndpointLog(cluster)) {
      endpoints.named(id);
      List<DeadLetter> letters = DeadLetters.all(clickHouse, id);
      for (DeadLetter letter : letters) {
        log.order(order(read(ends, letter)));
        print("重发 / sent again: " + letter.line());
      }
      print(
          "共 %d 条；结果见 / in all; what comes of it: deploy/jianguan push list"
              .formatted(letters.size()));
    }
    return 0;
  }

  private DeliveryRecord order(DeliveryRecord dead) {
    DeliveryRecord order = DeliveryRecord.newBuilder(dead).build();
    order.setOutcome(DeliveryOutcome.REPLAY);
    order.setAttempt(0);
    order.setKind("");
    order.setStatus(0);
    order.setMillis(0);
    order.setNextAt(null);
    order.setWords("");
    order.setStartedAt(Instant.now());
    order.setOrderedBy(actor.name());
    return order;
  }

  private static DeliveryRecord read(LogEnds ends, DeadLetter letter) throws IOException {
    TopicPartition partition = new TopicPartition(Topic.DELIVERIES.kafkaName(), letter.partition());
    LogEnds.Stored stored =
        ends.read(partition, letter.offset())
            .orElseThrow(
                () ->
                    new IOException(
                        "台账中已没有此记录 / no longer in the ledger: %s-%d"
                            .formatted(partition, letter.offset())));
    try {
      return Codec.standard().decode(stored.value(), DeliveryRecord.class);
    } catch (UnreadableException e) {
      throw new IOException(e.expected(), e);
    }
  }
}
