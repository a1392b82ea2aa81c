package cn.jianguan.jobs.intake;

import cn.jianguan.code.RegionCode;
import cn.jianguan.record.Agency;
import cn.jianguan.record.Inspection;
import cn.jianguan.record.Region;
import cn.jianguan.record.SourceDeclaration;
import cn.jianguan.record.SupervisionAct;
import cn.jianguan.record.SupervisionItem;
import cn.jianguan.reference.Entries;
import java.time.LocalDate;

/**
 * Says on an act whether who did it might: was the item in force, was the place within the agency's
 * area, is the body one that may inspect. The act is let in whatever the answer; models that watch
 * over supervision read it. What a source claims about these is written over.
 */
final class Competence {
  private static final int HIGHEST_TREE = 8;

  private final ReferenceData reference;

  Competence(ReferenceData reference) {
    this.reference = reference;
  }

  void judge(SupervisionAct act, SourceDeclaration source, LocalDate day) {
    act.setItemStatus(itemStatus(reference.items(act.getItemCode(), source), day));
    act.setOutsideArea(isOutside(act, source, day));
    if (act.getBody() instanceof Inspection inspection) {
      inspection.setBodyType(bodyType(inspection.getBodyType(), act, day));
    }
  }

  private static String itemStatus(Entries<SupervisionItem> items, LocalDate day) {
    return items.isEmpty()
        ? ""
        : items.on(day).map(Competence::statusWithin).orElse("NOT_IN_FORCE");
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
  private boolean isOutside(SupervisionAct act, SourceDeclaration source, LocalDate day) {
    String own =
        reference
            .agencies(act.getAgencyCode())
            .onOrNewest(day)
            .map(Agency::getAreaNumber)
            .map(area -> around(area, source, day))
            .orElse("");
    return !own.isEmpty()
        && !act.getAreaNumber().isEmpty()
        && !isWithin(act.getAreaNumber(), own, source, day)
        && !isWithin(own, act.getAreaNumber(), source, day);
  }

  /**
   * A functional zone may lie across districts: its area is what holds it, the first region above
   * it that is of another code system. A system of its own, up to the top, is no zone.
   */
  private String around(String area, SourceDeclaration source, LocalDate day) {
    Region own = reference.regions(area, source).onOrNewest(day).orElse(null);
    if (own == null || !own.getExtension()) {
      return area;
    }
    String above = own.getParent();
    for (int i = 0; i < HIGHEST_TREE && !above.isEmpty(); i++) {
      Region region = reference.regions(above, source).onOrNewest(day).orElse(null);
      if (region == null || !region.getExtension() || !region.getScheme().equals(own.getScheme())) {
        return above;
      }
      above = region.getParent();
    }
    return area;
  }

  private boolean isWithin(String place, String area, SourceDeclaration source, LocalDate day) {
    String at = place;
    for (int i = 0; i < HIGHEST_TREE && !at.isEmpty(); i++) {
      if (at.equals(area)) {
        return true;
      }
      at = reference.regions(at, source).onOrNewest(day).map(Region::getParent).orElse("");
    }
    return RegionCode.parse(area)
        .value()
        .flatMap(a -> RegionCode.parse(place).value().map(a::covers))
        .orElse(false);
  }

  /**
   * Whether a body that acts for another, or says nothing, is one the agency list knows as such.
   */
  private String bodyType(String claimed, SupervisionAct act, LocalDate day) {
    if (!claimed.isEmpty() && !claimed.equals("ENTRUSTED") || act.getAgencyCode().isEmpty()) {
      return claimed;
    }
    String acting = act.getEntrustedCode();
    if (acting.isEmpty()) {
      return isEntrusted(act.getAgencyCode(), "", day)
          ? "ENTRUSTED"
          : claimed.isEmpty() ? "AGENCY" : "UNREGISTERED";
    }
    return isEntrusted(acting, act.getAgencyCode(), day) ? "ENTRUSTED" : "UNREGISTERED";
  }

  /**
   * @param by the agency it must act for; empty any
   */
  private boolean isEntrusted(String code, String by, LocalDate day) {
    return reference.agencies(code).allOn(day).stream()
        .anyMatch(
            agency ->
                agency.getEntrusted()
                    && (by.isEmpty()
                        || agency.getEntrustedBy().isEmpty()
                        || agency.getEntrustedBy().equals(by)));
  }
}
