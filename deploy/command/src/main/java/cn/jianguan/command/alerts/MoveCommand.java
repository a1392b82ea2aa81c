package cn.jianguan.command.alerts;

import cn.jianguan.command.ClusterOption;
import cn.jianguan.command.ProgressCommand;
import cn.jianguan.command.cluster.Cluster;
import cn.jianguan.command.rejects.Actor;
import cn.jianguan.console.document.DocumentFile;
import cn.jianguan.console.move.Moves;
import cn.jianguan.console.move.Outcome;
import cn.jianguan.lifecycle.PossibleMove;
import cn.jianguan.log.LogUser;
import cn.jianguan.record.ActorRole;
import cn.jianguan.record.Alert;
import cn.jianguan.record.AlertEvent;
import cn.jianguan.record.CommandRecord;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * Makes one move and prints what came of it. Exit 0 where it was made, 2 where it was refused, 3
 * where no answer came in time.
 */
@Command
final class MoveCommand extends ProgressCommand implements Callable<Integer> {
  private final Verb verb;

  @Mixin private ClusterOption option;
  @Mixin private Actor actor;
  @Mixin private MoveOptions brings;

  @Parameters(
      index = "0",
      paramLabel = "ID",
      description = "预警标识或其开头 / id of the alert, or its beginning")
  private String id;

  @Parameters(
      index = "1",
      arity = "0..1",
      paramLabel = "FINDING",
      description = "结论，verify 与 audit 须有 / what was found, for verify and audit")
  private String finding;

  @Option(
      names = "--as",
      paramLabel = "CODE",
      description = "以哪个机构的名义 / organisation in whose name it is done")
  private String org;

  @Option(
      names = "--role",
      description = "操作角色，缺省按机构名录 / role of the actor; otherwise as the agency list has it")
  private ActorRole role;

  @Option(
      names = "--seq",
      description = "所见序号，预警已变化则拒绝 / the seq you have seen: refused if the alert has moved on")
  private Integer seq;

  @Option(
      names = "--id",
      paramLabel = "UUID",
      description = "流转标识，重送同一指令时用 / id of the transition, to send the same command again")
  private String uuid;

  @Option(
      names = "--wait",
      paramLabel = "SECONDS",
      defaultValue = "60",
      description = "等待结果的秒数 / how long to wait for the answer (default: ${DEFAULT-VALUE})")
  private int wait;

  MoveCommand(Verb verb) {
    this.verb = verb;
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    AlertEvent event = verb.event(finding);
    Cluster cluster = option.clusterThatRuns();
    Optional<String> before = uuid == null ? Optional.empty() : before(cluster);
    if (before.isPresent()) {
      print("此标识的指令此前已办理 / done before under this id: " + before.get());
      return 0;
    }
    List<DocumentFile> documents = brings.documents();
    CommandRecord command = command(cluster, event, documents);
    Optional<ConsoleDocuments> console = brings.console(cluster);
    if (console.isPresent()) {
      for (DocumentFile it : documents) {
        console.get().handIn(command.getAlertId(), it);
        print("附件已送达 / document handed in: " + it.name() + "  " + it.sha256());
      }
    }
    Map<String, Object> sender = cluster.kafka(LogUser.CONSOLE).settings(Map.of());
    Map<String, Object> reader = cluster.kafka(LogUser.READER).settings(Map.of());
    try (Moves moves = new Moves(sender, reader)) {
      Outcome outcome = moves.send(command, Duration.ofSeconds(wait));
      OutcomeText text = OutcomeText.of(outcome, command);
      text.lines().forEach(this::print);
      return text.exitCode();
    }
  }

  private Optional<String> before(Cluster cluster) throws IOException {
    try (AlertTable table = new AlertTable(cluster)) {
      return table.made(table.find(id).alert(), uuid);
    }
  }

  private CommandRecord command(Cluster cluster, AlertEvent event, List<DocumentFile> documents)
      throws IOException {
    try (AlertTable table = new AlertTable(cluster)) {
      Alert alert = table.find(id).alert();
      if (org == null) {
        throw new IOException(
            "请以 --as 指明以哪个机构办理 / say with --as in whose name: 承办机关 addressee %s, 分发中心 centre %s"
                .formatted(alert.getAddressee(), alert.getDispatcher()));
      }
      return brings
          .fill(
              CommandRecord.newBuilder()
                  .setTransitionUuid(uuid == null ? UUID.randomUUID().toString() : uuid)
                  .setAlertId(alert.getAlertId())
                  .setSubject(alert.getSubject())
                  .setEvent(event)
                  .setExpectedSeq(seq)
                  .setActorRole(role(table, alert, event))
                  .setActorOrg(org)
                  .setActorId(actor.name())
                  .setEventTime(Instant.now())
                  .setSourceSystem("command-line"),
              documents)
          .build();
    }
  }

  /** As said, else as the list has it, else the only one that may. */
  private ActorRole role(AlertTable table, Alert alert, AlertEvent event) throws IOException {
    if (role != null) {
      return role;
    }
    ActorRole listed = table.role(org).orElse(null);
    if (listed != null) {
      return listed;
    }
    // Whether its time has passed is for the loop to say.
    return PossibleMove.of(alert, alert.getEmittedAt()).stream()
        .filter(move -> move.event() == event && move.by().size() == 1)
        .flatMap(move -> move.by().stream())
        .findFirst()
        .orElseThrow(
            () ->
                new IOException(
                    "机构名录中没有 %s，请以 --role 指明角色 / not in the agency list, say its role with --role"
                        .formatted(org)));
  }
}
