package cn.jianguan.command.models;

import cn.jianguan.command.ClusterOption;
import cn.jianguan.command.ProgressCommand;
import cn.jianguan.command.cluster.ClickHouse;
import cn.jianguan.command.cluster.Cluster;
import cn.jianguan.rules.model.ModelDefinition;
import cn.jianguan.rules.pack.Manifest;
import cn.jianguan.rules.pack.ManifestReader;
import cn.jianguan.rules.pack.PackLibrary;
import java.io.IOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Names the shipped models, and where a stack runs what is in force there. */
@Command(
    name = "list",
    description =
        "随附模型；系统运行时另列现行版本 / the shipped models; with a running stack also what is in force")
final class ListCommand extends ProgressCommand implements Callable<Integer> {
  private static final String IN_FORCE =
      "SELECT model_id, channel, version, toString(since) AS since, publisher, name_zh, name_en FROM"
          + " model_current ORDER BY model_id, channel";
  private static final String CHANNELS =
      "SELECT channel, count() FROM model_current GROUP BY channel ORDER BY channel";

  @Mixin private ClusterOption option;

  @Override
  public Integer call() throws IOException {
    List<Manifest> shipped =
        PackLibrary.shipped().stream().map(new ManifestReader()::read).toList();
    print("随附 / shipped: " + shipped.size());
    shipped.forEach(this::shipped);
    try {
      inForce(option.cluster());
    } catch (IOException | IllegalArgumentException e) {
      if (option.isFile()) {
        throw e;
      }
      print("现行版本须有运行中的系统 / what is in force needs a running stack: deploy/jianguan up");
    }
    return 0;
  }

  private void shipped(Manifest manifest) {
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

  private void inForce(Cluster cluster) throws IOException {
    try (ClickHouse clickHouse = ClickHouse.connect(cluster.clickHouse())) {
      Map<String, Long> channels = clickHouse.counts(CHANNELS);
      List<String> lines = clickHouse.query(IN_FORCE, ListCommand::line);
      print("");
      print("现行 / in force: " + channels);
      lines.forEach(this::print);
    }
  }

  private static String line(ResultSet row) throws SQLException {
    return "%-6s %-7s %-6s 自 since %s 发布人 by %s  %s / %s"
        .formatted(
            row.getString("model_id"),
            row.getString("version"),
            row.getString("channel"),
            row.getString("since"),
            row.getString("publisher"),
            row.getString("name_zh"),
            row.getString("name_en"));
  }
}
