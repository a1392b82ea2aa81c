package cn.jianguan.simulator;

import cn.jianguan.record.ActKind;
import cn.jianguan.record.Agency;
import cn.jianguan.record.SupervisionAct;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificRecord;

/** Turns an act of a model's example into one of the province: other days, names and numbers. */
final class Relocation {
  private static final String MONTH = "month";
  private static final String OBJECT_KEY = "USCC:";
  private static final DateTimeFormatter MONTHS = DateTimeFormatter.ofPattern("yyyyMM");

  /** Kinds that an agency does; complaints and readings come to it. */
  private static final Set<ActKind> DONE_BY_AGENCIES =
      EnumSet.of(
          ActKind.INSPECTION,
          ActKind.PENALTY,
          ActKind.COERCION,
          ActKind.OTHER_ACT,
          ActKind.PERMIT,
          ActKind.CASE_FILE,
          ActKind.SAMPLING);

  /** Fields of bodies that hold the number of a thing or a person, and nothing else. */
  private static final Set<String> NUMBERS =
      Set.of(
          """
          accountHash actionCode bidderCode bidders bondAccountHash buyerHash callerHash caseId caseNo
          certificateNo checkActionCode clueId coBidders contactHash contractId cpuHash deviceId diskHash
          documentCode dongleNo driverHash dwellingId employerCode equipmentCode equipmentCodes expertHash
          fileCreationId forceActionCode hazardId holderHash jointTaskId legalPersonHash licenseId listId
          macHash managerEmployer managerHash manifestId mergedInto meterId objectId officerCodes officerId
          orderId ownerCode parcelId payeeCode permitId personHash placeKey planId plate pointId
          practitionerHash premisesCodes projectId punishActionCode punishDocumentCode recheckOf receiverCode
          carrierCode registeredId reportId sampleId sectionId shareholders shopCode similarTo siteCode
          spotId stationCode storageId taskId templateTraces transferId tripId uploadMacHash uploadCpuHash
          uploadDiskHash winnerCode producerCode batch agencyBroker outageId point route grid parentCode
          approvalItemCode sourceCode
          """
              .strip()
              .split("\\s+"));

  /** Fields of bodies that hold an agency's code. */
  private static final Set<String> AGENCIES =
      Set.of("approvalAgency", "supervisingAgency", "jointAgencies", "handlerCode");

  private final Cast cast;
  private final Shift shift;
  private final boolean fillsItem;

  /**
   * @param fillsItem whether an act whose example names no item is done under one of the domain
   */
  Relocation(Cast cast, Shift shift, boolean fillsItem) {
    this.cast = cast;
    this.shift = shift;
    this.fillsItem = fillsItem;
  }

  SupervisionAct act(SupervisionAct example) {
    SupervisionAct act = SupervisionAct.newBuilder(example).build();
    object(act);
    place(act);
    fields(act, Set.of());
    if (act.getBody() instanceof SpecificRecord body) {
      fields(body, NUMBERS);
    }
    item(act, example);
    return act;
  }

  private void object(SupervisionAct act) {
    if (!act.getParty().getUiCode().isEmpty()) {
      Enterprise object = cast.object(act.getParty().getUiCode());
      act.getParty().setUiCode(object.code());
      act.getParty().setName(object.name());
      act.getParty().setNature("1");
      act.setObjectName(object.name());
    } else if (!act.getObjectName().isEmpty()) {
      act.setObjectName(Simulated.NAME + "商户 " + cast.number(act.getObjectName()));
    }
  }

  private void place(SupervisionAct act) {
    boolean named = !act.getAgencyCode().isEmpty();
    Agency agency =
        named
            ? cast.agency(act.getAgencyCode())
            : DONE_BY_AGENCIES.contains(act.getKind()) ? cast.ownAgency() : null;
    if (agency != null) {
      act.setAgencyCode(agency.getCode());
      act.setAgencyName(agency.getName());
    }
    if (!act.getEntrustedCode().isEmpty()) {
      act.setEntrustedCode(cast.province().entrustedBody(cast.place()));
    }
    String area = cast.place();
    if (agency != null && !covers(agency.getAreaNumber(), area)) {
      area = agency.getAreaNumber();
    }
    if (act.getOutsideArea()) {
      area = cast.province().elsewhere(area);
    } else if (act.getAreaNumber().endsWith("0000")) {
      area = Province.CODE;
    } else if (act.getAreaNumber().endsWith("00")) {
      area = Province.city(area);
    }
    act.setAreaNumber(area);
  }

  private static boolean covers(String area, String place) {
    return area.equals(Province.CODE) || area.equals(place) || area.equals(Province.city(place));
  }

  private void item(SupervisionAct act, SupervisionAct example) {
    boolean named = !example.getItemCode().isEmpty();
    if (named || fillsItem && DONE_BY_AGENCIES.contains(act.getKind())) {
      act.setItemCode(cast.item(example.getItemCode(), example.getItemStatus()));
    }
  }

  private void fields(SpecificRecord record, Set<String> numbers) {
    for (Schema.Field field : record.getSchema().getFields()) {
      Object value = record.get(field.pos());
      if (value != null) {
        record.put(field.pos(), value(field.name(), value, numbers));
      }
    }
  }

  private Object value(String name, Object value, Set<String> numbers) {
    if (value instanceof LocalDate day) {
      return shift.of(day);
    } else if (value instanceof Instant moment) {
      return shift.of(moment);
    } else if (value instanceof String text) {
      return text(name, text, numbers);
    } else if (value instanceof List<?> many && !many.isEmpty() && many.get(0) instanceof String) {
      List<String> texts = new ArrayList<>();
      many.forEach(each -> texts.add(text(name, (String) each, numbers)));
      return texts;
    }
    return value;
  }

  private String text(String name, String text, Set<String> numbers) {
    if (text.isEmpty()) {
      return text;
    } else if (text.startsWith(OBJECT_KEY)) {
      return OBJECT_KEY + cast.number(text.substring(OBJECT_KEY.length()));
    } else if (numbers.contains(name)) {
      return cast.number(text);
    } else if (AGENCIES.contains(name)) {
      return cast.agency(text).getCode();
    } else if (name.equals(MONTH)) {
      return shift.of(YearMonth.parse(text, MONTHS)).format(MONTHS);
    }
    return text;
  }

  /** Names that the schema of bodies no longer has: nothing would stand for them. */
  static Set<String> unknownNumbers(List<Schema> bodies) {
    Set<String> unknown = new HashSet<>(NUMBERS);
    unknown.addAll(AGENCIES);
    for (Schema body : bodies) {
      body.getFields().forEach(field -> unknown.remove(field.name()));
    }
    return unknown;
  }
}
