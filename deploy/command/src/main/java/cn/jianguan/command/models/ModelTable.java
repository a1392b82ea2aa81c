package cn.jianguan.command.models;

import cn.jianguan.command.cluster.ClickHouse;
import cn.jianguan.console.model.Published;
import cn.jianguan.record.ModelRecord;
import cn.jianguan.record.ModelSet;
import cn.jianguan.record.ModelState;
import java.io.IOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Records of the topic of models, from ClickHouse. */
final class ModelTable {
  private static final String BEFORE =
      "SELECT model_id, version, state, toUnixTimestamp64Milli(effective_from) AS held_from,"
          + " toUnixTimestamp64Milli(effective_to) AS held_to, author, publisher, sha256, files,"
          + " name_zh, name_en, domain, model_set, toUnixTimestamp64Milli(log_time) AS known FROM"
          + " model FINAL WHERE model_id = ? AND log_offset < ? ORDER BY log_offset";

  private final ClickHouse clickHouse;

  ModelTable(ClickHouse clickHouse) {
    this.clickHouse = clickHouse;
  }

  /** What was written of a model before an offset, in the order of the log. */
  List<Published> before(long end, String modelId) throws IOException {
    return clickHouse.query(BEFORE, ModelTable::published, modelId, end);
  }

  private static Published published(ResultSet row) throws SQLException {
    String set = row.getString("model_set");
    Map<String, String> files = new TreeMap<>();
    ((Map<?, ?>) row.getObject("files"))
        .forEach((name, text) -> files.put(name.toString(), text.toString()));
    ModelRecord record =
        ModelRecord.newBuilder()
            .setModelId(row.getString("model_id"))
            .setVersion(row.getString("version"))
            .setState(ModelState.valueOf(row.getString("state")))
            .setEffectiveFrom(moment(row, "held_from"))
            .setEffectiveTo(moment(row, "held_to"))
            .setAuthor(row.getString("author"))
            .setPublisher(row.getString("publisher"))
            .setSha256(row.getString("sha256"))
            .setFiles(files)
            .setNameZh(row.getString("name_zh"))
            .setNameEn(row.getString("name_en"))
            .setDomain(row.getString("domain"))
            .setModelSet(set == null ? null : ModelSet.valueOf(set))
            .build();
    return new Published(record, moment(row, "known"));
  }

  private static Instant moment(ResultSet row, String name) throws SQLException {
    long millis = row.getLong(name);
    return row.wasNull() ? null : Instant.ofEpochMilli(millis);
  }
}
