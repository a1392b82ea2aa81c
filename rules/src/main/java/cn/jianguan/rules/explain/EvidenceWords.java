package cn.jianguan.rules.explain;

import cn.jianguan.record.EvidenceValue;
import cn.jianguan.rules.history.FeatureReference;
import cn.jianguan.rules.model.IndicatorDefinition;
import cn.jianguan.rules.model.ModelDefinition;
import cn.jianguan.rules.pack.Manifest;
import cn.jianguan.rules.wording.Language;
import cn.jianguan.rules.wording.Names;
import cn.jianguan.rules.wording.Quantity;
import cn.jianguan.rules.wording.Spoken;
import cn.jianguan.rules.wording.Wording;
import java.time.ZoneId;

/** Values of evidence, which are kept as machines write them, in words. */
public final class EvidenceWords {
  private static final String NUMBER = "-?[0-9]{1,18}(\\.[0-9]+)?";

  private final ModelDefinition model;
  private final Wording wording;
  private final String currency;

  /**
   * @param currency ISO 4217 code of the money in the evidence; empty CNY
   */
  public EvidenceWords(Manifest manifest, Language language, String currency) {
    this.model = manifest.definition();
    this.wording = new Wording(language, Names.none(), ZoneId.of("Asia/Shanghai"));
    this.currency = currency;
  }

  /** The value. */
  public String value(EvidenceValue evidence) {
    return words(evidence.getValue(), quantity(evidence.getName()));
  }

  /** What it was compared with; empty where it was not. */
  public String threshold(EvidenceValue evidence) {
    return words(evidence.getThreshold(), quantity(evidence.getName()));
  }

  private String words(String text, Quantity quantity) {
    if (text.equals("true") || text.equals("false")) {
      return wording.of(new Spoken(Boolean.valueOf(text), quantity), currency);
    }
    return text.matches(NUMBER) ? wording.of(new Spoken(number(text), quantity), currency) : text;
  }

  private static Number number(String text) {
    return text.contains(".") ? (Number) Double.valueOf(text) : Long.valueOf(text);
  }

  private Quantity quantity(String name) {
    for (IndicatorDefinition indicator : model.indicators()) {
      if (indicator.name().equals(name)) {
        return indicator.quantity();
      }
    }
    FeatureReference feature = new FeatureReference(name);
    return model.trigger().kinds().stream()
        .filter(feature::isKnownTo)
        .findFirst()
        .map(feature::quantity)
        .orElse(Quantity.ofField(name));
  }
}
