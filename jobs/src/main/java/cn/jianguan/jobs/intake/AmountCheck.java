package cn.jianguan.jobs.intake;

import cn.jianguan.log.Refusal;
import cn.jianguan.record.RejectReason;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificRecord;

/** Money is never negative; every amount is a field in fen, named so. */
final class AmountCheck {
  private static final String UNIT = "Fen";

  private AmountCheck() {}

  static Refusal amounts(Check.Row row) {
    if (!(row.act().getBody() instanceof SpecificRecord body)) {
      return null;
    }
    for (Schema.Field field : body.getSchema().getFields()) {
      if (field.name().endsWith(UNIT)
          && body.get(field.pos()) instanceof Long amount
          && amount < 0) {
        return new Refusal(
            RejectReason.FIELD_RANGE,
            "body." + field.name(),
            amount.toString(),
            "金额不应为负 / an amount that is not negative");
      }
    }
    return null;
  }
}
