package cn.jianguan.command.alerts;

import cn.jianguan.command.ClusterOption;
import cn.jianguan.command.ProgressCommand;
import cn.jianguan.lifecycle.MoveNeed;
import cn.jianguan.lifecycle.PossibleMove;
import cn.jianguan.lifecycle.Word;
import cn.jianguan.record.Alert;
import cn.jianguan.rules.sla.Terms;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Shows one alert: how it stands, what happened to it, and what can be done now. */
@Command(
    name = "show",
    description = "一个预警的现状、经过和可办事项 / how it stands, what happened, what can be done now")
final class ShowCommand extends ProgressCommand implements Callable<Integer> {
  @Mixin private ClusterOption option;

  @Parameters(paramLabel = "ID", description = "预警标识或其开头 / id of the alert, or its beginning")
  private String id;

  @Override
  public Integer call() throws IOException {
    try (AlertTable table = new AlertTable(option.cluster())) {
      StoredAlert stored = table.find(id);
      Alert alert = stored.alert();
      print(stored.line());
      print("  " + alert.getTitleEn());
      print(
          "  序号 seq %d  模型 model %s  对象 object %s %s  区划 region %s  分发中心 dispatcher %s"
              .formatted(
                  stored.seq(),
                  alert.getModelId(),
                  alert.getObjectKey(),
                  alert.getObjectName(),
                  alert.getAreaNumber(),
                  alert.getDispatcher()));
      String times = Terms.zh(alert.getSeverity(), alert.getTerms());
      if (!times.isEmpty()) {
        print(
            "  模型时限 times by model %s %s: %s / %s"
                .formatted(
                    alert.getModelId(),
                    alert.getModelVersion(),
                    times,
                    Terms.en(alert.getSeverity(), alert.getTerms())));
      }
      print("经过 / what happened:");
      table.history(stored).forEach(step -> print("  " + step));
      print("  其余序号为并入的命中，未列出 / the other numbers are hits that were merged, not listed");
      List<String> cards = table.cards(stored);
      if (!cards.isEmpty()) {
        print("牌 / cards:");
        cards.forEach(card -> print("  " + card));
      }
      print("可办 / what can be done:");
      List<PossibleMove> moves = PossibleMove.of(alert, Instant.now());
      moves.forEach(move -> print("  " + line(move, alert)));
      if (moves.isEmpty()) {
        print("  无 / nothing");
      }
      return 0;
    }
  }

  static String line(PossibleMove move, Alert alert) {
    String needs = move.needs().stream().map(ShowCommand::need).collect(Collectors.joining("; "));
    return "alerts %s --as CODE  [%s] → %s%s"
        .formatted(
            Verb.line(move.event(), alert.getAlertId()).orElse(move.event().name()),
            move.by().stream()
                .map(role -> role + " " + Word.of(role).zh())
                .collect(Collectors.joining(", ")),
            move.to().stream().map(Enum::name).collect(Collectors.joining(" | ")),
            needs.isEmpty() ? "" : "\n      " + needs);
  }

  private static String need(MoveNeed need) {
    String codes = need.codes().isEmpty() ? "" : " " + String.join("|", need.codes());
    String options =
        need.fields().stream()
            .map(MoveOptions::option)
            .filter(it -> !it.isEmpty())
            .collect(Collectors.joining(" "));
    return need.zh() + " / " + need.en() + (options.isEmpty() ? "" : " (" + options + codes + ")");
  }
}
