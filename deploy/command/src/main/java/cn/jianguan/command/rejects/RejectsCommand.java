package cn.jianguan.command.rejects;

import picocli.CommandLine.Command;

/** What departments and operators need where something was refused. */
@Command(
    name = "rejects",
    description = "拒收的数据 / what was refused",
    mixinStandardHelpOptions = true,
    subcommands = {ListCommand.class, ShowCommand.class, RetryCommand.class, DropCommand.class})
public final class RejectsCommand {}
