package cn.jianguan.jobs.intake;

import cn.jianguan.log.Refusal;
import cn.jianguan.record.ActKind;
import cn.jianguan.record.Operation;
import cn.jianguan.record.RejectReason;
import cn.jianguan.record.SourceDeclaration;
import cn.jianguan.record.SupervisionAct;
import java.time.DateTimeException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Whether a tidied row may become an act: kind, then fields, then codes, then dates. Everything
 * wrong is told at once, what was found first leading. A DELETE carries only its identity, so only
 * that is checked.
 */
final class Validation {
  private static final List<Check> IDENTITY =
      List.of(
          Check.of(DisciplineHotline::source),
          Check.of(KindCheck::kindIsKnown),
          Check.of(KindCheck::batch),
          FieldCheck::envelope);

  private static final List<Check> CONTENT =
      List.of(
          FieldCheck::fields,
          Check.of(CodeCheck::item),
          Check.of(CodeCheck::implementItems),
          Check.of(CodeCheck::agency),
          Check.of(CodeCheck::entrusted),
          Check.of(CodeCheck::region),
          Check.of(CodeCheck::party),
          Check.of(CodeCheck::object),
          Check.of(CodeCheck::industry),
          Check.of(DateCheck::range),
          RangeCheck::look,
          Check.of(Suspicions::ofTheSender),
          DateCheck::refused);

  private final ReferenceData reference;
  private final Days days;

  Validation(ReferenceData reference, Days days) {
    this.reference = reference;
    this.days = days;
  }

  /** Names the fields of a row found valid whose dates do not fit: they count, but are suspect. */
  void flag(SupervisionAct act, long logTime) {
    boolean hasContent = act.getEnvelope().getCdOperation() != Operation.DELETE;
    if (hasContent) {
      Suspicions.add(act, DateCheck.flagged(row(act, logTime)));
    }
  }

  private Check.Row row(SupervisionAct act, long logTime) {
    SourceDeclaration source = reference.source(act.getEnvelope().getCdSource());
    return new Check.Row(act, source, reference, days.of(act, source), logTime);
  }

  /**
   * Why the row is refused, by field; empty where it is not.
   *
   * @param logTime when it became known, epoch ms UTC
   */
  List<Refusal> refusals(SupervisionAct act, long logTime) {
    Check.Row row;
    try {
      row = row(act, logTime);
    } catch (DateTimeException e) {
      return List.of(
          new Refusal(
              RejectReason.FIELD_RANGE,
              "occurredAt",
              String.valueOf(act.getOccurredAt()),
              "发生时间超出范围 / a time within range"));
    }
    Findings findings = new Findings();
    IDENTITY.forEach(check -> check.look(row, findings));
    if (act.getEnvelope().getCdOperation() != Operation.DELETE && act.getKind() != ActKind.OTHER) {
      Refusal misfit = KindCheck.bodyFits(row);
      if (misfit == null) {
        CONTENT.forEach(check -> check.look(row, findings));
      } else {
        findings.accept(misfit);
      }
    }
    return findings.found();
  }

  /** The first that is wrong with each field; nearly always none. */
  private static final class Findings implements Consumer<Refusal> {
    private Map<String, Refusal> byField = Map.of();

    @Override
    public void accept(Refusal refusal) {
      if (byField.isEmpty()) {
        byField = new LinkedHashMap<>();
      }
      byField.putIfAbsent(refusal.field(), refusal);
    }

    List<Refusal> found() {
      return List.copyOf(byField.values());
    }
  }
}
