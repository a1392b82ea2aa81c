package cn.jianguan.server.alert;

import cn.jianguan.console.move.Moves;
import cn.jianguan.console.move.Outcome;
import cn.jianguan.lifecycle.CommandSize;
import cn.jianguan.lifecycle.Word;
import cn.jianguan.log.LogUser;
import cn.jianguan.record.AlertEvent;
import cn.jianguan.record.AlertState;
import cn.jianguan.record.AlertTransition;
import cn.jianguan.record.CommandRecord;
import cn.jianguan.record.RejectReason;
import cn.jianguan.record.RejectRecord;
import cn.jianguan.server.account.Account;
import cn.jianguan.server.alert.AlertPage.Standing;
import cn.jianguan.server.app.ClusterFile;
import cn.jianguan.server.audit.Audit;
import cn.jianguan.server.error.Fault;
import cn.jianguan.server.error.Problem;
import jakarta.annotation.PreDestroy;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;

/** Sends moves to the log in the name of who asks, and tells what came of them. */
@Service
class AlertMoves {
  private static final Logger LOG = LoggerFactory.getLogger(AlertMoves.class);
  private static final Duration PATIENCE = Duration.ofSeconds(15);

  private final ClusterFile cluster;
  private final AlertReader reader;
  private final Audit audit;
  private final Clock clock;
  private Moves moves;
  private String brokers = "";

  AlertMoves(ClusterFile cluster, AlertReader reader, Audit audit, Clock clock) {
    this.reader = reader;
    this.cluster = cluster;
    this.audit = audit;
    this.clock = clock;
  }

  /**
   * What came of a move that was made or is still on its way.
   *
   * @param made false: it lies in the log, and no answer was seen in time
   */
  record Done(
      boolean made,
      String transitionUuid,
      int seq,
      String from,
      String event,
      String to,
      Instant due,
      String card,
      String zh,
      String en) {}

  /**
   * What came of a move of one of many alerts.
   *
   * @param done null where it was refused
   * @param problem null where it was not
   */
  record Result(String alertId, Done done, Problem problem) {}

  /** A command that is ready to be sent. */
  private record Ready(Standing alert, CommandRecord command) {}

  /**
   * Makes a move.
   *
   * @param seen seq of the alert as the asker saw it; null: as the request says
   */
  Done make(Standing alert, MoveRequest wanted, Integer seen, Account by) {
    Ready ready = ready(alert, wanted, seen, by);
    boolean again = wanted.transitionUuid() != null && !wanted.transitionUuid().isBlank();
    Optional<Done> before = again ? before(ready) : Optional.empty();
    if (before.isPresent()) {
      return before.get();
    }
    Done done = answer(ready, send(List.of(ready.command)).get(0), wanted, by);
    return done.made() || !again ? done : before(ready).orElse(done);
  }

  /**
   * What came of the same move when it was sent before: it is made once, and answered each time.
   */
  private Optional<Done> before(Ready ready) {
    String uuid = ready.command.getTransitionUuid();
    Optional<AlertReader.Made> made = reader.made(ready.alert, uuid);
    if (made.isPresent() && !made.get().event().equals(ready.command.getEvent().name())) {
      throw Fault.conflict(
          "ID_USED",
          "此标识已用于此预警的另一办理：" + made.get().event(),
          "this id has made another move of this alert: " + made.get().event());
    }
    return made.map(
        it ->
            done(
                uuid,
                it.seq(),
                it.from(),
                AlertEvent.valueOf(it.event()),
                AlertState.valueOf(it.to()),
                it.dueAfter(),
                it.card()));
  }

  /**
   * The same move of many alerts, each of which is done or refused by itself.
   *
   * @param seen seq of each alert as the asker saw it; absent: whichever
   */
  List<Result> make(
      List<Standing> alerts, MoveRequest wanted, Map<String, Integer> seen, Account by) {
    List<Ready> ready =
        alerts.stream().map(it -> ready(it, wanted, seen.get(it.alertId()), by)).toList();
    List<Outcome> outcomes =
        ready.isEmpty() ? List.of() : send(ready.stream().map(Ready::command).toList());
    List<Result> results = new ArrayList<>();
    for (int i = 0; i < ready.size(); i++) {
      String id = ready.get(i).alert.alertId();
      try {
        results.add(new Result(id, answer(ready.get(i), outcomes.get(i), wanted, by), null));
      } catch (Fault refused) {
        results.add(new Result(id, null, Problem.body(refused)));
      }
    }
    return results;
  }

