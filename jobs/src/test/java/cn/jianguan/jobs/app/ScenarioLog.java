package cn.jianguan.jobs.app;

import cn.jianguan.codec.Codec;
import cn.jianguan.jobs.casework.Town;
import cn.jianguan.record.ActKind;
import cn.jianguan.record.ActorRole;
import cn.jianguan.record.Alert;
import cn.jianguan.record.AlertEvent;
import cn.jianguan.record.CommandRecord;
import cn.jianguan.record.Complaint;
import cn.jianguan.record.Envelope;
import cn.jianguan.record.Heartbeat;
import cn.jianguan.record.ModelState;
import cn.jianguan.record.Operation;
import cn.jianguan.record.Party;
import cn.jianguan.record.ReferenceRecord;
import cn.jianguan.record.SupervisionAct;
import cn.jianguan.rules.pack.Pack;
import cn.jianguan.rules.pack.PackLibrary;
import cn.jianguan.rules.scenario.Scenario;
import cn.jianguan.rules.scenario.ScenarioReader;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificRecord;

/**
 * An input of AlertJob that uses much of its state: the scenarios of models of every kind, all at
 * once, in log order. The log is cut at {@link #CUT}; at the cut and at {@link #END} a town's worth
 * of complaints raises an alert, which shows that everything before has been handled.
 */
final class ScenarioLog {
  static final long CUT = Instant.parse("2024-03-20T00:00:00.001Z").toEpochMilli();
  static final long END = Instant.parse("2025-02-01T00:00:00.001Z").toEpochMilli();

  private static final List<String> PACKS =
      List.of(
          "GZ-06", "JD-04", "JD-07", "JD-13", "JD-17", "JD-20", "RX-01", "SC-04", "ST-01", "XX-03",
          "XY-02", "XY-03", "YJ-05", "ZJ-02");
  private static final List<String> REQUIRED =
      List.of("orderId", "kind", "category", "deviceId", "meterId", "permitId");
  private static final long HOUR = Duration.ofHours(1).toMillis();
  private static final Codec CODEC = Codec.standard();

  private final List<RecordedLog.Entry> entries = new ArrayList<>();

  /**
   * @param alerts that the log opens without commands; people answer some of them
   */
  static RecordedLog of(List<Alert> alerts) {
    ScenarioLog log = new ScenarioLog();
    int number = 0;
    for (ReferenceRecord row : Town.reference()) {
      row.getEnvelope().setCdId("row-" + number++);
      log.add("reference", 0, row);
    }
    for (String id : PACKS) {
      log.pack(PackLibrary.shipped(id));
    }
    log.shadow(PackLibrary.shipped("RX-01"));
    alerts.forEach(log::answer);
    log.crowd("91320100MA0000003H", CUT);
    log.crowd("91320100MA0000021D", END);
    log.entries.removeIf(entry -> entry.logTime() > END);
    log.entries.sort(Comparator.comparingLong(RecordedLog.Entry::logTime));
    log.heartbeats(CUT + 1);
    log.heartbeats(END + 1);
    log.entries.sort(Comparator.comparingLong(RecordedLog.Entry::logTime));
    return new RecordedLog(log.entries);
  }

  private void add(String topic, long logTime, SpecificRecord record) {
    entries.add(new RecordedLog.Entry(topic, 0, logTime, CODEC.encode(record)));
  }

  private void pack(Pack pack) {
    add("models", 1, pack.publish(ModelState.ACTIVE, Instant.EPOCH, null, "author", "test"));
    int number = 0;
    for (Scenario scenario : ScenarioReader.read(pack)) {
      String prefix = pack.id() + "/" + number++ + "/";
      Map<String, SupervisionAct> known = new HashMap<>();
      for (Scenario.Step step : scenario.steps()) {
        if (step instanceof Scenario.Report report) {
          SupervisionAct act = report.act() == null ? known.get(report.id()) : report.act();
          report(prefix + report.id(), act, report, known.put(report.id(), act) != null);
        }
      }
    }
  }

