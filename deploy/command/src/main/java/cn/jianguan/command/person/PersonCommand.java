package cn.jianguan.command.person;

import picocli.CommandLine.Command;

/** What is kept of a natural person. */
@Command(
    name = "person",
    description = "自然人数据：查找与抹除 / what is kept of a natural person: find it, erase it",
    mixinStandardHelpOptions = true,
    subcommands = {FindCommand.class, EraseCommand.class})
public final class PersonCommand {}
