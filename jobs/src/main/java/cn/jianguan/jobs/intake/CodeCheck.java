package cn.jianguan.jobs.intake;

import cn.jianguan.code.CodeText;
import cn.jianguan.code.IndustryCode;
import cn.jianguan.code.Reading;
import cn.jianguan.jobs.reference.CheckAlgorithm;
import cn.jianguan.jobs.reference.CodePattern;
import cn.jianguan.log.Refusal;
import cn.jianguan.record.ActKind;
import cn.jianguan.record.Agency;
import cn.jianguan.record.IdScheme;
import cn.jianguan.record.RejectReason;
import cn.jianguan.record.SupervisedObject;
import cn.jianguan.reference.Entries;
import java.time.LocalDate;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/** Codes of items, agencies, regions, parties and objects against the lists that hold for a row. */
final class CodeCheck {
  private static final Pattern NATIONAL_ITEM = Pattern.compile("\\d{14}");
  private static final Pattern EXERCISE_LEVEL = Pattern.compile("[1-5].*");
  private static final int USCC_LENGTH = 18;
  private static final int LEAST_PLACEHOLDER = 6;
  private static final Map<String, Reading<CodePattern>> PATTERNS = new ConcurrentHashMap<>();

  private CodeCheck() {}

  /**
   * An item must be one of the catalogue. Whether it was in force is not asked here: exercise of a
   * cancelled item is what models look for, so such a row is let in and {@link Competence} says so.
   */
  static Refusal item(Check.Row row) {
    String code = row.act().getItemCode();
    if (code.isEmpty() || row.act().getKind() == ActKind.ITEM) {
      return null;
    }
    boolean isNational = row.source().getItemSchemes().isEmpty();
    if (isNational && !NATIONAL_ITEM.matcher(code).matches()) {
      return new Refusal(
          RejectReason.FIELD_FORMAT, "itemCode", code, "监管事项目录编码应为 14 位数字 / 14 digits");
    }
    return row.reference().items(code, row.source()).isEmpty()
        ? new Refusal(
            RejectReason.UNKNOWN_ITEM,
            "itemCode",
            code,
            "应为目录中的事项 / an item of the catalogue"
                + row.reference().nearestItems(code, row.source()))
        : null;
  }

  /** Agency's credit code, exercise level, own part; several separated by comma. */
  static Refusal implementItems(Check.Row row) {
    String codes = row.act().getImplementItemCode();
    for (String code : codes.isEmpty() ? new String[0] : codes.split(",", -1)) {
      if (code.length() <= USCC_LENGTH
          || !EXERCISE_LEVEL.matcher(code.substring(USCC_LENGTH)).matches()) {
        return new Refusal(
            RejectReason.FIELD_FORMAT,
            "implementItemCode",
            code,
            "应为机构统一社会信用代码加行使层级 1 至 5 / the agency's credit code and a level of 1 to 5");
      }
      Refusal refusal =
          CheckAlgorithm.check("GB32100", "implementItemCode", code.substring(0, USCC_LENGTH));
      if (refusal != null) {
        return refusal;
      }
    }
    return null;
  }

  static Refusal agency(Check.Row row) {
    return agency(row, "agencyCode", row.act().getAgencyCode());
  }

  static Refusal entrusted(Check.Row row) {
    return agency(row, "entrustedCode", row.act().getEntrustedCode());
  }

  private static Refusal agency(Check.Row row, String field, String code) {
    if (code.isEmpty()) {
      return null;
    }
    Entries<Agency> agencies = row.reference().agencies(code);
    if (agencies.isEmpty()) {
      return new Refusal(
          RejectReason.UNKNOWN_AGENCY,
          field,
          code,
          "应为已登记的机构 / an agency known here" + row.reference().nearestAgencies(code));
    }
    return agencies.on(row.day()).isPresent() ? null : notEffective(field, code, row.day());
  }