  private void report(String id, SupervisionAct act, Scenario.Report report, boolean again) {
    SupervisionAct row = SupervisionAct.newBuilder(act).build();
    row.setItemCode("");
    row.setEntrustedCode("");
    row.setAgencyCode(row.getAgencyCode().isEmpty() ? "" : Town.MARKET);
    row.setAreaNumber(Town.COUNTY);
    require((SpecificRecord) row.getBody(), id);
    Envelope envelope = row.getEnvelope();
    envelope.setRecordUniqueIdentity(id);
    envelope.setCdId(id);
    envelope.setCdBatch(again ? "2000010200001" : "2000010100001");
    if (report.act() == null) {
      envelope.setCdOperation(Operation.DELETE);
    }
    add("acts", report.logTime().toEpochMilli(), row);
  }

  /** Scenarios say only what their model looks at. */
  private static void require(SpecificRecord body, String id) {
    for (String name : REQUIRED) {
      Schema.Field field = body.getSchema().getField(name);
      if (field != null && "".equals(body.get(field.pos()))) {
        body.put(field.pos(), id);
      }
    }
  }

  /** The next version of a model, which says the same, in shadow. */
  private void shadow(Pack active) {
    Map<String, String> files = new TreeMap<>(active.files());
    files.computeIfPresent(
        Pack.MODEL, (name, text) -> text.replaceFirst("(?m)^version: .*$", "version: 2.0.0"));
    Pack next = new Pack(active.id(), files);
    add("models", 2, next.publish(ModelState.SHADOW, Instant.EPOCH, null, "author", "test"));
  }

  /** Every alert but each third is signed at once and found true after the cut. */
  private void answer(Alert alert) {
    long opened = alert.getEmittedAt().toEpochMilli();
    if (Math.floorMod(alert.getAlertId().hashCode(), 3) != 0) {
      command(alert, AlertEvent.SIGN, opened + HOUR);
      command(alert, AlertEvent.VERIFY_TRUE, Math.max(opened, CUT) + 2 * HOUR);
      command(alert, AlertEvent.SUBMIT_FEEDBACK, Math.max(opened, CUT) + 3 * HOUR);
    }
  }

  private void command(Alert alert, AlertEvent event, long at) {
    add(
        "commands",
        at,
        CommandRecord.newBuilder()
            .setTransitionUuid(alert.getAlertId() + event)
            .setAlertId(alert.getAlertId())
            .setSubject(alert.getSubject())
            .setEvent(event)
            .setActorRole(ActorRole.DEPT)
            .setActorOrg(alert.getAddressee().isEmpty() ? Town.MARKET : alert.getAddressee())
            .setActorId("officer")
            .setComment("核查情况")
            .setEventTime(Instant.ofEpochMilli(at))
            .build());
  }

  private void crowd(String object, long logTime) {
    for (int caller = 0; caller < 30; caller++) {
      String id = object + "/" + caller;
      add(
          "acts",
          logTime,
          SupervisionAct.newBuilder()
              .setEnvelope(
                  Envelope.newBuilder()
                      .setRecordUniqueIdentity(id)
                      .setCdId(id)
                      .setCdSource("scenario")
                      .setCdBatch("2000010100001")
                      .setCdOperation(Operation.INSERT)
                      .build())
              .setKind(ActKind.COMPLAINT)
              .setOccurredAt(Instant.ofEpochMilli(logTime - (caller + 1) * 60_000L))
              .setAreaNumber(Town.COUNTY)
              .setObjectName("某店")
              .setParty(
                  Party.newBuilder().setName("某店").setCeType("USCC").setUiCode(object).build())
              .setBody(
                  Complaint.newBuilder()
                      .setOrderId(id)
                      .setKind("COMPLAINT")
                      .setCategory("food")
                      .setCallerHash("h" + caller)
                      .build())
              .build());
    }
  }

  private void heartbeats(long logTime) {
    Heartbeat heartbeat = Heartbeat.newBuilder().setSender("test").build();
    List.of("acts", "reference", "models", "commands")
        .forEach(topic -> add(topic, logTime, heartbeat));
  }
}
