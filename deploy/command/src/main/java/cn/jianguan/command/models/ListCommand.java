package cn.jianguan.command.models;

import cn.jianguan.command.DataDirectory;
import cn.jianguan.command.ProgressCommand;
import cn.jianguan.command.cluster.ClickHouse;
import cn.jianguan.command.cluster.StackFile;
import cn.jianguan.rules.model.ModelDefinition;
import cn.jianguan.rules.pack.Manifest;
import cn.jianguan.rules.pack.ManifestReader;
import cn.jianguan.rules.pack.PackLibrary;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Names the shipped models, and where a stack runs what is in force there. */
@Command(
    name = "list",
    description =
        "随附模型；系统运行时另列现行版本 / the shipped models; with a running stack also what is in force")
final class ListCommand extends ProgressCommand implements Callable<Integer> {
  private static final String IN_FORCE =
      "SELECT model_id, lane, version, toString(since) AS since, publisher, name_zh, name_en FROM"
          + " model_current ORDER BY model_id, lane";

  @Mixin private DataDirectory data;

  @Override
  public Integer call() {
    List<Manifest> shipped =
        PackLibrary.shipped().stream().map(new ManifestReader()::read).toList();
    print("随附 / shipped: " + shipped.size());
    shipped.forEach(this::line);
    try {
      inForce();
    } catch (IOException | IllegalArgumentException e) {
      print("现行版本须有运行中的系统 / what is in force needs a running stack: deploy/jianguan up");
    }
    return 0;
  }

  private void line(Manifest manifest) {
    ModelDefinition model = manifest.definition();
    print(
        "%-6s %-7s %s %-9s %s  %s / %s"
            .formatted(
                model.id(),
                model.version(),
                model.domain(),
                manifest.set(),
                model.kind(),
                model.nameZh(),
                model.nameEn()));
  }

  private void inForce() throws IOException {
    if (!Files.isDirectory(data.path())) {
      throw new IOException("no stack");
    }
    List<JsonNode> rows =
        new ClickHouse(StackFile.ofRunningStack(data.path())).rows(IN_FORCE, Map.of());
    Map<String, Long> lanes =
        rows.stream()
            .collect(Collectors.groupingBy(r -> r.path("lane").asText(), Collectors.counting()));
    print("");
    print("现行 / in force: " + lanes);
    for (JsonNode row : rows) {
      print(
          "%-6s %-7s %-6s 自 since %s 发布人 by %s  %s / %s"
              .formatted(
                  row.path("model_id").asText(),
                  row.path("version").asText(),
                  row.path("lane").asText(),
                  row.path("since").asText(),
                  row.path("publisher").asText(),
                  row.path("name_zh").asText(),
                  row.path("name_en").asText()));
    }
  }
}
