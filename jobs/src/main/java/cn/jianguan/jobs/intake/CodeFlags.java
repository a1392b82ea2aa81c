package cn.jianguan.jobs.intake;

import cn.jianguan.code.IndustryCode;
import cn.jianguan.log.Refusal;
import cn.jianguan.record.RejectReason;
import cn.jianguan.record.SourceDeclaration;
import cn.jianguan.record.SupervisedObject;
import cn.jianguan.record.SupervisionAct;
import java.time.LocalDate;
import java.util.List;

/** Codes that are kept, or left out, though the tables do not bear them out; the act says which. */
final class CodeFlags {
  private static final String PARTY = "party.uiCode";
  private static final String OBJECT = "body.objectCode";

  private CodeFlags() {}

  /** Marks a valid act's codes of a bygone day. */
  static void raise(
      SupervisionAct act, SourceDeclaration source, LocalDate day, ReferenceData reference) {
    RegionStanding region = RegionStanding.of(act.getAreaNumber(), source, day, reference);
    if (region == RegionStanding.NOT_IN_FORCE || region == RegionStanding.UNLISTED) {
      add(act, "areaNumber", region.name());
    }
    IndustryCode.bygone(act.getIndustryCode()).ifPresent(what -> add(act, "industryCode", what));
  }

  /**
   * An object with two numbers of which one fails its check digit keeps the other: the failing one
   * is left out and marked.
   *
   * @return what is still wrong with the row
   */
  static List<Refusal> forgive(SupervisionAct act, List<Refusal> refusals) {
    if (!(act.getBody() instanceof SupervisedObject object)
        || object.getObjectCode().isEmpty()
        || act.getParty().getUiCode().isEmpty()) {
      return refusals;
    }
    List<Refusal> numbers = refusals.stream().filter(CodeFlags::isOfNumber).toList();
    if (numbers.size() != 1 || numbers.get(0).reason() != RejectReason.CHECK_DIGIT) {
      return refusals;
    }
    String field = numbers.get(0).field();
    if (field.equals(PARTY)) {
      act.getParty().setUiCode("");
    } else {
      object.setObjectCode("");
    }
    add(act, field, RejectReason.CHECK_DIGIT.name());
    return refusals.stream().filter(refusal -> refusal != numbers.get(0)).toList();
  }

  /** Of either number or of the scheme that it is read by. */
  private static boolean isOfNumber(Refusal refusal) {
    return List.of(PARTY, "party.ceType", OBJECT, "body.objectCodeScheme")
        .contains(refusal.field());
  }

  private static void add(SupervisionAct act, String field, String what) {
    Suspicions.add(act, List.of(field + ':' + what));
  }
}
