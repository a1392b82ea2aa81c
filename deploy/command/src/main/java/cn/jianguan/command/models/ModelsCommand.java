package cn.jianguan.command.models;

import picocli.CommandLine.Command;

/** What authors and publishers of models need. */
@Command(
    name = "models",
    description = "风险预警模型 / risk-warning models",
    mixinStandardHelpOptions = true,
    subcommands = {
      ListCommand.class,
      CheckCommand.class,
      DiffCommand.class,
      PublishCommand.class,
      ShadowCommand.class,
      RetireCommand.class,
      RollbackCommand.class,
      ExplainCommand.class,
      CompareCommand.class,
      ScorecardCommand.class
    })
public final class ModelsCommand {}
