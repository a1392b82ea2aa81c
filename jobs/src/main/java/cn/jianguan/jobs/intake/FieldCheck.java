package cn.jianguan.jobs.intake;

import cn.jianguan.log.Refusal;
import cn.jianguan.record.RejectReason;
import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;

/** Fields by the table of rules: present, short enough, from the dictionary. */
final class FieldCheck {
  private FieldCheck() {}

  static void envelope(Check.Row row, Consumer<Refusal> found) {
    check(row, true, found);
  }

  static void fields(Check.Row row, Consumer<Refusal> found) {
    check(row, false, found);
  }

  private static void check(Check.Row row, boolean envelope, Consumer<Refusal> found) {
    for (FieldRule rule : FieldRule.of(row.act().getKind())) {
      if (rule.isOfEnvelope() == envelope) {
        Refusal refusal = check(row, rule, rule.value(row.act()));
        if (refusal != null) {
          found.accept(refusal);
        }
      }
    }
  }

  private static Refusal check(Check.Row row, FieldRule rule, Object value) {
    if (FieldRule.isMissing(value)) {
      boolean isExcused =
          !rule.isOfEnvelope() && row.source().getOptionalFields().contains(rule.name());
      return rule.required() && !isExcused
          ? new Refusal(RejectReason.FIELD_MISSING, rule.path(), "", "必填 / must be given")
          : null;
    }
    for (Object each : value instanceof Collection<?> many ? many : List.of(value)) {
      Refusal refusal = each instanceof CharSequence text ? text(row, rule, text.toString()) : null;
      if (refusal != null) {
        return refusal;
      }
    }
    return null;
  }

  private static Refusal text(Check.Row row, FieldRule rule, String text) {
    if (rule.maxLength() > 0
        && text.length() > rule.maxLength()
        && text.codePointCount(0, text.length()) > rule.maxLength()) {
      return new Refusal(
          RejectReason.FIELD_LENGTH,
          rule.path(),
          text,
          "不应超过 %1$d 个字符 / at most %1$d characters".formatted(rule.maxLength()));
    }
    boolean isOpen = rule.list().isEmpty() || text.isBlank();
    return isOpen || !row.reference().codes(rule.list(), text, row.source()).isEmpty()
        ? null
        : new Refusal(
            RejectReason.UNKNOWN_CODE,
            rule.path(),
            text,
            "应为代码表 %1$s 中的代码 / a code of dictionary %1$s".formatted(rule.list())
                + row.reference().validCodes(rule.list(), text, row.source()));
  }
}
