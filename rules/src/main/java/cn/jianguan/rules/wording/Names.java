package cn.jianguan.rules.wording;

import cn.jianguan.act.ActBodies;
import cn.jianguan.code.RegionCode;
import cn.jianguan.code.Regions;
import cn.jianguan.record.ActKind;
import cn.jianguan.record.Agency;
import cn.jianguan.record.CodeListEntry;
import cn.jianguan.record.Region;
import cn.jianguan.record.SourceDeclaration;
import cn.jianguan.record.SupervisionItem;
import cn.jianguan.reference.ReferenceIndex;
import cn.jianguan.reference.ReferenceRecords;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.avro.Schema;

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

  /** Rows of a kind of act that a source sends: its name, and what the kind is called. */
  public String ofRows(String cdSource, String kind, Language language) {
    String source =
        sources
            .of(cdSource)
            .newest()
            .map(SourceDeclaration::getName)
            .filter(name -> !name.isBlank())
            .map(language::half)
            .orElse(cdSource);
    Schema body = ActBodies.schema(ActKind.valueOf(kind));
    String chinese = body == null ? kind : body.getDoc().split(" / ", 2)[0];
    String english = kind.toLowerCase(Locale.ROOT).replace('_', ' ');
    return language.of(source + "报送的" + chinese, "rows of " + english + " from " + source);
  }

  Optional<String> of(Quantity quantity, String code, Language language) {
    Optional<String> name =
        switch (quantity) {
          case AGENCY -> agencies.of(code).newest().map(Agency::getName);
          case REGION -> regions.of(code).newest().map(Region::getName).or(() -> shipped(code));
          case ITEM -> items.of(code).newest().map(SupervisionItem::getItemName);
          default -> Optional.empty();
        };
    return name.filter(text -> !text.isBlank()).map(language::half);
  }

  /** Regions of the national standard ship with the program. */
  private static Optional<String> shipped(String code) {
    return RegionCode.parse(code).value().map(Regions.shipped()::of).orElse(List.of()).stream()
        .reduce((older, newer) -> newer)
        .map(Regions.Region::name);
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
