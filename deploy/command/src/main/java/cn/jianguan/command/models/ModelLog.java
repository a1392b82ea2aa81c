package cn.jianguan.command.models;

import cn.jianguan.command.cluster.ClickHouse;
import cn.jianguan.command.cluster.Cluster;
import cn.jianguan.command.kafka.LogEnds;
import cn.jianguan.command.replay.Drain;
import cn.jianguan.console.model.ModelTopic;
import cn.jianguan.console.model.PublicationHistory;
import cn.jianguan.console.model.Published;
import cn.jianguan.log.LogUser;
import cn.jianguan.log.Topic;
import cn.jianguan.record.ModelRecord;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What was published of models: the table has what the load job had read at its last checkpoint,
 * the topic what came later.
 */
final class ModelLog {
  private final Cluster cluster;

  ModelLog(Cluster cluster) {
    this.cluster = cluster;
  }

  /**
   * What was published of a model; what the jobs refused is left out, by the same rules.
   *
   * @throws IOException if ClickHouse or Kafka does not run
   */
  PublicationHistory of(String modelId) throws IOException {
    try (LogEnds log = new LogEnds(cluster.kafka(LogUser.READER));
        ClickHouse clickHouse = ClickHouse.connect(cluster.clickHouse())) {
      long loaded = log.read(Drain.LOAD_JOB.job(), List.of(Topic.MODELS.kafkaName()));
      List<Published> found = new ArrayList<>(new ModelTable(clickHouse).before(loaded, modelId));
      found.addAll(topic().from(loaded, modelId));
      return PublicationHistory.accepted(modelId, found);
    }
  }

  /** Appends a publication; {@link IOException} if the broker did not take it. */
  Published append(ModelRecord model) throws IOException, InterruptedException {
    return topic().append(model);
  }

  private ModelTopic topic() throws IOException {
    return new ModelTopic(
        cluster.kafka(LogUser.READER).settings(Map.of()),
        cluster.kafka(LogUser.PUBLISHER).settings(Map.of()));
  }
}
