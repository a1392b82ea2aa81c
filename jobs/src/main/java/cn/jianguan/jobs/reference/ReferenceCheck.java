package cn.jianguan.jobs.reference;

import cn.jianguan.act.ActBodies;
import cn.jianguan.code.IndustryCode;
import cn.jianguan.code.RegionCode;
import cn.jianguan.log.Refusal;
import cn.jianguan.record.ActKind;
import cn.jianguan.record.Agency;
import cn.jianguan.record.Authority;
import cn.jianguan.record.CalendarDay;
import cn.jianguan.record.CodeListEntry;
import cn.jianguan.record.IdScheme;
import cn.jianguan.record.Law;
import cn.jianguan.record.ReferenceRecord;
import cn.jianguan.record.Region;
import cn.jianguan.record.RejectReason;
import cn.jianguan.record.SourceDeclaration;
import cn.jianguan.record.SupervisionAct;
import cn.jianguan.record.SupervisionItem;
import cn.jianguan.reference.ReferenceRecords;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.apache.avro.Schema;

/**
 * Whether a row of a list means something: patterns compile, zones, currencies, algorithms, domains
 * and kinds exist, levels are levels, periods do not end before they begin. What a row says of
 * other rows of its list is not asked here: they may come later.
 */
public final class ReferenceCheck {
  private static final List<String> DOMAINS = NationalLists.codes("domain");
  private static final List<String> KINDS =
      Arrays.stream(ActKind.values()).filter(k -> k != ActKind.OTHER).map(Enum::name).toList();
  private static final List<String> ITEM_STATES = List.of("ACTIVE", "SUSPENDED", "CANCELLED");
  private static final List<String> MEASURES = List.of("INSPECT", "PENALTY", "COERCE", "OTHER");
  private static final List<String> RISK_CLASSES = List.of("GENERAL", "KEY");
  private static final List<String> LEVELS = List.of("1", "2", "3", "4", "5");
  private static final int MOST_RANK = 5;
  private static final Pattern NATIONAL_ITEM = Pattern.compile("\\d{14}");

  private ReferenceCheck() {}

  /** All that is wrong with it; nothing is asked of a deletion. */
  public static List<Refusal> faults(ReferenceRecord record) {
    Faults faults = new Faults();
    if (ReferenceRecords.isDeletion(record)) {
      return faults.found();
    }
    Object body = record.getBody();
    if (body instanceof Region region) {
      region(region, faults);
    } else if (body instanceof Agency agency) {
      agency(agency, faults);
    } else if (body instanceof SupervisionItem item) {
      item(item, faults);
    } else if (body instanceof CalendarDay day) {
      faults.day("date", day.getDate());
      faults.zone("zone", day.getZone());
    } else if (body instanceof CodeListEntry code) {
      code(code, faults);
    } else if (body instanceof IdScheme scheme) {
      scheme(scheme, faults);
    } else if (body instanceof Authority authority) {
      authority(authority, faults);
    } else if (body instanceof Law law) {
      law(law, faults);
    } else if (body instanceof SourceDeclaration source) {
      source(source, faults);
    } else {
      ListEntryCheck.check(body, faults);
    }
    return faults.found();
  }

  private static void region(Region region, Faults faults) {
    faults.given("code", region.getCode());
    faults.given("name", region.getName());
    faults.level("level", region.getLevel());
    if (region.getScheme().isEmpty()) {
      nationalRegion("code", region.getCode(), faults);
      nationalRegion("parent", region.getParent(), faults);
    }
    if (!region.getParent().isEmpty() && region.getParent().equals(region.getCode())) {
      faults.add(
          RejectReason.FIELD_RANGE,
          "parent",
          region.getParent(),
          "上级不应为自身 / a region above it, not itself");
    }
    faults.period("validFrom", region.getValidFrom(), "validTo", region.getValidTo());
  }

  private static void nationalRegion(String field, String code, Faults faults) {
    if (!code.isBlank()) {
      RegionCode.parse(code)
          .refusal()
          .ifPresent(why -> faults.add(RejectReason.FIELD_FORMAT, field, code, why.expected()));
    }
  }

  private static void agency(Agency agency, Faults faults) {
    faults.given("code", agency.getCode());
    faults.given("name", agency.getName());
    faults.tidy("code", agency.getCode());
    faults.level("level", agency.getLevel());
    faults.listed("domain", agency.getDomain(), DOMAINS);
    faults.tidy("areaNumber", agency.getAreaNumber());
    faults.tidy("entrustedBy", agency.getEntrustedBy());
    if (!agency.getParent().isEmpty() && agency.getParent().equals(agency.getCode())) {
      faults.add(
          RejectReason.FIELD_RANGE,
          "parent",
          agency.getParent(),
          "上级不应为自身 / an agency above it, not itself");
    }
    faults.period("validFrom", agency.getValidFrom(), "validTo", agency.getValidTo());
  }

