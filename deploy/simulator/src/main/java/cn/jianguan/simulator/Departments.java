package cn.jianguan.simulator;

import cn.jianguan.record.Alert;
import cn.jianguan.record.AlertEvent;
import cn.jianguan.record.AlertTransition;
import cn.jianguan.record.CommandRecord;
import cn.jianguan.record.Severity;
import cn.jianguan.record.SupervisionAct;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * People who answer alerts: most in time, some a few hours late, a few never, until they are
 * chased; now and then they forget what a move needs, and send it again. What somebody does follows
 * from the seed, the alert and its state, so that the same log is answered alike.
 */
final class Departments {
  private static final double LATE = 0.05;
  private static final double SILENT = 0.008;
  private static final double SILENT_WHEN_CHASED = 0.3;
  private static final double MISTAKEN = 0.03;
  private static final double LONGEST_IN_TIME = 0.75;
  private static final Duration AT_LEAST = Duration.ofMinutes(3);
  private static final Duration LONGEST_DELAY = Duration.ofHours(20);
  private static final Duration UNTIL_MENDED = Duration.ofHours(2);
  private static final Duration WHERE_NO_CLOCK_RUNS = Duration.ofDays(3);
  private static final int OPENS = 9;
  private static final int CLOSES = 17;

  /** After these it is somebody's turn though the state is the same. */
  private static final Set<AlertEvent> TURNS =
      EnumSet.of(
          AlertEvent.AUDIT_PASS,
          AlertEvent.ASK_EXTENSION,
          AlertEvent.EXTEND,
          AlertEvent.REFUSE_EXTENSION,
          AlertEvent.EXTENSION_LAPSED,
          AlertEvent.CARD_RED);

  private final Answers answers;
  private final long seed;
  private final Map<String, Turn> turns = new HashMap<>();
  private final Set<String> takenBack = new HashSet<>();

  /**
   * @param seq of the transition after which it is somebody's turn
   * @param at when they mean to move
   * @param due the deadline they know of; null: none
   * @param acts that the alert links
   */
  private record Turn(int seq, Instant at, Instant due, List<String> acts) {}

  Departments(Province province, long seed) {
    this.answers = new Answers(province);
    this.seed = seed;
  }

  /**
   * What people will do about a transition, with the time at which they do it. Ask again before it
   * is done: {@link #stillMeant}.
   */
  List<Answer> answer(AlertTransition made) {
    Alert alert = made.getAlert();
    boolean same = made.getFrom() == made.getTo();
    if (same && !TURNS.contains(made.getEvent()) && !isSooner(alert)) {
      return List.of();
    }
    boolean chased = made.getEvent() == AlertEvent.CARD_RED;
    if (chased && meant(alert).at().isAfter(made.getLogTime())) {
      return List.of(); // somebody is about to
    }
    Chance chance = Chance.of(seed, alert.getAlertId() + '#' + made.getSeq());
    turns.put(alert.getAlertId(), turn(made, Instant.MIN));
    if (chance.happens(chased ? SILENT_WHEN_CHASED : SILENT)) {
      return List.of();
    }
    Instant at = moment(made, chance);
    CommandRecord move = answers.move(made, at, chance);
    if (move == null) {
      return List.of();
    }
    turns.put(alert.getAlertId(), turn(made, at));
    move.setTransitionUuid("SIM-" + alert.getAlertId() + '-' + made.getSeq());
    if (move.getEvent() != AlertEvent.VERIFY_TRUE || !chance.happens(MISTAKEN)) {
      return List.of(answers.withActs(made, move, chance));
    }
    CommandRecord mistake = CommandRecord.newBuilder(move).setOfficers(1).build();
    mistake.setTransitionUuid(move.getTransitionUuid() + "-0");
    move.setEventTime(at.plus(UNTIL_MENDED));
    return List.of(Answer.of(mistake), Answer.of(move));
  }

  private static Turn turn(AlertTransition made, Instant at) {
    Alert alert = made.getAlert();
    return new Turn(made.getSeq(), at, alert.getStageDue(), List.copyOf(alert.getLinkedActs()));
  }

  /** Something made the deadline shorter: what was meant for the former one is thought over. */
  private boolean isSooner(Alert alert) {
    Turn turn = turns.get(alert.getAlertId());
    Instant due = alert.getStageDue();
    return turn != null && turn.due() != null && due != null && due.isBefore(turn.due());
  }

  /** A row was taken back by its source. */
  void takenBack(SupervisionAct act) {
    takenBack.add(Visits.number(act));
  }

  /** What a move has become by its moment: nobody passes an answer whose acts are gone. */
  CommandRecord seen(CommandRecord move) {
    List<String> acts = turns.get(move.getAlertId()).acts();
    if (move.getEvent() == AlertEvent.AUDIT_PASS && acts.stream().anyMatch(takenBack::contains)) {
      move.setEvent(AlertEvent.AUDIT_REJECT);
      move.setReasonCode("ACT_REVOKED");
    }
    return move;
  }

  /** Whether it is still their turn; people look at an alert before they move it. */
  boolean stillMeant(CommandRecord move) {
    String turn = "SIM-" + move.getAlertId() + '-' + turns.get(move.getAlertId()).seq();
    return move.getTransitionUuid().equals(turn) || move.getTransitionUuid().equals(turn + "-0");
  }

  private Turn meant(Alert alert) {
    return turns.getOrDefault(alert.getAlertId(), new Turn(0, Instant.MIN, null, List.of()));
  }

  /** Some share of the time there is, or some hours after it. */
  private static Instant moment(AlertTransition made, Chance chance) {
    Instant now = made.getLogTime();
    Instant stageDue = made.getAlert().getStageDue();
    boolean running = stageDue != null && stageDue.isAfter(now);
    Instant due = running ? stageDue : now.plus(WHERE_NO_CLOCK_RUNS);
    if (chance.happens(LATE)) {
      return due.plusMillis((long) (LONGEST_DELAY.toMillis() * chance.share()));
    }
    double share = 0.05 + (LONGEST_IN_TIME - 0.05) * chance.share();
    Instant drawn = now.plusMillis((long) (Duration.between(now, due).toMillis() * share));
    Instant at = drawn.isBefore(now.plus(AT_LEAST)) ? now.plus(AT_LEAST) : drawn;
    if (made.getAlert().getSeverity() == Severity.RED) {
      return at; // at any hour
    }
    Instant open = inOfficeHours(at, chance);
    return open.isBefore(due) ? open : at;
  }

  private static Instant inOfficeHours(Instant at, Chance chance) {
    ZonedDateTime there = at.atZone(Simulated.ZONE);
    boolean open = there.getHour() >= OPENS && there.getHour() < CLOSES;
    if (open && !isWeekend(there)) {
      return at;
    }
    LocalTime opening = LocalTime.of(OPENS + chance.below(3), chance.below(60), chance.below(60));
    ZonedDateTime day = there.getHour() >= CLOSES ? there.plusDays(1) : there;
    while (isWeekend(day)) {
      day = day.plusDays(1);
    }
    return day.with(opening).toInstant();
  }

  private static boolean isWeekend(ZonedDateTime day) {
    return day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY;
  }
}
