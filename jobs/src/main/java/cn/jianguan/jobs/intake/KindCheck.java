package cn.jianguan.jobs.intake;

import cn.jianguan.act.ActBodies;
import cn.jianguan.log.Refusal;
import cn.jianguan.record.ActKind;
import cn.jianguan.record.RejectReason;
import org.apache.avro.specific.SpecificRecord;

/** Whether a row says what it is, and is what it says. */
final class KindCheck {
  private static final int BATCH_DIGITS = 13;

  private KindCheck() {}

  static Refusal kindIsKnown(Check.Row row) {
    return row.act().getKind() == ActKind.OTHER
        ? new Refusal(
            RejectReason.UNKNOWN_CODE, "kind", "OTHER", "应为已定义的行为种类 / a kind of act known here")
        : null;
  }

  static Refusal batch(Check.Row row) {
    String batch = row.act().getEnvelope().getCdBatch();
    return batch.length() == BATCH_DIGITS && batch.chars().allMatch(c -> c >= '0' && c <= '9')
        ? null
        : new Refusal(
            RejectReason.FIELD_FORMAT,
            "envelope.cdBatch",
            batch,
            "批次号应为 8 位日期加 5 位序号 / date of 8 digits and sequence of 5");
  }

  static Refusal bodyFits(Check.Row row) {
    ActKind kind = row.act().getKind();
    String expected = ActBodies.schema(kind).getName();
    Object body = row.act().getBody();
    String sent = body instanceof SpecificRecord record ? record.getSchema().getName() : "";
    return sent.equals(expected)
        ? null
        : new Refusal(
            RejectReason.KIND_MISMATCH,
            "body",
            sent,
            "种类 %1$s 的正文应为 %2$s / %1$s carries %2$s".formatted(kind, expected));
  }
}
