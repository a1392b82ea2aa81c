package cn.jianguan.local.bench;

import cn.jianguan.codec.Codec;
import cn.jianguan.codec.RecordIdentity;
import cn.jianguan.console.gateway.write.TimedRecord;
import cn.jianguan.log.Topic;
import cn.jianguan.record.ActKind;
import cn.jianguan.record.Agency;
import cn.jianguan.record.Envelope;
import cn.jianguan.record.InspectionPlan;
import cn.jianguan.record.InspectionTask;
import cn.jianguan.record.Operation;
import cn.jianguan.record.Party;
import cn.jianguan.record.ReferenceRecord;
import cn.jianguan.record.SupervisionAct;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.function.Consumer;
import org.apache.avro.specific.SpecificRecord;

/**
 * Plans of random inspections, their tasks and the objects drawn for them, as rows that become
 * known evenly from one moment to another: every known object first, then as many others as it
 * takes. Tasks last half a year; an object is visited by the agency of its act for the item of its
 * act.
 */
final class PlanRows {
  /** A task begins on the day it becomes known. */
  static final int LASTS_DAYS = 180;

  private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
  private static final String SOURCE = "BENCH";

  private final PlanScale scale;
  private final List<DrawnObject> known;
  private final long from;
  private final long until;
  private final LocalDate day;
  private long told;

  /**
   * @param known objects that are drawn; at least one
   * @param from log time of the first row, epoch ms
   * @param until log time that all rows are before
   */
  PlanRows(PlanScale scale, List<DrawnObject> known, long from, long until) {
    this.scale = scale;
    this.known = known;
    this.from = from;
    this.until = until;
    this.day = LocalDate.ofInstant(Instant.ofEpochMilli(from), ZONE);
  }

  void tell(Consumer<TimedRecord> to) {
    for (int department = 0; department < scale.departments(); department++) {
      to.accept(department(department));
    }
    for (int plan = 0; plan < scale.plans(); plan++) {
      to.accept(act(ActKind.PLAN, planId(plan), plan, plan(plan)));
      to.accept(act(ActKind.PLAN_TASK, taskId(plan), plan, task(plan)));
    }
    for (int number = 0; number < scale.objects(); number++) {
      to.accept(object(number));
    }
  }

  private TimedRecord department(int number) {
    String code = departmentOf(number);
    ReferenceRecord row =
        ReferenceRecord.newBuilder()
            .setEnvelope(envelope("Agency/" + code))
            .setBody(Agency.newBuilder().setCode(code).setName(code).setLevel(4).build())
            .build();
    return record(Topic.REFERENCE, row.getEnvelope(), from, row);
  }

  private InspectionPlan plan(int number) {
    return InspectionPlan.newBuilder()
        .setPlanId(planId(number))
        .setPlanName(planId(number))
        .setPlanYear(day.getYear())
        .setObjectCount(objectsOf(number))
        .setPlannedStart(day)
        .setPlannedEnd(day.plusDays(LASTS_DAYS))
        .setFiledAt(day)
        .setStatus("ACTIVE")
        .build();
  }

  private InspectionTask task(int plan) {
    return InspectionTask.newBuilder()
        .setTaskId(taskId(plan))
        .setTaskName(taskId(plan))
        .setTaskType("UNDIRECTED")
        .setPlanId(planId(plan))
        .setDateFrom(day)
        .setDateTo(day.plusDays(LASTS_DAYS))
        .setDrawnAt(Instant.ofEpochMilli(from))
        .setObjectCount(objectsOf(plan))
        .setStatus("DRAWN")
        .build();
  }

  /** Objects go round the plans, so that those of a plan lie apart. */
  private TimedRecord object(int number) {
    DrawnObject like = known.get(number % known.size());
    DrawnObject object = number < known.size() ? like : like.at(otherCode(like.code(), number));
    int plan = number % scale.plans();
    SupervisionAct row = SupervisionAct.newBuilder(object.act()).build();
    row.setEnvelope(envelope(taskId(plan) + '/' + number));
    row.getEnvelope().setCdSource(object.act().getEnvelope().getCdSource());
    row.setKind(ActKind.TASK_OBJECT);
    row.setOccurredAt(Instant.ofEpochMilli(from));
    row.setDateOnly(true);
    row.setItemCode("");
    row.setBody(object.drawnFor(taskId(plan), planId(plan)));
    return record(Topic.ACTS, row.getEnvelope(), moment(), row);
  }

  /** Of the form that the source's scheme allows, and of no copy of an act. */
  private static String otherCode(String like, int number) {
    return "%c9%010d".formatted(like.charAt(0), number);
  }

  private TimedRecord act(ActKind kind, String id, int plan, SpecificRecord body) {
    String agency = departmentOf(plan % scale.departments());
    SupervisionAct row =
        SupervisionAct.newBuilder()
            .setEnvelope(envelope(id))
            .setKind(kind)
            .setOccurredAt(Instant.ofEpochMilli(from))
            .setDateOnly(true)
            .setAgencyCode(agency)
            .setParty(Party.newBuilder().build())
            .setBody(body)
            .build();
    return record(Topic.ACTS, row.getEnvelope(), moment(), row);
  }

  private long moment() {
    return from + told++ * (until - from) / scale.rows();
  }

  private int objectsOf(int plan) {
    return scale.objects() / scale.plans() + (plan < scale.objects() % scale.plans() ? 1 : 0);
  }

  private static String planId(int number) {
    return "BENCH-P%05d".formatted(number);
  }

  private static String taskId(int plan) {
    return planId(plan) + "-1";
  }

  private static String departmentOf(int number) {
    return "BENCH-%04d".formatted(number);
  }

  private Envelope envelope(String id) {
    return Envelope.newBuilder()
        .setRecordUniqueIdentity("")
        .setCdId(id)
        .setCdSource(SOURCE)
        .setCdBatch(day.format(DateTimeFormatter.BASIC_ISO_DATE) + "00001")
        .setCdOperation(Operation.INSERT)
        .setSubmittedDate(day)
        .setOrigin("bench")
        .build();
  }

  private static TimedRecord record(
      Topic topic, Envelope envelope, long logTime, SpecificRecord row) {
    byte[] key = RecordIdentity.of(envelope).getBytes(StandardCharsets.UTF_8);
    return new TimedRecord(topic, key, logTime, Codec.standard().encode(row));
  }
}
