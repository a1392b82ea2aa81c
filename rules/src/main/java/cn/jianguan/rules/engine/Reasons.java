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

  private Spoken spoken(
      String name, CompiledModel model, Evaluation evaluation, Subject subject, Language language) {
    ResolvedName resolved = model.name(name);
    Object value = flag(resolved.in(evaluation));
    if (name.equals(OBJECT_NAME) && subject.kind() == SubjectKind.GRID_CATEGORY) {
      return new Spoken(grid(subject.key(), language), Quantity.PLAIN);
    }
    if (name.equals(OBJECT_NAME) && (value == null || value.toString().isBlank())) {
      String known = subject.kind() == SubjectKind.OBJECT ? evaluation.registeredName() : "";
      return known.isEmpty()
          ? nameless(evaluation.trigger(), language)
          : new Spoken(known, Quantity.PLAIN);
    }
    if (name.equals(SUBJECT) && value instanceof String key && key.indexOf('|') >= 0) {
      return pair(key, subject.kind(), language);
    }
    Quantity quantity =
        name.equals(SUBJECT) ? ofSubject(subject.kind()) : resolved.quantity(evaluation.trigger());
    return new Spoken(value, quantity);
  }

  /** Two bidders, or a source and what it sends. */
  private Spoken pair(String key, SubjectKind kind, Language language) {
    int bar = key.indexOf('|');
    String first = key.substring(0, bar);
    String second = key.substring(bar + 1);
    if (kind == SubjectKind.SOURCE_TABLE) {
      return new Spoken(names.ofRows(first, second, language), Quantity.PLAIN);
    }
    return new Spoken(first + language.of("、", " and ") + second, Quantity.PLAIN);
  }

  /** What is counted by place is about the place, whatever object the newest act names. */
  private static String grid(String key, Language language) {
    int bar = key.indexOf('|');
    String cell = key.substring(0, bar);
    String category = key.substring(bar + 1);
    return language.of(
        "网格 " + cell + "（「" + category + "」类诉求）", "grid cell " + cell + " (\"" + category + "\")");
  }

  /** An indicator gives the newest yes or no of an act as a text. */
  private static Object flag(Object value) {
    return "true".equals(value) || "false".equals(value)
        ? Boolean.valueOf(value.toString())
        : value;
  }

  /** An object that has no name is told by its code, without the name of the code's scheme. */
  private static Spoken nameless(Row trigger, Language language) {
    String key = OBJECT_KEY.text(trigger);
    if (key.isEmpty()) {
      return Spoken.NOTHING;
    }
    String code = key.substring(key.indexOf(':') + 1);
    String words = language.of("名称不详的对象（编码 " + code + "）", "the object with code " + code);
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
