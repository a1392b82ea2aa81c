package cn.jianguan.rules.scenario;

import cn.jianguan.record.EvidenceValue;
import cn.jianguan.record.HitOp;
import cn.jianguan.record.HitRecord;
import cn.jianguan.record.RejectRecord;
import cn.jianguan.rules.scenario.Scenario.Expected;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What came compared with what was expected, in words for the author. */
final class HitDifferences {
  private final List<String> differences = new ArrayList<>();
  private final Map<String, Instant> withdrawnAt = new HashMap<>();

  private HitDifferences() {}

  static List<String> of(
      List<Expected> expected, List<HitRecord> emitted, List<RejectRecord> rejects) {
    HitDifferences comparison = new HitDifferences();
    rejects.forEach(r -> comparison.differs("拒收 / rejected: " + r.getExpected()));
    List<HitRecord> hits = new ArrayList<>();
    for (HitRecord record : emitted) {
      if (record.getOp() == HitOp.HIT) {
        hits.add(record);
      } else {
        comparison.withdrawnAt.put(record.getHitId(), record.getLogTime());
      }
    }
    for (int i = 0; i < Math.max(hits.size(), expected.size()); i++) {
      if (i >= hits.size()) {
        comparison.differs("缺少命中 / missing hit: " + expected.get(i));
      } else if (i >= expected.size()) {
        comparison.differs("多出命中 / unexpected hit: " + comparison.text(hits.get(i)));
      } else {
        comparison.compare(i + 1, expected.get(i), hits.get(i));
      }
    }
    return comparison.differences;
  }

  private void compare(int number, Expected expected, HitRecord hit) {
    compare(number, "hit", expected.severity(), hit.getSeverity());
    if (!expected.trigger().isEmpty()) {
      compare(number, "act", expected.trigger(), hit.getTrigger());
    }
    if (expected.at() != null) {
      compare(number, "at", ScenarioTime.text(expected.at()), ScenarioTime.text(hit.getLogTime()));
    }
    Instant withdrawn = withdrawnAt.get(hit.getHitId());
    compare(
        number,
        "withdrawn",
        ScenarioTime.text(expected.withdrawnAt()),
        ScenarioTime.text(withdrawn));
    if (!expected.acts().isEmpty()) {
      compare(number, "acts", expected.acts(), hit.getActIds());
    }
    Map<String, String> evidence = new HashMap<>();
    hit.getEvidence().forEach(value -> evidence.put(value.getName(), value.getValue()));
    expected
        .evidence()
        .forEach((name, value) -> compare(number, "evidence." + name, value, evidence.get(name)));
  }

  private void compare(int number, String what, Object expected, Object found) {
    if (!expected.equals(found)) {
      differs(
          String.format(
              "第 %d 个命中 %s 应为 %s，实为 %s / hit %d, %s: expected %s, found %s",
              number, what, expected, found, number, what, expected, found));
    }
  }

  private void differs(String text) {
    differences.add(text);
  }

  private String text(HitRecord hit) {
    List<String> evidence = new ArrayList<>();
    for (EvidenceValue value : hit.getEvidence()) {
      evidence.add(value.getName() + "=" + value.getValue());
    }
    return String.format(
        "%s %s, known %s, trigger %s, withdrawn %s, %s",
        hit.getSeverity(),
        hit.getModelId(),
        ScenarioTime.text(hit.getLogTime()),
        hit.getTrigger(),
        ScenarioTime.text(withdrawnAt.get(hit.getHitId())),
        evidence);
  }
}
