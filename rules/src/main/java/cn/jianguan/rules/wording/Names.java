package cn.jianguan.rules.wording;

import cn.jianguan.record.Agency;
import cn.jianguan.record.CodeListEntry;
import cn.jianguan.record.Region;
import cn.jianguan.record.SourceDeclaration;
import cn.jianguan.record.SupervisionItem;
import cn.jianguan.reference.ReferenceIndex;
import cn.jianguan.reference.ReferenceRecords;
import java.util.Optional;

/**
 * What codes are called, as the reference data say, the newest entry of a code first. A code nobody
 * has told of has no name. Not thread-safe.
 */
public final class Names {
  private final ReferenceIndex<String, Agency> agencies;
  private final ReferenceIndex<String, Region> regions;
  private final ReferenceIndex<String, SupervisionItem> items;
  private final ReferenceIndex<ListedCode, CodeListEntry> codes;
  private final ReferenceIndex<String, SourceDeclaration> sources;

  private record ListedCode(String list, String code) {}

  /** Names as the records tell them, now and later; made before the first record is given. */
  public Names(ReferenceRecords records) {
    agencies = records.by(Agency.class, Agency::getCode);
    regions = records.by(Region.class, Region::getCode);
    items = records.by(SupervisionItem.class, SupervisionItem::getItemCode);
    codes =
        records.by(CodeListEntry.class, entry -> new ListedCode(entry.getList(), entry.getCode()));
    sources = records.by(SourceDeclaration.class, SourceDeclaration::getCdSource);
  }

  /** No name is known. */
  public static Names none() {
    return new Names(new ReferenceRecords());
  }

  /** ISO 4217 code of the money of a source; empty CNY. */
  public String currency(String cdSource) {
    return sources.of(cdSource).newest().map(SourceDeclaration::getCurrency).orElse("");
  }

  Optional<String> of(Quantity quantity, String code, Language language) {
    Optional<String> name =
        switch (quantity) {
          case AGENCY -> agencies.of(code).newest().map(Agency::getName);
          case REGION -> regions.of(code).newest().map(Region::getName);
          case ITEM -> items.of(code).newest().map(SupervisionItem::getItemName);
          default -> Optional.empty();
        };
    return name.filter(text -> !text.isBlank()).map(language::half);
  }

  /** What a code of a dictionary means. */
  Optional<String> of(String list, String code, Language language) {
    return codes
        .of(new ListedCode(list, code))
        .newest()
        .map(entry -> language.of(entry.getMeaningZh(), entry.getMeaningEn()))
        .filter(text -> !text.isBlank());
  }
}
