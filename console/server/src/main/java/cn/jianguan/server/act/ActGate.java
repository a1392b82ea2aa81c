package cn.jianguan.server.act;

import cn.jianguan.console.gateway.Source;
import cn.jianguan.console.gateway.write.TimedRecord;
import cn.jianguan.console.send.ActOutcome;
import cn.jianguan.console.send.ActSending;
import cn.jianguan.log.LogUser;
import cn.jianguan.server.app.ClusterFile;
import cn.jianguan.server.error.Fault;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Service;

/** Sends records of a source in the gateway's name, its reference lists before them. */
@Service
public class ActGate {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final ClusterFile cluster;

  /** Sources whose reference lists were sent since the server began, with what they said. */
  private final Map<String, Integer> listed = new ConcurrentHashMap<>();

  ActGate(ClusterFile cluster) {
    this.cluster = cluster;
  }

  /**
   * Sends and waits.
   *
   * @return what came of the acts among the records, in their order
   * @throws Fault if Kafka does not answer: the same may be sent again and is counted once
   */
  public List<ActOutcome> send(Source source, List<TimedRecord> records) {
    List<TimedRecord> all = new ArrayList<>();
    int lists =
        source.references().stream().map(it -> Arrays.hashCode(it.bytes())).toList().hashCode();
    if (!Integer.valueOf(lists).equals(listed.get(source.cdSource()))) {
      all.addAll(source.references());
    }
    all.addAll(records);
    try {
      List<ActOutcome> outcomes =
          new ActSending(cluster.kafka(LogUser.GATEWAY), cluster.kafka(LogUser.READER))
              .send(all, PATIENCE);
      listed.put(source.cdSource(), lists);
      return outcomes;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw Fault.unavailable("服务正在停止", "the server is stopping");
    } catch (IOException e) {
      throw Fault.unavailable(
          "消息总线暂不可用；请稍候原样再送，重复的只计一次",
          "Kafka does not answer: send the same again, it is counted once");
    }
  }
}
