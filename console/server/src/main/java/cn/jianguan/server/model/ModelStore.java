package cn.jianguan.server.model;

import cn.jianguan.console.model.ModelTopic;
import cn.jianguan.console.model.PublicationHistory;
import cn.jianguan.console.model.Published;
import cn.jianguan.log.LogUser;
import cn.jianguan.log.Topic;
import cn.jianguan.record.ModelRecord;
import cn.jianguan.record.ModelSet;
import cn.jianguan.record.ModelState;
import cn.jianguan.server.app.ClusterFile;
import cn.jianguan.server.error.Fault;
import cn.jianguan.server.store.ClickHouse;
import cn.jianguan.server.store.Question;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * What was published of a model: the table has what was loaded, the topic what came later, so that
 * nobody is let publish beside what he cannot see yet.
 */
@Component
class ModelStore {
  private static final Logger LOG = LoggerFactory.getLogger(ModelStore.class);

  private final ClickHouse clickHouse;
  private final ClusterFile cluster;

  ModelStore(ClickHouse clickHouse, ClusterFile cluster) {
    this.clickHouse = clickHouse;
    this.cluster = cluster;
  }

  private record Loaded(long nextOffset) {}

  private record Row(
      String version,
      ModelState state,
      Instant effectiveFrom,
      Instant effectiveTo,
      String author,
      String publisher,
      String sha256,
      Map<String, String> files,
      String nameZh,
      String nameEn,
      String domain,
      ModelSet modelSet,
      Instant logTime) {
    Published published(String modelId) {
      return new Published(
          ModelRecord.newBuilder()
              .setModelId(modelId)
              .setVersion(version)
              .setState(state)
              .setEffectiveFrom(effectiveFrom)
              .setEffectiveTo(effectiveTo)
              .setAuthor(author)
              .setPublisher(publisher)
              .setSha256(sha256)
              .setFiles(new TreeMap<>(files))
              .setNameZh(nameZh)
              .setNameEn(nameEn)
              .setDomain(domain)
              .setModelSet(modelSet)
              .build(),
          logTime);
    }
  }

  /** All that was published of a model and accepted; {@link Fault} where that is nothing. */
  PublicationHistory history(String modelId) {
    long loaded =
        clickHouse
            .row(
                Loaded.class,
                Question.of(
                        "SELECT max(next_offset) AS next_offset FROM load_position WHERE topic ="
                            + " {topic:String} AND partition = 0")
                    .with("topic", Topic.MODELS.kafkaName()))
            .nextOffset();
    List<Published> found = new ArrayList<>();
    clickHouse
        .rows(
            Row.class,
            Question.of(
                    "SELECT version, state, effective_from, effective_to, author, publisher,"
                        + " sha256, files, name_zh, name_en, domain, model_set, log_time FROM model"
                        + " FINAL WHERE model_id = {id:String} AND log_offset < {loaded:Int64}"
                        + " ORDER BY log_offset")
                .with("id", modelId)
                .with("loaded", loaded))
        .forEach(row -> found.add(row.published(modelId)));
    try {
      found.addAll(topic().from(loaded, modelId));
    } catch (IOException e) {
      LOG.warn("topic of models: {}", e.toString());
      throw Fault.unavailable("消息总线暂不可用，请稍候再试", "Kafka does not answer, try again");
    }
    PublicationHistory history = PublicationHistory.accepted(modelId, found);
    if (history.publications().isEmpty()) {
      throw Fault.missing("没有此模型", "there is no such model");
    }
    return history;
  }

  /** Appends a publication; {@link Fault} if the log did not take it: nothing was published. */
  Published append(ModelRecord record) {
    try {
      return topic().append(record);
    } catch (IOException e) {
      LOG.warn("topic of models: {}", e.toString());
      throw Fault.unavailable("未能写入日志，没有发布", "the log did not take it, nothing was published");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw Fault.unavailable("服务正在停止", "the server is stopping");
    }
  }

  private record Count(long rows) {}

  /** Whether the tables show it. */
  boolean shows(Published published) {
    return clickHouse
            .row(
                Count.class,
                Question.of(
                        "SELECT count() AS rows FROM model_publication WHERE model_id = {id:String}"
                            + " AND version = {version:String} AND state = {state:String} AND"
                            + " toUnixTimestamp64Milli(log_time) = {at:Int64}")
                    .with("id", published.record().getModelId())
                    .with("version", published.version())
                    .with("state", published.record().getState().name())
                    .with("at", published.logTime().toEpochMilli()))
            .rows()
        > 0;
  }

  private ModelTopic topic() {
    return new ModelTopic(cluster.kafka(LogUser.READER), cluster.kafka(LogUser.PUBLISHER));
  }
}
