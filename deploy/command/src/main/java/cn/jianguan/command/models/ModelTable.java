package cn.jianguan.command.models;

import cn.jianguan.command.cluster.ClickHouse;
import cn.jianguan.record.ModelRecord;
import cn.jianguan.record.ModelSet;
import cn.jianguan.record.ModelState;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Records of the topic of models, from ClickHouse. */
final class ModelTable {
  private static final String BEFORE =
      "SELECT * REPLACE (toUnixTimestamp64Milli(effective_from) AS effective_from,"
          + " toUnixTimestamp64Milli(effective_to) AS effective_to,"
          + " toUnixTimestamp64Milli(log_time) AS log_time) FROM model FINAL"
          + " WHERE model_id = {id:String} AND log_offset < {end:Int64} ORDER BY log_offset";

  private final ClickHouse clickHouse;

  ModelTable(ClickHouse clickHouse) {
    this.clickHouse = clickHouse;
  }

  /** What was written of a model before an offset, in the order of the log. */
  List<Published> before(long end, String modelId) throws IOException {
    List<Published> found = new ArrayList<>();
    Map<String, String> asked = Map.of("id", modelId, "end", String.valueOf(end));
    for (JsonNode row : clickHouse.rows(BEFORE, asked)) {
      found.add(new Published(model(row), moment(row, "log_time")));
    }
    return found;
  }

  private static ModelRecord model(JsonNode row) {
    String set = row.path("model_set").asText("");
    Map<String, String> files = new TreeMap<>();
    row.path("files")
        .properties()
        .forEach(file -> files.put(file.getKey(), file.getValue().asText()));
    return ModelRecord.newBuilder()
        .setModelId(row.path("model_id").asText())
        .setVersion(row.path("version").asText())
        .setState(ModelState.valueOf(row.path("state").asText()))
        .setEffectiveFrom(moment(row, "effective_from"))
        .setEffectiveTo(row.path("effective_to").isNull() ? null : moment(row, "effective_to"))
        .setAuthor(row.path("author").asText())
        .setPublisher(row.path("publisher").asText())
        .setSha256(row.path("sha256").asText())
        .setFiles(files)
        .setNameZh(row.path("name_zh").asText())
        .setNameEn(row.path("name_en").asText())
        .setDomain(row.path("domain").asText())
        .setModelSet(row.path("model_set").isNull() ? null : ModelSet.valueOf(set))
        .build();
  }

  private static Instant moment(JsonNode row, String name) {
    return Instant.ofEpochMilli(row.path(name).asLong());
  }
}
