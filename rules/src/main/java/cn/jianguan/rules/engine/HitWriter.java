package cn.jianguan.rules.engine;

import cn.jianguan.record.EvidenceValue;
import cn.jianguan.record.HitOp;
import cn.jianguan.record.HitRecord;
import cn.jianguan.rules.history.FeatureReference;
import cn.jianguan.rules.history.Row;
import cn.jianguan.rules.history.Subject;
import cn.jianguan.rules.history.SubjectKind;
import cn.jianguan.rules.logic.Verdict;
import cn.jianguan.rules.model.ModelDefinition;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificData;

/** Writes hits down with all their evidence. */
final class HitWriter {
  private static final int MAX_ACTS = 50;
  private static final int MAX_ITEMS = 20;
  private static final String DAYS_OVERDUE = "daysOverdue";
  private static final Verdict.Comparison OVERDUE = new Verdict.Comparison(DAYS_OVERDUE, "due");
  private static final FeatureReference DOMAIN = new FeatureReference("domain");
  private static final FeatureReference OBJECT_KEY = new FeatureReference("objectKey");
  private static final FeatureReference OBJECT_NAME = new FeatureReference("objectName");
  private static final FeatureReference AGENCY_CODE = new FeatureReference("agencyCode");
  private static final FeatureReference AREA_NUMBER = new FeatureReference("areaNumber");
  private static final FeatureReference ITEM_CODE = new FeatureReference("itemCode");
  private static final List<FeatureReference> TAGS =
      List.of(new FeatureReference("tags"), new FeatureReference("caseTags"));
  private static final int FIELDS = HitRecord.getClassSchema().getFields().size();
  private static final Object[] DEFAULTS = defaults();

  private final Reasons reasons;

  HitWriter(Reasons reasons) {
    this.reasons = reasons;
  }

  /** A hit as it stands now. */
  HitRecord hit(
      CompiledModel model, StandingHit standing, EvaluationResult judgement, SubjectState state) {
    Evaluation evaluation = judgement.evaluation();
    Verdict verdict = judgement.verdict();
    List<Row> acts = counted(model, evaluation, verdict);
    HitRecord hit = new HitRecord(); // every field of it is set
    common(hit, model, standing, evaluation.trigger(), state);
    hit.setOp(HitOp.HIT);
    hit.setRearmAfter(model.rearm().before(evaluation.trigger(), standing.occurredAt()));
    hit.setItemCodes(items(evaluation.trigger(), acts));
    hit.setTags(tags(evaluation.trigger(), verdict));
    hit.setConfidence(verdict.confidence());
    hit.setEvidence(evidence(model, evaluation, verdict));
    hit.setActIds(ids(acts));
    hit.setActTotal(acts.size());
    hit.setFirstEventAt(Instant.ofEpochMilli(acts.get(0).occurredAt()));
    Reasons.Reason reason = reasons.of(model, evaluation, state.subject());
    hit.setReasonZh(reason.zh());
    hit.setReasonEn(reason.en());
    hit.setZone(state.subject().kind() == SubjectKind.OBJECT ? evaluation.registeredZone() : "");
    hit.setParameterRegion(evaluation.parameterRegion());
    return hit;
  }

  /** The trigger and all acts behind the values compared, each once, oldest first. */
  private static List<Row> counted(CompiledModel model, Evaluation evaluation, Verdict verdict) {
    List<Row> acts = new ArrayList<>();
    for (Verdict.Comparison pair : verdict.compared()) {
      acts.addAll(evaluation.rows(model.name(pair.value())));
    }
    Row trigger = evaluation.trigger();
    if (acts.isEmpty() || Row.ORDER.compare(acts.get(acts.size() - 1), trigger) != 0) {
      acts.add(trigger);
    }
    return isRising(acts) ? acts : merged(acts);
  }

  /** As the acts of one value are, and they end with the trigger. */
  private static boolean isRising(List<Row> acts) {
    for (int i = 1; i < acts.size(); i++) {
      if (Row.ORDER.compare(acts.get(i - 1), acts.get(i)) >= 0) {
        return false;
      }
    }
    return true;
  }

  private static List<Row> merged(List<Row> acts) {
    acts.sort(Row.ORDER); // merges what is in order already
    List<Row> once = new ArrayList<>(acts.size());
    for (Row act : acts) {
      if (once.isEmpty() || Row.ORDER.compare(once.get(once.size() - 1), act) != 0) {
        once.add(act);
      }
    }
    return once;
  }