  private static void item(SupervisionItem item, Faults faults) {
    faults.given("itemCode", item.getItemCode());
    faults.tidy("itemCode", item.getItemCode());
    if (item.getScheme().isEmpty() && !NATIONAL_ITEM.matcher(item.getItemCode()).matches()) {
      faults.add(
          RejectReason.FIELD_FORMAT,
          "itemCode",
          item.getItemCode(),
          "国家监管事项目录编码应为 14 位数字 / 14 digits in the national catalogue");
    }
    faults.listed("domain", item.getDomain(), DOMAINS);
    faults.listed("levels", item.getLevels(), LEVELS);
    faults.listed("measures", item.getMeasures(), MEASURES);
    faults.listed("riskClass", item.getRiskClass(), RISK_CLASSES);
    faults.listed("status", item.getStatus(), ITEM_STATES);
    faults.listed("checkMode", item.getCheckMode(), NationalLists.codes("check_mode"));
    faults.listed("objectType", item.getObjectType(), NationalLists.codes("supervise_object_type"));
    for (String industry : item.getIndustries()) {
      IndustryCode.parse(industry)
          .refusal()
          .ifPresent(
              why -> faults.add(RejectReason.FIELD_FORMAT, "industries", industry, why.expected()));
    }
    if (item.getFrequencyCap() != null && item.getFrequencyCap() < 0) {
      faults.add(
          RejectReason.FIELD_RANGE,
          "frequencyCap",
          item.getFrequencyCap(),
          "每年次数不应为负 / not less than none a year");
    }
    faults.period("effectiveFrom", item.getEffectiveFrom(), "effectiveTo", item.getEffectiveTo());
  }

  private static void code(CodeListEntry code, Faults faults) {
    faults.given("list", code.getList());
    faults.given("code", code.getCode());
    faults.period("validFrom", code.getValidFrom(), "validTo", code.getValidTo());
  }

  private static void scheme(IdScheme scheme, Faults faults) {
    faults.given("scheme", scheme.getScheme());
    faults.tidy("scheme", scheme.getScheme());
    faults.listed("checkAlgorithm", scheme.getCheckAlgorithm(), CheckAlgorithm.names());
    CodePattern.parse(scheme.getPattern())
        .refusal()
        .ifPresent(
            why ->
                faults.add(
                    RejectReason.FIELD_FORMAT, "pattern", scheme.getPattern(), why.expected()));
  }

  private static void authority(Authority authority, Faults faults) {
    faults.given("itemCode", authority.getItemCode());
    faults.given("areaNumber", authority.getAreaNumber());
    faults.given("agencyCode", authority.getAgencyCode());
    faults.level("level", authority.getLevel());
    faults.period("validFrom", authority.getValidFrom(), "validTo", authority.getValidTo());
  }

  private static void law(Law law, Faults faults) {
    faults.given("lawId", law.getLawId());
    faults.given("name", law.getName());
    faults.listed("domain", law.getDomain(), DOMAINS);
    faults.period("validFrom", law.getValidFrom(), "validTo", law.getValidTo());
  }

  private static void source(SourceDeclaration source, Faults faults) {
    faults.given("cdSource", source.getCdSource());
    faults.zone("timeZone", source.getTimeZone());
    faults.currency("currency", source.getCurrency());
    faults.listed("kinds", source.getKinds(), KINDS);
    if (source.getRank() < 0 || source.getRank() > MOST_RANK) {
      faults.add(
          RejectReason.FIELD_RANGE,
          "rank",
          source.getRank(),
          "可信次序应为 1 至 5,0 为未知 / a rank of 1 to 5, or 0 for unknown");
    }
    source.getIdSchemes().forEach(scheme -> faults.tidy("idSchemes", scheme));
    for (String field : source.getOptionalFields()) {
      if (!isField(field)) {
        faults.add(
            RejectReason.UNKNOWN_CODE,
            "optionalFields",
            field,
            "应为监管行为的字段名,如 party.name 或 illegalFact / a field of an act, such as party.name or"
                + " illegalFact");
      }
    }
    faults.period("validFrom", source.getValidFrom(), "validTo", source.getValidTo());
  }

  /** Of the act, of its party, or of any body. */
  private static boolean isField(String name) {
    int dot = name.indexOf('.');
    if (dot >= 0) {
      Schema.Field part = SupervisionAct.getClassSchema().getField(name.substring(0, dot));
      return part != null
          && part.schema().getType() == Schema.Type.RECORD
          && part.schema().getField(name.substring(dot + 1)) != null;
    }
    return SupervisionAct.getClassSchema().getField(name) != null
        || ActBodies.all().stream().anyMatch(body -> body.getField(name) != null);
  }
}
