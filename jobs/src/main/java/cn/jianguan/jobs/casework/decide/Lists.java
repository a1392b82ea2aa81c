package cn.jianguan.jobs.casework.decide;

import cn.jianguan.jobs.casework.routing.Directory;
import cn.jianguan.record.ExemptionItem;
import cn.jianguan.record.HitRecord;
import cn.jianguan.record.NoDisturbEntry;
import cn.jianguan.record.Outage;
import cn.jianguan.record.SandboxEntry;
import cn.jianguan.record.SupervisionItem;
import cn.jianguan.record.VisitCap;
import cn.jianguan.reference.ReferenceIndex;
import cn.jianguan.reference.ReferenceRecords;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The lists that decisions look into: exemptions, sandboxes, objects not to be disturbed, outages,
 * caps, and what the catalogue says of items. Made before the directory takes its first record.
 * Days are those of Asia/Shanghai. Not thread-safe.
 */
public final class Lists {
  private static final Duration GRACE = Duration.ofHours(2);
  private static final String KEY_ITEM = "KEY";

  private final Directory directory;
  private final ReferenceIndex<String, SupervisionItem> items;
  private final ReferenceIndex<String, ExemptionItem> exemptions;
  private final ReferenceIndex<String, SandboxEntry> sandboxes;
  private final ReferenceIndex<String, NoDisturbEntry> notDisturbed;
  private final ReferenceIndex<String, Outage> outages;
  private final ReferenceIndex<String, VisitCap> caps;

  public Lists(Directory directory) {
    this.directory = directory;
    ReferenceRecords records = directory.records();
    items = records.by(SupervisionItem.class, SupervisionItem::getItemCode);
    exemptions = records.by(ExemptionItem.class, ExemptionItem::getItemCode);
    sandboxes = records.by(SandboxEntry.class, SandboxEntry::getObjectKey);
    notDisturbed = records.by(NoDisturbEntry.class, NoDisturbEntry::getObjectKey);
    outages = records.by(Outage.class, Outage::getObjectKey);
    caps = records.by(VisitCap.class, VisitCap::getAgencyCode);
  }

  /** Main item of an item; empty where the catalogue does not say. */
  String mainItem(String item, LocalDate day) {
    return item(item, day).map(SupervisionItem::getMainItemCode).orElse("");
  }

  /** Whether an item is among others, or shares its main item with one of them: M1 or M2. */
  public boolean isSameItem(String item, List<String> others, LocalDate day) {
    return isSame(item, others) || isSameMain(item, others, day);
  }

  static boolean isSame(String item, List<String> others) {
    return !item.isEmpty() && others.contains(item);
  }

  boolean isSameMain(String item, List<String> others, LocalDate day) {
    String main = item.isEmpty() ? "" : mainItem(item, day);
    return !main.isEmpty() && others.stream().anyMatch(it -> mainItem(it, day).equals(main));
  }

  boolean isKeyItem(String item, LocalDate day) {
    return item(item, day).filter(known -> known.getRiskClass().equals(KEY_ITEM)).isPresent();
  }

  boolean mayCorrect(String item, LocalDate day) {
    return item(item, day).filter(SupervisionItem::getSelfCorrectAllowed).isPresent();
  }

  Optional<Integer> frequencyCap(String item, LocalDate day) {
    return item(item, day).map(SupervisionItem::getFrequencyCap);
  }

  /** Whether the catalogue names the agency for the item. */
  public boolean isResponsible(String agency, String item, LocalDate day) {
    return item(item, day).filter(known -> known.getSuperviseSubject().equals(agency)).isPresent();
  }

  /** Checklists of items, each once, in the order of the items. */
  public List<String> checklists(List<String> codes, LocalDate day) {
    return codes.stream()
        .flatMap(code -> item(code, day).stream())
        .flatMap(known -> known.getChecklistIds().stream())
        .distinct()
        .toList();
  }

  private Optional<SupervisionItem> item(String item, LocalDate day) {
    return items.of(item).onOrNewest(day);
  }

  /** The entry of the exemption list that covers the item in the region. */
  Optional<ExemptionItem> exemption(String item, String area, LocalDate day) {
    List<String> lineage = directory.lineage(area, day);
    return exemptions.of(item).allOn(day).stream()
        .filter(it -> it.getAreaNumber().isEmpty() || lineage.contains(it.getAreaNumber()))
        .min(Comparator.comparing(ExemptionItem::toString));
  }

  /** The sandbox the object is in, unless one of the items is on its negative list. */
  Optional<SandboxEntry> sandbox(HitRecord hit, LocalDate day) {
    return sandboxes.of(hit.getObjectKey()).allOn(day).stream()
        .filter(it -> hit.getItemCodes().stream().noneMatch(it.getNegativeItems()::contains))
        .min(Comparator.comparing(SandboxEntry::getSandboxId));
  }

  /**
   * The entry by which the object is not disturbed.
   *
   * @param disturbedAt its newest ORANGE or RED alert: only an entry that begins later counts
   */
  Optional<NoDisturbEntry> noDisturb(HitRecord hit, LocalDate day, Instant disturbedAt) {
    LocalDate disturbed =
        disturbedAt == null ? LocalDate.MIN : directory.calendar().dayOf(disturbedAt);
    return notDisturbed.of(hit.getObjectKey()).allOn(day).stream()
        .filter(
            it ->
                disturbedAt == null
                    || it.getValidFrom() != null && it.getValidFrom().isAfter(disturbed))
        .min(Comparator.comparing(NoDisturbEntry::toString));
  }

  /** The registered outage the hit occurred in, two hours after its planned end included. */
  Optional<Outage> outage(HitRecord hit) {
    Instant at = hit.getOccurredAt();
    return outages.of(hit.getObjectKey()).all().stream()
        .filter(it -> !at.isBefore(it.getFrom()) && !at.isAfter(it.getUntil().plus(GRACE)))
        .min(Comparator.comparing(Outage::getOutageId));
  }

  /** Visits a year that the agency may pay an object of the class; the lowest that applies. */
  Optional<Integer> cap(String agency, String area, String creditClass, LocalDate day) {
    List<String> lineage = directory.lineage(area, day);
    return List.of(agency, "").stream()
        .flatMap(code -> caps.of(code).allOn(day).stream())
        .filter(it -> it.getAreaNumber().isEmpty() || lineage.contains(it.getAreaNumber()))
        .filter(it -> it.getCreditClass().isEmpty() || it.getCreditClass().equals(creditClass))
        .map(VisitCap::getVisitsPerYear)
        .min(Comparator.naturalOrder());
  }
}
