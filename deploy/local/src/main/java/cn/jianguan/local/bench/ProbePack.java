package cn.jianguan.local.bench;

import cn.jianguan.record.ModelRecord;
import cn.jianguan.record.ModelState;
import cn.jianguan.rules.pack.Pack;
import java.time.Instant;
import java.util.Map;

/** A model that hits at every decision; no two versions have the same rules. */
final class ProbePack {
  static final String ID = "XX-99";

  private static final String MODEL =
      """
      id: %1$s
      version: %2$s
      name: {zh: 测速, en: probe}
      domain: JD
      kind: E
      subject: OBJECT
      description: {zh: 每件处罚决定均命中, en: every decision hits}
      trigger: {type: ACT, acts: [PENALTY]}
      revisit: 0
      episode: "{objectKey}"
      addressees: [CO]
      suppress: [N]
      rearm: at-once
      basis: []
      reason: {zh: "{objectName}", en: "{objectName}"}
      """;
  private static final String RULES =
      """
      rule "%1$s %2$s"
      when
        $b : Bundle(model == "%1$s", number("yearShare") >= parameter("least"))
      then
        $b.hit(Severity.BLUE, "yearShare", "least");
      end
      """;
  private static final String PARAMETERS = "param,region,value,from,to,zh,en\nleast,*,0,,,,\n";
  private static final String SCENARIOS =
      """
      defaults: {object: 91320100MA0000015Q}
      scenarios:
        - name: 命中后撤回 / a hit, taken back
          covers: [THRESHOLD, WITHDRAWN]
          given:
            - {id: p, act: PENALTY, at: 2024-03-01}
            - {id: p, op: delete, log: 2024-03-05}
          expect:
            - {hit: BLUE, act: p, withdrawn: 2024-03-05}
        - name: 其他行为 / another act
          covers: [BELOW]
          given:
            - {id: i, act: INSPECTION, at: 2024-03-01}
          expect: []
      """;

  private ProbePack() {}

  static Pack of(String version) {
    return new Pack(
        ID,
        Map.of(
            Pack.MODEL,
            MODEL.formatted(ID, version),
            Pack.LOGIC,
            RULES.formatted(ID, version),
            Pack.PARAMETERS,
            PARAMETERS,
            Pack.SCENARIOS,
            SCENARIOS));
  }

  /** A publication that holds from its arrival in the log. */
  static ModelRecord record(String version) {
    return of(version).publish(ModelState.ACTIVE, Instant.EPOCH, null, "bench", "operator");
  }
}
