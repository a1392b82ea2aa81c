package cn.jianguan.command.alerts;

import cn.jianguan.lifecycle.MoveTable;
import cn.jianguan.lifecycle.Word;
import cn.jianguan.record.ActorRole;
import cn.jianguan.record.AlertEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** Alerts: what there is, and every move of the closed loop that a person may make. */
@Command(
    name = "alerts",
    description = "预警：查看与办理 / alerts: look, sign, verify, feed back, audit, close",
    mixinStandardHelpOptions = true,
    subcommands = {ListCommand.class, ShowCommand.class})
public final class AlertsCommand {
  private AlertsCommand() {}

  /** With a subcommand for every verb. */
  public static CommandLine commandLine() {
    CommandLine alerts = new CommandLine(new AlertsCommand());
    for (Verb verb : Verb.values()) {
      CommandLine move = new CommandLine(new MoveCommand(verb));
      move.getCommandSpec().name(verb.word());
      move.getCommandSpec().mixinStandardHelpOptions(true);
      move.getCommandSpec().usageMessage().description(description(verb).toArray(String[]::new));
      alerts.addSubcommand(verb.word(), move);
    }
    return alerts;
  }

  private static List<String> description(Verb verb) {
    List<String> lines = new ArrayList<>(List.of(verb.meaning()));
    for (AlertEvent event : new TreeSet<>(verb.events())) {
      Set<ActorRole> by =
          MoveTable.rows().stream()
              .filter(row -> row.on().contains(event))
              .flatMap(row -> row.by().stream())
              .filter(role -> role != ActorRole.SYSTEM)
              .collect(Collectors.toCollection(TreeSet::new));
      lines.add("  %s: %s".formatted(Word.of(event), by));
    }
    return lines;
  }
}
