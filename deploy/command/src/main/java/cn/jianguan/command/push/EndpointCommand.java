package cn.jianguan.command.push;

import picocli.CommandLine.Command;

/** Where departments are sent their notifications. */
@Command(
    name = "endpoint",
    description = "推送端点 / where departments are sent their notifications; see jobs/PUSH.md",
    mixinStandardHelpOptions = true,
    subcommands = {
      AddCommand.class,
      ListCommand.class,
      TestCommand.class,
      RotateCommand.class,
      RemoveCommand.class
    })
public final class EndpointCommand {}