  static Refusal region(Check.Row row) {
    String code = row.act().getAreaNumber();
    return switch (RegionStanding.of(code, row.source(), row.day(), row.reference())) {
      case NONE, IN_FORCE, NOT_IN_FORCE, UNLISTED -> null;
      case EXPIRED -> notEffective("areaNumber", code, row.day());
      case UNKNOWN ->
          new Refusal(
              RejectReason.UNKNOWN_REGION,
              "areaNumber",
              code,
              "应为已登记的行政区划 / a region known here"
                  + row.reference().nearestRegions(code, row.source()));
    };
  }

  static Refusal party(Check.Row row) {
    return scheme(
        row,
        "party.ceType",
        row.act().getParty().getCeType(),
        "party.uiCode",
        row.act().getParty().getUiCode());
  }

  static Refusal object(Check.Row row) {
    return row.act().getBody() instanceof SupervisedObject object
        ? scheme(
            row,
            "body.objectCodeScheme",
            object.getObjectCodeScheme(),
            "body.objectCode",
            object.getObjectCode())
        : null;
  }

  private static Refusal scheme(
      Check.Row row, String schemeField, String name, String codeField, String code) {
    if (code.isEmpty()) {
      return null;
    }
    IdScheme scheme = row.reference().schemes(name, row.source()).newest().orElse(null);
    if (scheme == null) {
      return new Refusal(
          RejectReason.UNKNOWN_CODE,
          schemeField,
          name,
          "应为已声明的编码体系 / a scheme declared here"
              + row.reference().nearestSchemes(name, row.source()));
    }
    Reading<CodePattern> form = PATTERNS.computeIfAbsent(scheme.getPattern(), CodePattern::parse);
    CodePattern pattern = form.value().orElse(null);
    if (pattern == null) {
      return new Refusal(
          RejectReason.FIELD_FORMAT,
          schemeField,
          name,
          "应为可用的编码体系,%1$s 的格式 %2$s 写错,请其来源更正 / a scheme that can be used: %1$s has the malformed"
                  .formatted(name, scheme.getPattern())
              + " pattern "
              + scheme.getPattern()
              + ", which its source must correct");
    }
    if (!scheme.getPattern().isEmpty() && !pattern.matches(code)) {
      return new Refusal(
          RejectReason.FIELD_FORMAT,
          codeField,
          code,
          "应符合 %1$s 的格式 %2$s / the form %2$s of %1$s"
              .formatted(scheme.getScheme(), scheme.getPattern()));
    }
    if (CodeText.hidesCharacters(code)) {
      return new Refusal(
          RejectReason.FIELD_FORMAT,
          codeField,
          code,
          "应只含可见字符 / visible characters only: this has control or zero-width ones");
    }
    if (!scheme.getCdSource().isEmpty() && isPlaceholder(code)) {
      return new Refusal(
          RejectReason.FIELD_RANGE,
          codeField,
          code,
          "应为实际号码,不能是占位号码 / a number of somebody, not a placeholder");
    }
    return CheckAlgorithm.check(scheme.getCheckAlgorithm(), codeField, code);
  }

  /** A short number of one digit may be somebody's (licence 22); of zeros only none is. */
  private static boolean isPlaceholder(String code) {
    return CodeText.saysNone(code)
        || CodeText.isPlaceholder(code)
            && (code.charAt(0) == '0' || code.length() >= LEAST_PLACEHOLDER);
  }

  static Refusal industry(Check.Row row) {
    String code = row.act().getIndustryCode();
    if (code.isEmpty() || IndustryCode.bygone(code).isPresent()) {
      return null;
    }
    return IndustryCode.parse(code)
        .refusal()
        .map(why -> new Refusal(RejectReason.FIELD_FORMAT, "industryCode", code, why.expected()))
        .orElse(null);
  }

  private static Refusal notEffective(String field, String code, LocalDate day) {
    return new Refusal(
        RejectReason.CODE_NOT_EFFECTIVE,
        field,
        code,
        "应为 %1$s 当日有效的代码 / a code in force on %1$s".formatted(day));
  }
}
