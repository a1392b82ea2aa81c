package cn.jianguan.rules.engine;

import cn.jianguan.record.EvidenceValue;
import cn.jianguan.record.HitOp;
import cn.jianguan.record.HitRecord;
import cn.jianguan.rules.history.Features;
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

/** Writes hits down with all their evidence. */
final class HitWriter {
  private static final int MAX_ACTS = 50;
  private static final int MAX_ITEMS = 20;
  private static final String DAYS_OVERDUE = "daysOverdue";

  private HitWriter() {}

  /** A hit as it stands now. */
  static HitRecord hit(
      CompiledModel model, StandingHit standing, Judgement judgement, SubjectState state) {
    Evaluation evaluation = judgement.evaluation();
    Verdict verdict = judgement.verdict();
    ModelDefinition definition = model.definition();
    List<Row> acts = counted(evaluation, verdict);
    HitRecord hit = common(model, standing, HitOp.HIT, evaluation.trigger(), state);
    hit.setItemCodes(items(evaluation.trigger(), acts));
    hit.setTags(tags(evaluation.trigger().features(), verdict));
    hit.setConfidence(verdict.confidence());
    hit.setEvidence(evidence(verdict, evaluation));
    hit.setActIds(acts.stream().limit(MAX_ACTS).map(Row::actId).toList());
    hit.setActTotal(acts.size());
    hit.setReasonZh(Template.fill(definition.reasonZh(), evaluation));
    hit.setReasonEn(Template.fill(definition.reasonEn(), evaluation));
    hit.setParameterRegion(evaluation.parameterRegion());
    return hit;
  }

  /** The trigger and all acts behind the values compared, each once, oldest first. */
  private static List<Row> counted(Evaluation evaluation, Verdict verdict) {
    List<Row> acts = new ArrayList<>(List.of(evaluation.trigger()));
    verdict.compared().forEach(pair -> acts.addAll(evaluation.rows(pair.value())));
    acts.sort(Row.ORDER); // merges what is in order already
    List<Row> once = new ArrayList<>();
    for (Row act : acts) {
      if (once.isEmpty() || Row.ORDER.compare(once.get(once.size() - 1), act) != 0) {
        once.add(act);
      }
    }
    return once;
  }

  /** The end of a hit whose condition turned out not to hold. */
  static HitRecord withdrawn(
      CompiledModel model, StandingHit standing, Row about, SubjectState state) {
    return common(model, standing, HitOp.WITHDRAWN, about, state);
  }

  private static HitRecord common(
      CompiledModel model, StandingHit standing, HitOp op, Row about, SubjectState state) {
    ModelDefinition definition = model.definition();
    Subject subject = state.subject();
    Features features = about.features();
    String domain = definition.domain();
    boolean object = subject.kind() == SubjectKind.OBJECT;
    return HitRecord.newBuilder()
        .setHitId(standing.hitId())
        .setOp(op)
        .setModelId(definition.id())
        .setModelVersion(definition.version())
        .setShadow(model.isShadow())
        .setSubjectKind(subject.kind().name())
        .setSubjectKey(subject.key())
        .setEpisodeKey(standing.episodeKey())
        .setAlertSubject(subject.alertSubject())
        .setSeverity(standing.severity())
        .setDomain(domain.isEmpty() ? features.text("domain") : domain)
        .setTrigger(standing.trigger())
        .setOccurredAt(Instant.ofEpochMilli(standing.occurredAt()))
        .setLogTime(Instant.ofEpochMilli(state.logTime()))
        .setObjectKey(object ? subject.key() : features.text("objectKey"))
        .setObjectName(features.text("objectName"))
        .setAgencyCode(
            subject.kind() == SubjectKind.AGENCY ? subject.key() : features.text("agencyCode"))
        .setAreaNumber(features.text("areaNumber"))
        .setItemCodes(List.of())
        .setAddressees(definition.addressees())
        .setSuppressCodes(definition.suppressCodes())
        .setTags(List.of())
        .setEvidence(List.of())
        .setActIds(List.of())
        .build();
  }

  private static List<String> items(Row trigger, List<Row> acts) {
    Set<String> items = new LinkedHashSet<>();
    items.add(trigger.features().text("itemCode"));
    acts.forEach(act -> items.add(act.features().text("itemCode")));
    items.remove("");
    return items.stream().limit(MAX_ITEMS).toList();
  }

  private static List<String> tags(Features features, Verdict verdict) {
    Set<String> tags = new LinkedHashSet<>(verdict.tags());
    for (String name : List.of("tags", "caseTags")) {
      if (features.get(name) instanceof List<?> items) {
        items.forEach(item -> tags.add(item.toString()));
      }
    }
    return new ArrayList<>(tags);
  }

  private static List<EvidenceValue> evidence(Verdict verdict, Evaluation evaluation) {
    List<Verdict.Comparison> pairs = new ArrayList<>(verdict.compared());
    if (evaluation.hasIndicator(DAYS_OVERDUE)) {
      pairs.add(new Verdict.Comparison(DAYS_OVERDUE, "due"));
    }
    return pairs.stream().distinct().map(pair -> evidence(pair, evaluation)).toList();
  }

  private static EvidenceValue evidence(Verdict.Comparison pair, Evaluation evaluation) {
    Object threshold = Template.lookUp(pair.threshold(), evaluation);
    return EvidenceValue.newBuilder()
        .setName(pair.value())
        .setValue(Template.text(Template.lookUp(pair.value(), evaluation)))
        .setThreshold(threshold == null ? pair.threshold() : Template.text(threshold))
        .build();
  }
}
