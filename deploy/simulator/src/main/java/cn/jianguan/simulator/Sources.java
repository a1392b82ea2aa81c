package cn.jianguan.simulator;

import cn.jianguan.record.ActKind;
import cn.jianguan.record.SourceDeclaration;
import cn.jianguan.record.SupervisionAct;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificRecord;

/** The systems that send the province's rows: one of each domain, and two others. */
final class Sources {
  /** Rows older than the three months, loaded on the first day. */
  static final String HISTORY = Simulated.SOURCE + "-LS";

  /** It has a field for checklists and officers, so that models miss them where they are not. */
  static final String LISTS = Simulated.SOURCE + "-JD";

  private static final List<String> MODELS_ABOUT_LISTS = List.of("JD-04", "JD-05");

  /** Fields that are required of all, and that examples do not say. */
  private static final List<String> NOT_KEPT =
      List.of(
          """
          objectName party.name party.nature party.ceType party.uiCode itemCode implementItemCode areaNumber
          checkActionName checkForm checkType checkResults officerNames punishActionName caseSource
          illegalFact punishAccord procedure setDate penaltyTypes penaltyResult forceActionName forceBasis
          forceType actionName kind category metric status alarmType listType reportType bidderCode event
          checkActionCode punishActionCode punishDocumentCode forceActionCode documentCode actionCode
          """
              .strip()
              .split("\\s+"));

  private static final List<String> LISTS_NOT_KEPT = List.of("checklistId", "officerCodes");

  /** What a row is about has a number. */
  private static final Map<ActKind, String> NUMBERS =
      Map.ofEntries(
          Map.entry(ActKind.INSPECTION, "checkActionCode"),
          Map.entry(ActKind.PENALTY, "punishActionCode"),
          Map.entry(ActKind.COERCION, "forceActionCode"),
          Map.entry(ActKind.OTHER_ACT, "actionCode"),
          Map.entry(ActKind.OFFICER, "officerId"),
          Map.entry(ActKind.COMPLAINT, "orderId"),
          Map.entry(ActKind.SAMPLING, "sampleId"),
          Map.entry(ActKind.IOT, "deviceId"),
          Map.entry(ActKind.DEVICE_STATUS, "deviceId"),
          Map.entry(ActKind.VEHICLE_ALARM, "plate"),
          Map.entry(ActKind.OVERLOAD, "caseNo"),
          Map.entry(ActKind.PERMIT, "permitId"),
          Map.entry(ActKind.COMMITMENT, "permitId"),
          Map.entry(ActKind.DISCLOSURE, "documentCode"),
          Map.entry(ActKind.CASE_FILE, "caseId"),
          Map.entry(ActKind.CASE_TRANSFER, "transferId"),
          Map.entry(ActKind.HAZARD, "hazardId"),
          Map.entry(ActKind.LICENSE, "licenseId"),
          Map.entry(ActKind.ORDER, "orderId"),
          Map.entry(ActKind.WASTE_MANIFEST, "manifestId"),
          Map.entry(ActKind.STORAGE, "storageId"),
          Map.entry(ActKind.UTILITY, "meterId"),
          Map.entry(ActKind.BID_SECTION, "sectionId"),
          Map.entry(ActKind.BID_FILE, "sectionId"),
          Map.entry(ActKind.BID_SCORE, "sectionId"),
          Map.entry(ActKind.CONTRACT, "contractId"),
          Map.entry(ActKind.SURVEY_SPOT, "spotId"),
          Map.entry(ActKind.HEALTH_REPORT, "reportId"),
          Map.entry(ActKind.RANDOM_ITEM_LIST, "listId"),
          Map.entry(ActKind.PLAN, "planId"),
          Map.entry(ActKind.PLAN_TASK, "taskId"),
          Map.entry(ActKind.ALERT_ACTION, "clueId"));

  private Sources() {}

  /** The system that reports a story about a model. */
  static String of(String model, String domain) {
    return MODELS_ABOUT_LISTS.contains(model) ? LISTS : ofDomain(domain);
  }

  static String ofDomain(String domain) {
    return Simulated.SOURCE + '-' + domain;
  }

  static List<SourceDeclaration> declarations(Province province) {
    List<SourceDeclaration> all = new ArrayList<>();
    Province.DOMAINS.forEach(
        domain ->
            all.add(
                declaration(
                    ofDomain(domain),
                    "省级行业系统 " + domain,
                    province.department(domain, Province.CODE).getCode())));
    String keeper = province.dataBureau().getCode();
    all.add(declaration(HISTORY, "历史数据补录", keeper));
    all.add(declaration(LISTS, "行政执法监督平台", keeper));
    return all;
  }

  private static SourceDeclaration declaration(String source, String name, String agency) {
    List<String> optional = new ArrayList<>(NOT_KEPT);
    if (!source.equals(LISTS)) {
      optional.addAll(LISTS_NOT_KEPT);
    }
    return SourceDeclaration.newBuilder()
        .setCdSource(source)
        .setName(Simulated.NAME + name + " / simulated, no real data")
        .setAgencyCode(agency)
        .setRank(1)
        .setRegionSchemes(List.of(Simulated.CATALOGUE))
        .setItemSchemes(List.of(Simulated.CATALOGUE))
        .setOptionalFields(optional)
        .build();
  }

  /** Gives a row the number of what it is about, where it has none. */
  static void complete(SupervisionAct act, String id) {
    String name = NUMBERS.get(act.getKind());
    if (name != null && act.getBody() instanceof SpecificRecord body) {
      Schema.Field field = body.getSchema().getField(name);
      if ("".equals(body.get(field.pos()))) {
        body.put(field.pos(), id.length() > 50 ? id.substring(id.length() - 50) : id);
      }
    }
  }
}
