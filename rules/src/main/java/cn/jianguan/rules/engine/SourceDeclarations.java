package cn.jianguan.rules.engine;

import cn.jianguan.record.SourceDeclaration;
import cn.jianguan.reference.ReferenceIndex;
import cn.jianguan.reference.ReferenceRecords;
import cn.jianguan.rules.history.FeatureReference;
import cn.jianguan.rules.history.Row;
import java.util.List;

/** What sources declare about themselves, the newest declaration of each. */
final class SourceDeclarations {
  private static final FeatureReference CD_SOURCE = new FeatureReference("cdSource");

  private final ReferenceIndex<String, SourceDeclaration> sources;

  SourceDeclarations(ReferenceRecords references) {
    this.sources = references.by(SourceDeclaration.class, SourceDeclaration::getCdSource);
  }

  /** Fields that the source of an act has no counterpart for; none where it declares nothing. */
  List<String> notKept(Row act) {
    return sources
        .of(CD_SOURCE.text(act))
        .newest()
        .map(SourceDeclaration::getOptionalFields)
        .orElse(List.of());
  }
}
