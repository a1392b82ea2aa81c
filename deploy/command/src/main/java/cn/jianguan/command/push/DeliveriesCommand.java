package cn.jianguan.command.push;

import cn.jianguan.command.ClusterOption;
import cn.jianguan.command.ProgressCommand;
import cn.jianguan.command.cluster.ClickHouse;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Says how each endpoint does, or lists what was given up. */
@Command(
    name = "list",
    description = "各端点推送情况；--dead 列出已放弃的 / how each endpoint does; --dead: what was given up")
final class DeliveriesCommand extends ProgressCommand implements Callable<Integer> {
  private static final String PER_ENDPOINT =
      """
      SELECT endpoint_id, countIf(outcome = 'DELIVERED'), countIf(outcome = 'RETRY'),
        countIf(outcome = 'DEAD'), if(countIf(outcome = 'DELIVERED') = 0, 0,
          round(quantileIf(0.99)(millis, outcome = 'DELIVERED'))),
        argMax(kind, started_at), toString(max(started_at))
      FROM delivery FINAL WHERE outcome NOT IN ('TEST', 'REPLAY') GROUP BY endpoint_id ORDER BY 1
      """;

  @Mixin private ClusterOption option;

  @Option(names = "--dead", description = "只列已放弃且未重发成功的 / what was given up and not sent since")
  private boolean dead;

  @Override
  public Integer call() throws IOException {
    try (ClickHouse clickHouse = ClickHouse.connect(option.cluster().clickHouseReader())) {
      if (dead) {
        DeadLetters.all(clickHouse, "").forEach(letter -> print(letter.line()));
        return 0;
      }
      clickHouse
          .query(
              PER_ENDPOINT,
              row ->
                  "%s  已确认 delivered %d  重试 retries %d  放弃 given up %d  p99 %d ms  最近 last %s %s"
                      .formatted(
                          row.getString(1),
                          row.getLong(2),
                          row.getLong(3),
                          row.getLong(4),
                          row.getLong(5),
                          row.getString(6),
                          row.getString(7)))
          .forEach(this::print);
    }
    return 0;
  }
}
