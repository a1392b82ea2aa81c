package cn.jianguan.jobs.intake;

import cn.jianguan.code.NearCodes;
import cn.jianguan.jobs.reference.NationalLists;
import cn.jianguan.record.Agency;
import cn.jianguan.record.CodeListEntry;
import cn.jianguan.record.IdScheme;
import cn.jianguan.record.ReferenceRecord;
import cn.jianguan.record.Region;
import cn.jianguan.record.SourceDeclaration;
import cn.jianguan.record.SupervisionItem;
import cn.jianguan.reference.Entries;
import cn.jianguan.reference.ReferenceIndex;
import cn.jianguan.reference.ReferenceRecords;
import cn.jianguan.rules.calendar.WorkingCalendar;
import java.util.List;

/**
 * The reference data rows are checked against: what is shipped, and what {@code reference} brought.
 * A source is checked against the national lists, or those it declared.
 */
final class ReferenceData {
  private static final String NATIONAL = "";
  private static final SourceDeclaration UNDECLARED =
      SourceDeclaration.newBuilder().setCdSource("").setName("").build();

  private final ReferenceRecords records = new ReferenceRecords();
  private final ReferenceIndex<String, Region> regions = records.by(Region.class, Region::getCode);
  private final ReferenceIndex<String, Agency> agencies = records.by(Agency.class, Agency::getCode);
  private final ReferenceIndex<String, SupervisionItem> items =
      records.by(SupervisionItem.class, SupervisionItem::getItemCode);
  private final ReferenceIndex<ListedCode, CodeListEntry> codes =
      records.by(CodeListEntry.class, code -> new ListedCode(code.getList(), code.getCode()));
  private final ReferenceIndex<String, IdScheme> schemes =
      records.by(IdScheme.class, IdScheme::getScheme);
  private final ReferenceIndex<String, SourceDeclaration> sources =
      records.by(SourceDeclaration.class, SourceDeclaration::getCdSource);
  private final WorkingCalendar calendar = WorkingCalendar.of(records, WorkingCalendar.SHANGHAI);

  private record ListedCode(String list, String code) {}

  ReferenceData() {
    NationalLists.codes().forEach(records::ship);
    NationalLists.schemes().forEach(records::ship);
  }

  void take(ReferenceRecord record, long logTime) {
    records.take(record, logTime);
  }

  /** What the source declared about itself; national rules for one that declared nothing. */
  SourceDeclaration source(String cdSource) {
    return sources.of(cdSource).newest().orElse(UNDECLARED);
  }

  /** Regions of that code in the lists the source is checked against. */
  Entries<Region> regions(String code, SourceDeclaration source) {
    return regions.of(code).where(it -> isIn(source.getRegionSchemes(), it.getScheme()));
  }

  Entries<Agency> agencies(String code) {
    return agencies.of(code);
  }

  /** Items of that code in the catalogues the source is checked against. */
  Entries<SupervisionItem> items(String code, SourceDeclaration source) {
    return items.of(code).where(it -> isIn(source.getItemSchemes(), it.getScheme()));
  }

  /** Entries of a dictionary for a code: national ones, and those the source declared. */
  Entries<CodeListEntry> codes(String list, String code, SourceDeclaration source) {
    return codes.of(new ListedCode(list, code)).where(it -> isOpenTo(it.getCdSource(), source));
  }

  /** Schemes of that name: national ones, and those the source declared or said it uses. */
  Entries<IdScheme> schemes(String name, SourceDeclaration source) {
    return schemes
        .of(name)
        .where(it -> isOpenTo(it.getCdSource(), source) || source.getIdSchemes().contains(name));
  }

  /** For a sender who wrote a code that the dictionary has not: those it has, or the nearest. */
  String validCodes(String list, String code, SourceDeclaration source) {
    List<String> valid =
        codes.keys().stream()
            .filter(it -> it.list().equals(list) && !codes(list, it.code(), source).isEmpty())
            .map(ListedCode::code)
            .toList();
    return NearCodes.allOrNearest(code, valid, it -> meaning(list, it, source));
  }

  private String meaning(String list, String code, SourceDeclaration source) {
    return codes(list, code, source).newest().map(CodeListEntry::getMeaningZh).orElse("");
  }

  /** For a sender whose code names no agency: those that are written nearly so. */
  String nearestAgencies(String code) {
    return NearCodes.nearest(
        code, agencies.keys(), it -> agencies(it).newest().map(Agency::getName).orElse(""));
  }

  /** As {@link #nearestAgencies}, of the catalogues the source is checked against. */
  String nearestItems(String code, SourceDeclaration source) {
    return NearCodes.nearest(
        code,
        items.keys().stream().filter(it -> !items(it, source).isEmpty()).toList(),
        it -> items(it, source).newest().map(SupervisionItem::getItemName).orElse(""));
  }

  /** As {@link #nearestAgencies}, of the regions the source is checked against. */
  String nearestRegions(String code, SourceDeclaration source) {
    return NearCodes.nearest(
        code,
        regions.keys().stream().filter(it -> !regions(it, source).isEmpty()).toList(),
        it -> regions(it, source).newest().map(Region::getName).orElse(""));
  }

  /** All schemes that the source may use. */
  String nearestSchemes(String name, SourceDeclaration source) {
    return NearCodes.allOrNearest(
        name,
        schemes.keys().stream().filter(it -> !schemes(it, source).isEmpty()).toList(),
        it -> schemes(it, source).newest().map(IdScheme::getName).orElse(""));
  }

  WorkingCalendar calendar() {
    return calendar;
  }

  /** No scheme declared means the national list. */
  private static boolean isIn(List<String> declared, String scheme) {
    return declared.isEmpty() ? scheme.equals(NATIONAL) : declared.contains(scheme);
  }

  private static boolean isOpenTo(String cdSource, SourceDeclaration source) {
    return cdSource.equals(NATIONAL) || cdSource.equals(source.getCdSource());
  }
}
