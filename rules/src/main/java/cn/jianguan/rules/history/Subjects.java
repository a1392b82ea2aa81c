package cn.jianguan.rules.history;

import cn.jianguan.record.Complaint;
import cn.jianguan.record.SupervisedObject;
import cn.jianguan.record.SupervisionAct;
import java.util.ArrayList;
import java.util.List;

/** Which subjects an act concerns. */
public final class Subjects {
  private Subjects() {}

  /**
   * Subjects of a normalised act, in the order of {@link SubjectKind}; empty where it names none.
   */
  public static List<Subject> of(SupervisionAct act) {
    List<Subject> subjects = new ArrayList<>(4);
    for (SubjectKind kind : SubjectKind.values()) {
      String key = kind.remembers(act.getKind()) ? key(kind, act) : "";
      if (!key.isEmpty()) {
        subjects.add(new Subject(kind, key));
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
      case SOURCE_TABLE -> "";
    };
  }

  private static String pair(String place, String category) {
    return place.isEmpty() || category.isEmpty() ? "" : place + "|" + category;
  }
}
