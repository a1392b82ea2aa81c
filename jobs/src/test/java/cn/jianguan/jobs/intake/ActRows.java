package cn.jianguan.jobs.intake;

import cn.jianguan.codec.Codec;
import cn.jianguan.codec.RecordIdentity;
import cn.jianguan.jobs.log.LogRecord;
import cn.jianguan.record.ActKind;
import cn.jianguan.record.Agency;
import cn.jianguan.record.Complaint;
import cn.jianguan.record.Envelope;
import cn.jianguan.record.Inspection;
import cn.jianguan.record.Operation;
import cn.jianguan.record.Party;
import cn.jianguan.record.Penalty;
import cn.jianguan.record.ReferenceRecord;
import cn.jianguan.record.SupervisionAct;
import cn.jianguan.record.SupervisionItem;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;

/** ActRows as a well-behaved department of Nanjing sends them, to be spoilt by tests. */
final class ActRows {
  static final String USCC = "91320100MA0000015Q";
  static final String ITEM = "01234567890123";
  static final LocalDate DAY = LocalDate.of(2024, 3, 8);
  private static final Codec CODEC = Codec.standard();

  private ActRows() {}

  static Envelope envelope(String cdId, int batch, Operation operation) {
    return Envelope.newBuilder()
        .setCdId(cdId)
        .setCdSource("32-market")
        .setCdBatch("20240308%05d".formatted(batch))
        .setCdOperation(operation)
        .build();
  }

  static SupervisionAct complaint(String cdId, int batch) {
    return SupervisionAct.newBuilder()
        .setEnvelope(envelope(cdId, batch, Operation.INSERT))
        .setKind(ActKind.COMPLAINT)
        .setOccurredAt(midnight(DAY))
        .setDateOnly(true)
        .setAreaNumber("320102")
        .setPartyBuilder(Party.newBuilder().setName("某店").setCeType("USCC").setUiCode(USCC))
        .setBody(
            Complaint.newBuilder()
                .setOrderId("T1")
                .setKind("COMPLAINT")
                .setCategory("food")
                .build())
        .build();
  }

  static SupervisionAct penalty() {
    SupervisionAct act = complaint("p1", 1);
    act.setKind(ActKind.PENALTY);
    act.setItemCode(ITEM);
    act.setAgencyCode("AG1");
    act.setObjectName("某店");
    act.getParty().setNature("1");
    act.setBody(
        Penalty.newBuilder()
            .setPunishActionName("罚款")
            .setPunishActionCode("P-1")
            .setCheckActionCode("C-1")
            .setCaseSource("1")
            .setIllegalFact("过期食品")
            .setPunishAccord("食品安全法 §124")
            .setProcedure("2")
            .setPunishDocumentCode("苏市监罚字〔2024〕12号")
            .setSetDate(DAY)
            .setPenaltyTypes(List.of("010103"))
            .setPenaltyResult("罚款 5000 元")
            .setFineFen(500_000)
            .build());
    return act;
  }

  static SupervisionAct inspection() {
    SupervisionAct act = penalty();
    act.setKind(ActKind.INSPECTION);
    act.setImplementItemCode(USCC + "401");
    act.setBody(
        Inspection.newBuilder()
            .setCheckActionName("日常检查")
            .setCheckActionCode("C-1")
            .setCheckForm("1")
            .setCheckType("1")
            .setCheckResults(List.of("1"))
            .setOfficerNames(List.of("甲"))
            .build());
    return act;
  }

  static ReferenceRecord item(LocalDate from, LocalDate to) {
    return reference(
        "item",
        SupervisionItem.newBuilder()
            .setItemCode(ITEM)
            .setDomain("SC")
            .setEffectiveFrom(from)
            .setEffectiveTo(to)
            .build());
  }

  static ReferenceRecord agency() {
    return reference(
        "agency", Agency.newBuilder().setCode("AG1").setName("某局").setLevel(4).build());
  }

  static ReferenceRecord reference(String id, Object body) {
    ReferenceRecord record = new ReferenceRecord();
    record.setEnvelope(envelope(id, 1, Operation.INSERT));
    record.setBody(body);
    return record;
  }

  static Instant midnight(LocalDate day) {
    return day.atStartOfDay(ZoneId.of("Asia/Shanghai")).toInstant();
  }

  static LogRecord raw(SupervisionAct act, long offset, long logTime) {
    String key = RecordIdentity.of(act.getEnvelope());
    byte[] bytes = CODEC.encode(act);
    return new LogRecord("acts", 0, offset, logTime, key, bytes, bytes.length, null, "");
  }

  static LogRecord raw(ReferenceRecord record) {
    byte[] bytes = CODEC.encode(record);
    String key = RecordIdentity.of(record.getEnvelope());
    return new LogRecord("reference", 0, 0, 0, key, bytes, bytes.length, null, "");
  }
}
