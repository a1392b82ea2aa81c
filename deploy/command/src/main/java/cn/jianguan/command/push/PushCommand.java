package cn.jianguan.command.push;

import picocli.CommandLine.Command;

/** What was sent to departments, and what is sent again. */
@Command(
    name = "push",
    description = "推送台账与重发 / what was sent to departments, and what is sent again",
    mixinStandardHelpOptions = true,
    subcommands = {DeliveriesCommand.class, ReplayCommand.class})
public final class PushCommand {}
