package cn.jianguan.jobs.unify;

import cn.jianguan.record.ActKind;
import cn.jianguan.record.Envelope;
import cn.jianguan.record.Inspection;
import cn.jianguan.record.Operation;
import cn.jianguan.record.Party;
import cn.jianguan.record.Penalty;
import cn.jianguan.record.SupervisionAct;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;

/** Rows about one firm as the systems of a province send them. */
final class Province {
  static final String FIRM = "USCC:91320100MA0000015Q";
  static final String BUREAU = "AG1";
  static final String ITEM = "01234567890123";
  static final LocalDate DAY = LocalDate.of(2024, 3, 8);

  /** Ranks as declared, by system. */
  static final List<String> SYSTEMS =
      List.of("", "own", "vertical", "platform", "credit", "manual");

  private Province() {}

  static int rank(String system) {
    return SYSTEMS.indexOf(system);
  }

  static SupervisionAct penalty(String system, String id, String document) {
    SupervisionAct act = act(system, id, ActKind.PENALTY);
    act.setBody(
        Penalty.newBuilder()
            .setPunishDocumentCode(document)
            .setSetDate(DAY)
            .setFineFen(2_000_000)
            .build());
    return act;
  }

  static SupervisionAct inspection(String system, String id, String number) {
    SupervisionAct act = act(system, id, ActKind.INSPECTION);
    act.setBody(
        Inspection.newBuilder()
            .setCheckActionCode(number)
            .setCheckType("1")
            .setCheckResults(List.of("1"))
            .build());
    return act;
  }

  static Penalty body(SupervisionAct act) {
    return (Penalty) act.getBody();
  }

  static void on(SupervisionAct act, LocalDate day) {
    act.setOccurredOn(day);
    act.setOccurredAt(day.atStartOfDay(ZoneId.of("Asia/Shanghai")).toInstant());
  }

  private static SupervisionAct act(String system, String id, ActKind kind) {
    SupervisionAct act =
        SupervisionAct.newBuilder()
            .setEnvelope(
                Envelope.newBuilder()
                    .setCdId(id)
                    .setCdSource(system)
                    .setCdBatch("2024030800001")
                    .setCdOperation(Operation.INSERT)
                    .build())
            .setKind(kind)
            .setOccurredAt(DAY.atStartOfDay(ZoneId.of("Asia/Shanghai")).toInstant())
            .setDateOnly(true)
            .setAreaNumber("320102")
            .setItemCode(ITEM)
            .setAgencyCode(BUREAU)
            .setPartyBuilder(
                Party.newBuilder().setName("某店").setCeType("USCC").setUiCode(FIRM.substring(5)))
            .setBody(null)
            .build();
    on(act, DAY);
    return act;
  }
}
