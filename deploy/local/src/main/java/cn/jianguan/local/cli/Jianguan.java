package cn.jianguan.local.cli;

import cn.jianguan.local.models.ModelsCommand;
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
      StatusCommand.class,
      SqlCommand.class,
      ImportCommand.class,
      ReplayCommand.class,
      BenchCommand.class,
      ModelsCommand.class
    })
public final class Jianguan {
  private static final int FAILED = 1;

  private Jianguan() {}

  public static void main(String[] args) {
    System.exit(commandLine().execute(args));
  }

  static CommandLine commandLine() {
    CommandLine line = new CommandLine(new Jianguan());
    line.setExecutionExceptionHandler(
        (error, command, parsed) -> {
          command.getErr().println("错误 / error: " + error.getMessage());
          return FAILED;
        });
    return line;
  }
}
