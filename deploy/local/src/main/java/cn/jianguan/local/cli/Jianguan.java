package cn.jianguan.local.cli;

import cn.jianguan.command.ExplainCommand;
import cn.jianguan.command.ImportCommand;
import cn.jianguan.command.MappingCommand;
import cn.jianguan.command.SqlCommand;
import cn.jianguan.command.alerts.AlertsCommand;
import cn.jianguan.command.draw.DrawCommand;
import cn.jianguan.command.grades.GradesCommand;
import cn.jianguan.command.models.ModelsCommand;
import cn.jianguan.command.person.PersonCommand;
import cn.jianguan.command.push.EndpointCommand;
import cn.jianguan.command.push.PushCommand;
import cn.jianguan.command.rebuild.RebuildCommand;
import cn.jianguan.command.rejects.RejectsCommand;
import cn.jianguan.command.skip.SkipCommand;
import cn.jianguan.command.status.StatusCommand;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** Entry of {@code deploy/jianguan}. Every error says in one line what to do next. */
@Command(
    name = "jianguan",
    mixinStandardHelpOptions = true,
    scope = CommandLine.ScopeType.INHERIT,
    description = "监管风险预警系统的本机命令 / the one-machine stack",
    subcommands = {
      UpCommand.class,
      OpenCommand.class,
      StatusCommand.class,
      SqlCommand.class,
      ExplainCommand.class,
      ImportCommand.class,
      MappingCommand.class,
      RejectsCommand.class,
      SkipCommand.class,
      RebuildCommand.class,
      ReplayCommand.class,
      BenchCommand.class,
      ModelsCommand.class,
      GradesCommand.class,
      DrawCommand.class,
      EndpointCommand.class,
      PushCommand.class,
      PersonCommand.class
    })
public final class Jianguan {
  private static final int FAILED = 1;

  private Jianguan() {}

  public static void main(String[] args) {
    System.exit(commandLine().execute(args));
  }

  static CommandLine commandLine() {
    CommandLine line = new CommandLine(new Jianguan());
    line.addSubcommand("alerts", AlertsCommand.commandLine());
    line.getSubcommands().get("models").addSubcommand(new BacktestCommand());
    line.setExecutionExceptionHandler(
        (error, command, parsed) -> {
          command.getErr().println("错误 / error: " + ErrorWords.of(error));
          if (isFault(error)) {
            command
                .getErr()
                .println("程序缺陷，报告时请附以下内容 / a fault of ours; please report it with this:");
            error.printStackTrace(command.getErr());
          }
          return FAILED;
        });
    return line;
  }

  /**
   * A person or the surroundings caused most errors, and they say what to do; a fault says where.
   */
  private static boolean isFault(Exception error) {
    return error.getClass().getPackageName().startsWith("java.")
        && !(error instanceof IOException
            || error instanceof UncheckedIOException
            || error instanceof SQLException
            || error instanceof IllegalArgumentException
            || error instanceof IllegalStateException);
  }
}
