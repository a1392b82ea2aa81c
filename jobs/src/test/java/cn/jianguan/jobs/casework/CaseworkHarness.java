package cn.jianguan.jobs.casework;

import cn.jianguan.codec.Codec;
import cn.jianguan.codec.UnreadableException;
import cn.jianguan.jobs.intake.Actors;
import cn.jianguan.jobs.log.LogRecord;
import cn.jianguan.jobs.log.OutputRecord;
import cn.jianguan.jobs.metrics.InMemoryMetrics;
import cn.jianguan.jobs.metrics.Metrics;
import cn.jianguan.jobs.order.StationHarness;
import cn.jianguan.record.ActorRole;
import cn.jianguan.record.Alert;
import cn.jianguan.record.AlertEvent;
import cn.jianguan.record.AlertPlanDecision;
import cn.jianguan.record.AlertTransition;
import cn.jianguan.record.CommandRecord;
import cn.jianguan.record.HitRecord;
import cn.jianguan.record.NotificationRecord;
import cn.jianguan.record.PlannedVisit;
import cn.jianguan.record.ReferenceRecord;
import cn.jianguan.record.RejectRecord;
import cn.jianguan.record.SubjectFact;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.function.UnaryOperator;
import org.apache.avro.specific.SpecificRecord;

/** Casework run in log order in state, with the reference data of {@link Town}. */
final class CaseworkHarness {
  private static final Codec CODEC = Codec.standard();
  static final Actors ACTORS = new Actors("a secret of some length");
  private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");

  final InMemoryMetrics metrics = new InMemoryMetrics();
  private final StationHarness<CaseInput, LogRecord, OutputRecord> log = log(metrics);
  private final List<SpecificRecord> emitted = new ArrayList<>();
  private int commands;

  CaseworkHarness() {
    log.advanceTo(0);
  }

  /** A moment of 2020, Asia/Shanghai. */
  static Instant at(int month, int day, int hour, int minute) {
    return LocalDateTime.of(2020, month, day, hour, minute).atZone(SHANGHAI).toInstant();
  }

  void reference(Object body, Instant now) {
    log.reference(list(Town.row(body)), now.toEpochMilli());
  }

  CaseworkHarness hit(HitRecord hit) {
    log.data(hit.getAlertSubject(), input(hit), hit.getLogTime().toEpochMilli());
    return until(hit.getLogTime());
  }

  /** What an act means for the object of {@link HitFixtures}. */
  CaseworkHarness fact(SubjectFact fact, Instant now) {
    log.data(HitFixtures.SUBJECT, input(fact), now.toEpochMilli());
    return until(now);
  }

  /** A drawn object, which is that of {@link HitFixtures}. */
  CaseworkHarness visit(PlannedVisit visit, Instant now) {
    log.data(HitFixtures.SUBJECT, input(visit), now.toEpochMilli());
    return until(now);
  }

  /** A command about the alert; the role follows from the organisation's place in the town. */
  CaseworkHarness command(
      Alert alert,
      AlertEvent event,
      ActorRole role,
      String org,
      Instant now,
      UnaryOperator<CommandRecord.Builder> more) {
    commands++;
    CommandRecord command =
        more.apply(
                CommandRecord.newBuilder()
                    .setTransitionUuid("uuid-" + commands)
                    .setAlertId(alert.getAlertId())
                    .setSubject(alert.getSubject())
                    .setEvent(event)
                    .setActorRole(role)
                    .setActorOrg(org)
                    .setActorId("person-of-" + org)
                    .setEventTime(now))
            .build();
    return command(command, now);
  }

  CaseworkHarness command(CommandRecord command, Instant now) {
    CaseInput input = input(command, emitted.size());
    log.data(command.getSubject(), input, now.toEpochMilli());
    return until(now);
  }

  CaseworkHarness until(Instant now) {
    log.advanceTo(now.toEpochMilli()).forEach(each -> emitted.add(record(each.output())));
    return this;
  }

  List<AlertTransition> transitions() {
    return of(AlertTransition.class);
  }

  List<AlertEvent> events() {
    return transitions().stream().map(AlertTransition::getEvent).toList();
  }

  /** What was done, by rule; what was only looked at is left out. */
  List<AlertPlanDecision> decisions() {
    return of(AlertPlanDecision.class).stream().filter(AlertPlanDecision::getApplied).toList();
  }

  List<AlertPlanDecision> lookedAt() {
    return of(AlertPlanDecision.class).stream().filter(each -> !each.getApplied()).toList();
  }

  List<NotificationRecord> notices() {
    return of(NotificationRecord.class);
  }

  List<RejectRecord> rejects() {
    return of(RejectRecord.class);
  }

  AlertTransition last() {
    List<AlertTransition> all = transitions();
    return all.get(all.size() - 1);
  }

  Alert alert() {
    return last().getAlert();
  }

  List<SpecificRecord> emitted() {
    return emitted;
  }

  private <T> List<T> of(Class<T> type) {
    return emitted.stream().filter(type::isInstance).map(type::cast).toList();
  }

  /** Casework with the lists of {@link Town}; inputs of one moment come by their ids. */
  static StationHarness<CaseInput, LogRecord, OutputRecord> log(Metrics metrics) {
    StationHarness<CaseInput, LogRecord, OutputRecord> log =
        new StationHarness<>(
            new Casework(ACTORS::hide, ACTORS::words, metrics),
            (a, b) -> id(a).compareTo(id(b)),
            (a, b) -> 0);
    Town.reference().forEach(row -> log.reference(list(row), 0));
    return log;
  }

  private static LogRecord list(ReferenceRecord row) {
    return LogRecord.unopened("reference", 0, 0, 0, CODEC.encode(row));
  }

  static CaseInput input(HitRecord hit) {
    return new CaseInput.Hit(hit.getAlertSubject(), CODEC.encode(hit));
  }

  static CaseInput input(SubjectFact fact) {
    return new CaseInput.Fact(HitFixtures.SUBJECT, CODEC.encode(fact));
  }

  static CaseInput input(PlannedVisit visit) {
    return new CaseInput.Visit(HitFixtures.SUBJECT, CODEC.encode(visit));
  }

  static CaseInput input(CommandRecord command, long offset) {
    byte[] bytes = CODEC.encode(command);
    return new CaseInput.Command(
        new LogRecord(
            "commands", 0, offset, 0, command.getSubject(), bytes, bytes.length, null, ""));
  }

  static SpecificRecord record(OutputRecord output) {
    return decode(output.bytes(), output.topic().carries());
  }

  private static String id(CaseInput input) {
    if (input instanceof CaseInput.Hit hit) {
      HitRecord record = decode(hit.bytes(), HitRecord.class);
      return "1" + record.getHitId() + record.getOp();
    }
    if (!(input instanceof CaseInput.Command)) {
      return "0" + HexFormat.of().formatHex(input.bytes());
    }
    byte[] bytes = ((CaseInput.Command) input).record().bytes();
    return "2" + decode(bytes, CommandRecord.class).getTransitionUuid();
  }

  private static <T extends SpecificRecord> T decode(byte[] bytes, Class<T> type) {
    try {
      return CODEC.decode(bytes, type);
    } catch (UnreadableException e) {
      throw new AssertionError(e);
    }
  }
}
