package cn.jianguan.jobs.intake;

import cn.jianguan.code.RegionCode;
import cn.jianguan.record.Agency;
import cn.jianguan.record.Inspection;
import cn.jianguan.record.Region;
import cn.jianguan.record.SourceDeclaration;
import cn.jianguan.record.SupervisionAct;
import cn.jianguan.record.SupervisionItem;
import java.time.LocalDate;
import java.util.List;

/**
 * Says on an act whether who did it might: was the item in force, was the place within the agency's
 * area, is the body one that may inspect. The act is let in whatever the answer; models that watch
 * over supervision read it. What a source claims about these is written over.
 */
final class Competence {
  private static final int HIGHEST_TREE = 8;

  private final Lists lists;
  private final Days days;

  Competence(Lists lists, Days days) {
    this.lists = lists;
    this.days = days;
  }

  void judge(SupervisionAct act, SourceDeclaration source) {
    LocalDate day = days.of(act, source);
    act.setItemStatus(itemStatus(lists.items(act.getItemCode(), source), day));
    act.setOutsideArea(isOutside(act, source));
    if (act.getBody() instanceof Inspection inspection) {
      inspection.setBodyType(bodyType(inspection.getBodyType(), act));
    }
  }

  private static String itemStatus(List<SupervisionItem> items, LocalDate day) {
    if (items.isEmpty()) {
      return "";
    }
    for (SupervisionItem item : items) {
      if (CodeCheck.holds(day, item.getEffectiveFrom(), item.getEffectiveTo())) {
        return statusWithin(item);
      }
    }
    return "NOT_IN_FORCE";
  }

  /**
   * A cancelled item with a last day was in force until then; without one nobody knows until when.
   */
  private static String statusWithin(SupervisionItem item) {
    boolean isEnded = item.getStatus().equals("CANCELLED") && item.getEffectiveTo() == null;
    if (isEnded || item.getStatus().equals("SUSPENDED")) {
      return item.getStatus();
    }
    return item.getPublished() ? "" : "UNPUBLISHED";
  }

  /** Unknown areas are no ground for suspicion. */
  private boolean isOutside(SupervisionAct act, SourceDeclaration source) {
    List<Agency> agencies = lists.agencies(act.getAgencyCode());
    String own = agencies.isEmpty() ? "" : agencies.get(agencies.size() - 1).getAreaNumber();
    return !own.isEmpty()
        && !act.getAreaNumber().isEmpty()
        && !isWithin(act.getAreaNumber(), own, source)
        && !isWithin(own, act.getAreaNumber(), source);
  }

  private boolean isWithin(String place, String area, SourceDeclaration source) {
    String at = place;
    for (int i = 0; i < HIGHEST_TREE && !at.isEmpty(); i++) {
      if (at.equals(area)) {
        return true;
      }
      List<Region> declared = lists.regions(at, source);
      at = declared.isEmpty() ? "" : declared.get(declared.size() - 1).getParent();
    }
    return RegionCode.parse(area)
        .value()
        .flatMap(a -> RegionCode.parse(place).value().map(a::covers))
        .orElse(false);
  }

  /**
   * Whether a body that acts for another, or says nothing, is one the agency list knows as such.
   */
  private String bodyType(String claimed, SupervisionAct act) {
    if (!claimed.isEmpty() && !claimed.equals("ENTRUSTED") || act.getAgencyCode().isEmpty()) {
      return claimed;
    }
    String acting = act.getEntrustedCode();
    if (acting.isEmpty()) {
      return isEntrusted(act.getAgencyCode(), "")
          ? "ENTRUSTED"
          : claimed.isEmpty() ? "AGENCY" : "UNREGISTERED";
    }
    return isEntrusted(acting, act.getAgencyCode()) ? "ENTRUSTED" : "UNREGISTERED";
  }

  /**
   * @param by the agency it must act for; empty any
   */
  private boolean isEntrusted(String code, String by) {
    return lists.agencies(code).stream()
        .anyMatch(
            agency ->
                agency.getEntrusted()
                    && (by.isEmpty()
                        || agency.getEntrustedBy().isEmpty()
                        || agency.getEntrustedBy().equals(by)));
  }
}