  private static List<String> ids(List<Row> acts) {
    List<String> ids = new ArrayList<>(Math.min(acts.size(), MAX_ACTS));
    for (int i = 0; i < acts.size() && i < MAX_ACTS; i++) {
      ids.add(acts.get(i).actId());
    }
    return ids;
  }

  /** The end of a hit whose condition turned out not to hold. */
  static HitRecord withdrawn(
      CompiledModel model, StandingHit standing, Row about, SubjectState state) {
    HitRecord hit = blank();
    common(hit, model, standing, about, state);
    hit.setOp(HitOp.WITHDRAWN);
    return hit;
  }

  private static void common(
      HitRecord hit, CompiledModel model, StandingHit standing, Row about, SubjectState state) {
    ModelDefinition definition = model.definition();
    Subject subject = state.subject();
    boolean object = subject.kind() == SubjectKind.OBJECT;
    boolean agency = subject.kind() == SubjectKind.AGENCY;
    String domain = definition.domain();
    hit.setHitId(standing.hitId());
    hit.setModelId(definition.id());
    hit.setModelVersion(definition.version());
    hit.setShadow(model.isShadow());
    hit.setSubjectKind(subject.kind().name());
    hit.setSubjectKey(subject.key());
    hit.setEpisodeKey(standing.episodeKey());
    hit.setAlertSubject(subject.alertSubject());
    hit.setSeverity(standing.severity());
    hit.setDomain(domain.isEmpty() ? DOMAIN.text(about) : domain);
    hit.setTrigger(standing.trigger());
    hit.setOccurredAt(Instant.ofEpochMilli(standing.occurredAt()));
    hit.setLogTime(Instant.ofEpochMilli(state.logTime()));
    hit.setObjectKey(object ? subject.key() : OBJECT_KEY.text(about));
    hit.setObjectName(OBJECT_NAME.text(about));
    hit.setAgencyCode(agency ? subject.key() : AGENCY_CODE.text(about));
    hit.setAreaNumber(AREA_NUMBER.text(about));
    hit.setAddressees(definition.addressees());
    hit.setSuppressCodes(definition.suppressCodes());
    hit.setTerms(definition.terms());
  }

  /** A record in which every field has its default: the builder would copy each anew. */
  private static HitRecord blank() {
    HitRecord hit = new HitRecord();
    for (int i = 0; i < FIELDS; i++) {
      hit.put(i, DEFAULTS[i]);
    }
    return hit;
  }

  private static Object[] defaults() {
    Object[] defaults = new Object[FIELDS];
    for (Schema.Field field : HitRecord.getClassSchema().getFields()) {
      defaults[field.pos()] =
          field.hasDefaultValue() ? SpecificData.get().getDefaultValue(field) : null;
    }
    return defaults;
  }

  private static List<String> items(Row trigger, List<Row> acts) {
    String last = ITEM_CODE.text(trigger);
    Set<String> items = new LinkedHashSet<>();
    items.add(last);
    for (Row act : acts) {
      String item = ITEM_CODE.text(act);
      if (!item.equals(last)) {
        items.add(item);
        last = item;
      }
    }
    items.remove("");
    return items.stream().limit(MAX_ITEMS).toList();
  }

  private static List<String> tags(Row trigger, Verdict verdict) {
    List<String> tags = verdict.tags();
    for (FeatureReference feature : TAGS) {
      if (feature.of(trigger) instanceof List<?> items) {
        Set<String> all = new LinkedHashSet<>(tags);
        items.forEach(item -> all.add(item.toString()));
        tags = new ArrayList<>(all);
      }
    }
    return tags;
  }

  private static List<EvidenceValue> evidence(
      CompiledModel model, Evaluation evaluation, Verdict verdict) {
    List<EvidenceValue> evidence = new ArrayList<>(verdict.compared().size() + 1);
    for (Verdict.Comparison pair : verdict.compared()) {
      evidence.add(evidence(pair, model, evaluation));
    }
    if (evaluation.hasIndicator(DAYS_OVERDUE) && !verdict.compared().contains(OVERDUE)) {
      evidence.add(evidence(OVERDUE, model, evaluation));
    }
    return evidence;
  }

  private static EvidenceValue evidence(
      Verdict.Comparison pair, CompiledModel model, Evaluation evaluation) {
    Object threshold = model.name(pair.threshold()).in(evaluation);
    return new EvidenceValue(
        pair.value(),
        KeyTemplate.text(model.name(pair.value()).in(evaluation)),
        threshold == null ? pair.threshold() : KeyTemplate.text(threshold));
  }
}