  private Ready ready(Standing alert, MoveRequest wanted, Integer seen, Account by) {
    if (!by.role().mayAskFor(wanted.wanted())) {
      throw Fault.forbidden("FORBIDDEN", "您的角色不能作此办理", "your role may not do this");
    }
    String uuid =
        wanted.transitionUuid() == null || wanted.transitionUuid().isBlank()
            ? UUID.randomUUID().toString()
            : wanted.transitionUuid();
    CommandRecord.Builder command =
        wanted.fill(
            CommandRecord.newBuilder()
                .setTransitionUuid(uuid)
                .setAlertId(alert.alertId())
                .setSubject(alert.subject())
                .setEvent(wanted.wanted())
                .setActorRole(by.role().actor().orElseThrow())
                .setActorOrg(by.org())
                .setActorId(by.name())
                .setActorRegion(by.area())
                .setEventTime(clock.instant())
                .setSourceSystem("console"));
    if (seen != null) {
      command.setExpectedSeq(seen);
    }
    CommandRecord ready = command.build();
    CommandSize.check(ready, alert.linkedActs().size())
        .ifPresent(
            refusal -> {
              throw Fault.invalid(refusal.field(), refusal.expected());
            });
    return new Ready(alert, ready);
  }

  private List<Outcome> send(List<CommandRecord> commands) {
    try {
      return moves().send(commands, PATIENCE);
    } catch (IOException e) {
      throw Fault.unavailable("消息总线暂不可用，请稍候再试", "Kafka does not answer, try again");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw Fault.unavailable("服务正在停止", "the server is stopping");
    }
  }

  private Done answer(Ready ready, Outcome outcome, MoveRequest wanted, Account by) {
    Standing alert = ready.alert;
    String told = wanted.event() + " " + describe(outcome);
    audit.write(by, "MOVE", alert.alertId(), alert.state() + " seq " + alert.seq(), told);
    return answer(outcome, ready.command.getTransitionUuid());
  }

  private static Done answer(Outcome outcome, String uuid) {
    if (outcome instanceof Outcome.Made made) {
      AlertTransition it = made.transition();
      return done(
          uuid,
          it.getSeq(),
          it.getFrom() == null ? null : it.getFrom().name(),
          it.getEvent(),
          it.getTo(),
          it.getDueAfter(),
          it.getCard().name());
    }
    if (outcome instanceof Outcome.Refused refused) {
      RejectRecord reject = refused.reject();
      if (reject.getReason() == RejectReason.COMMAND_STALE) {
        throw Fault.stale();
      }
      throw Fault.refused(reject.getReason().name(), reject.getField(), reject.getExpected());
    }
    return new Done(
        false, uuid, 0, null, null, null, null, null, "指令已送达，尚未办理", "sent, and not handled yet");
  }

  private static Done done(
      String uuid,
      int seq,
      String from,
      AlertEvent event,
      AlertState to,
      Instant due,
      String card) {
    Word did = Word.of(event);
    Word now = Word.of(to);
    return new Done(
        true,
        uuid,
        seq,
        from,
        event.name(),
        to.name(),
        due,
        card,
        "已" + did.zh() + "，现为" + now.zh(),
        "done: " + did.en() + ", now " + now.en());
  }

  private static String describe(Outcome outcome) {
    if (outcome instanceof Outcome.Made made) {
      return "-> " + made.transition().getTo() + " seq " + made.transition().getSeq();
    }
    if (outcome instanceof Outcome.Refused refused) {
      return "refused " + refused.reject().getReason() + " " + refused.reject().getField();
    }
    return "unanswered";
  }

  /** Beside the start; whoever moves the first alert finds the way open. */
  @EventListener(ApplicationReadyEvent.class)
  void connect() {
    Thread thread = new Thread(this::tryToConnect, "first-connection");
    thread.setDaemon(true);
    thread.start();
  }

  private void tryToConnect() {
    if (cluster.find("kafka.bootstrap.servers").isEmpty()) {
      return;
    }
    try {
      moves().connect();
    } catch (IOException e) {
      LOG.info(
          "Kafka 尚未应答，首次办理时再连 / not answering yet, the first move connects: {}", e.getMessage());
    }
  }

  /** Another one where the cluster has moved. */
  private synchronized Moves moves() {
    String now = cluster.find("kafka.bootstrap.servers").orElse("");
    if (moves == null || !now.equals(brokers)) {
      close();
      moves = new Moves(cluster.kafka(LogUser.CONSOLE), cluster.kafka(LogUser.READER));
      brokers = now;
    }
    return moves;
  }

  @PreDestroy
  synchronized void close() {
    if (moves != null) {
      moves.close();
      moves = null;
    }
  }
}
