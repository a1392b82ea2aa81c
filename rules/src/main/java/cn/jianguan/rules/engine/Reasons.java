package cn.jianguan.rules.engine;

import cn.jianguan.rules.history.FeatureReference;
import cn.jianguan.rules.history.Row;
import cn.jianguan.rules.history.Subject;
import cn.jianguan.rules.history.SubjectKind;
import cn.jianguan.rules.wording.Language;
import cn.jianguan.rules.wording.Names;
import cn.jianguan.rules.wording.Quantity;
import cn.jianguan.rules.wording.Spoken;
import cn.jianguan.rules.wording.Wording;
import java.time.ZoneId;

/** Says why a model fired, in words: what its sentences speak of, and of what sort that is. */
final class Reasons {
  private static final String OBJECT_NAME = "objectName";
  private static final String SUBJECT = "subject";
  private static final FeatureReference OBJECT_KEY = new FeatureReference("objectKey");
  private static final FeatureReference CURRENCY = new FeatureReference("currency");
  private static final FeatureReference CD_SOURCE = new FeatureReference("cdSource");

  private final Names names;
  private final Wording chinese;
  private final Wording english;

  /** The same in both languages. */
  record Reason(String zh, String en) {}

  Reasons(Names names, ZoneId zone) {
    this.names = names;
    this.chinese = new Wording(Language.ZH, names, zone);
    this.english = new Wording(Language.EN, names, zone);
  }

  Reason of(CompiledModel model, Evaluation evaluation, Subject subject) {
    String currency = currency(evaluation.trigger());
    return new Reason(
        model
            .reasonZh()
            .fill(name -> spoken(name, model, evaluation, subject, Language.ZH), chinese, currency),
        model
            .reasonEn()
            .fill(
                name -> spoken(name, model, evaluation, subject, Language.EN), english, currency));
  }

  private static Spoken spoken(
      String name, CompiledModel model, Evaluation evaluation, Subject subject, Language language) {
    ResolvedName resolved = model.name(name);
    Object value = resolved.in(evaluation);
    if (name.equals(OBJECT_NAME) && (value == null || value.toString().isBlank())) {
      return nameless(evaluation.trigger(), language);
    }
    Quantity quantity =
        name.equals(SUBJECT) ? ofSubject(subject.kind()) : resolved.quantity(evaluation.trigger());
    return new Spoken(value, quantity);
  }

  /** An object that has no name is told by its code, without the name of the code's scheme. */
  private static Spoken nameless(Row trigger, Language language) {
    String key = OBJECT_KEY.text(trigger);
    String code = key.substring(key.indexOf(':') + 1);
    String words =
        code.isEmpty()
            ? language.of("名称不详的对象", "an object without a name")
            : language.of("名称不详的对象（编码 " + code + "）", "the object with code " + code);
    return new Spoken(words, Quantity.PLAIN);
  }

  private static Quantity ofSubject(SubjectKind kind) {
    if (kind == SubjectKind.AGENCY) {
      return Quantity.AGENCY;
    }
    return kind == SubjectKind.ITEM ? Quantity.ITEM : Quantity.PLAIN;
  }

  /** Of the money an act speaks of: what the act says, else what its source declares. */
  private String currency(Row trigger) {
    String own = CURRENCY.text(trigger);
    return own.isEmpty() ? names.currency(CD_SOURCE.text(trigger)) : own;
  }
}
