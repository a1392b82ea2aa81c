package cn.jianguan.rules.history;

import cn.jianguan.record.BidFile;
import cn.jianguan.record.Complaint;
import cn.jianguan.record.Officer;
import cn.jianguan.record.Sale;
import cn.jianguan.record.SupervisedObject;
import cn.jianguan.record.SupervisionAct;
import java.util.ArrayList;
import java.util.List;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificRecord;

/** Which subjects an act concerns. */
public final class Subjects {
  private Subjects() {}

  /**
   * Subjects of a normalised act, in the order of {@link SubjectKind}; empty where it names none.
   */
  public static List<Subject> of(SupervisionAct act) {
    List<Subject> subjects = new ArrayList<>(4);
    for (SubjectKind kind : SubjectKind.values()) {
      if (!kind.remembers(act.getKind())) {
        continue;
      }
      for (String key : keys(kind, act)) {
        if (!key.isEmpty()) {
          subjects.add(new Subject(kind, key));
        }
      }
    }
    return subjects;
  }

  /**
   * Key of the supervised object: {@code scheme:code} of the object itself where it has a code of
   * its own (equipment, facility), else of the party; empty where there is neither.
   */
  public static String objectKey(SupervisionAct act) {
    if (act.getBody() instanceof SupervisedObject object && !object.getObjectCode().isEmpty()) {
      return object.getObjectCodeScheme() + ":" + object.getObjectCode();
    }
    return act.getParty().getUiCode().isEmpty()
        ? ""
        : act.getParty().getCeType() + ":" + act.getParty().getUiCode();
  }

  private static List<String> keys(SubjectKind kind, SupervisionAct act) {
    return switch (kind) {
      case OFFICER -> officers(act);
      case OFFICER_OBJECT -> officers(act).stream().map(o -> pair(o, objectKey(act))).toList();
      case BIDDER_PAIR -> act.getBody() instanceof BidFile bid ? bidderPairs(bid) : List.of();
      default -> List.of(key(kind, act));
    };
  }

  private static List<String> bidderPairs(BidFile bid) {
    String own = bid.getBidderCode();
    return bid.getCoBidders().stream()
        .filter(other -> !other.equals(own))
        .distinct()
        .map(other -> own.compareTo(other) < 0 ? pair(own, other) : pair(other, own))
        .toList();
  }

  private static String key(SubjectKind kind, SupervisionAct act) {
    return switch (kind) {
      case OBJECT -> objectKey(act);
      case AGENCY -> act.getAgencyCode();
      case ITEM -> act.getItemCode();
      case REGION_CATEGORY ->
          act.getBody() instanceof Complaint complaint
              ? pair(act.getAreaNumber(), complaint.getCategory())
              : "";
      case GRID_CATEGORY ->
          act.getBody() instanceof Complaint complaint
              ? pair(complaint.getGrid(), complaint.getCategory())
              : "";
      case PROJECT -> text(act, "projectId");
      case BATCH -> pair(text(act, "product"), text(act, "batch"));
      case PRACTITIONER ->
          text(act, act.getBody() instanceof Sale ? "practitionerHash" : "holderHash");
      case ROUTE -> text(act, "route");
      case PROVINCE_PRODUCT ->
          act.getBody() instanceof Sale sale && sale.getControlled()
              ? pair(province(act), sale.getProduct())
              : "";
      case PROVINCE_DOMAIN -> pair(province(act), act.getDomain());
      case PLAN -> text(act, "planId");
      case APPROVAL_ITEM -> text(act, "approvalItemCode");
      case PRODUCER ->
          text(act, "producerCode").isEmpty()
              ? act.getParty().getUiCode()
              : text(act, "producerCode");
      case BID_SECTION -> text(act, "sectionId");
      case EVALUATOR -> text(act, "expertHash");
      case TENDER_OWNER -> text(act, "ownerCode");
      case PROJECT_MANAGER ->
          text(act, act.getBody() instanceof BidFile ? "managerHash" : "personHash");
      case CALLER_CATEGORY -> pair(text(act, "callerHash"), text(act, "category"));
      case DWELLING -> text(act, act.getBody() instanceof Complaint ? "placeKey" : "dwellingId");
      case SPOT -> text(act, "spotId");
      case OFFICER, OFFICER_OBJECT, BIDDER_PAIR, SOURCE_TABLE -> "";
    };
  }

  private static List<String> officers(SupervisionAct act) {
    return act.getBody() instanceof Officer officer
        ? List.of(officer.getCertificateNo())
        : ActOfficers.certificates(act);
  }

  /** A text of the body; empty where its kind has no such field. */
  private static String text(SupervisionAct act, String field) {
    if (!(act.getBody() instanceof SpecificRecord body)) {
      return "";
    }
    Schema.Field known = body.getSchema().getField(field);
    return known == null ? "" : body.get(known.pos()).toString();
  }

  private static String province(SupervisionAct act) {
    return act.getAreaNumber().length() < 2 ? "" : act.getAreaNumber().substring(0, 2);
  }

  private static String pair(String place, String category) {
    return place.isEmpty() || category.isEmpty() ? "" : place + "|" + category;
  }
}
