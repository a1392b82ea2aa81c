package cn.jianguan.simulator;

import cn.jianguan.record.ActKind;
import cn.jianguan.record.Agency;
import cn.jianguan.record.Operation;
import cn.jianguan.record.Party;
import cn.jianguan.record.SupervisionAct;
import java.time.Instant;

/** Rows that a department of the province reports about itself, or about an enterprise. */
final class Rows {
  private Rows() {}

  /**
   * @param at log time at which the row becomes known
   */
  static SupervisionAct.Builder of(
      ActKind kind, String id, Agency department, Instant occurredAt, Instant at) {
    return SupervisionAct.newBuilder()
        .setEnvelope(
            Simulated.envelope(
                Sources.ofDomain(domain(department)),
                "SIM-" + id,
                at.toEpochMilli(),
                1,
                Operation.INSERT))
        .setKind(kind)
        .setOccurredAt(occurredAt)
        .setDomain(domain(department))
        .setAgencyCode(department.getCode())
        .setAgencyName(department.getName())
        .setAreaNumber(department.getAreaNumber())
        .setParty(Party.newBuilder().build())
        .setBody(null);
  }

  /** About an enterprise, in its own county. */
  static SupervisionAct.Builder about(Enterprise object, SupervisionAct.Builder row) {
    return row.setObjectName(object.name())
        .setAreaNumber(object.area())
        .setParty(
            Party.newBuilder()
                .setName(object.name())
                .setNature("1")
                .setCeType("USCC")
                .setUiCode(object.code())
                .build());
  }

  /** The same row, sent again. */
  static SupervisionAct again(SupervisionAct row, Object body, Instant at, Operation operation) {
    SupervisionAct again = SupervisionAct.newBuilder(row).build();
    String version = row.getEnvelope().getCdBatch();
    int next = Integer.parseInt(version.substring(version.length() - 5)) + 1;
    again.setEnvelope(
        Simulated.envelope(
            row.getEnvelope().getCdSource(),
            row.getEnvelope().getCdId(),
            at.toEpochMilli(),
            next,
            operation));
    if (body != null) {
      again.setBody(body);
    }
    return again;
  }

  /** Departments of all domains report through the market departments' system. */
  private static String domain(Agency department) {
    return Province.DOMAINS.contains(department.getDomain()) ? department.getDomain() : "SC";
  }
}
