package cn.jianguan.local.bench.engine;

import cn.jianguan.record.ActKind;
import cn.jianguan.record.ModelRecord;
import cn.jianguan.record.ModelState;
import cn.jianguan.rules.drl.DrlFile;
import cn.jianguan.rules.history.SubjectKind;
import cn.jianguan.rules.model.ModelDefinition;
import cn.jianguan.rules.model.ModelKind;
import cn.jianguan.rules.model.Rearm;
import cn.jianguan.rules.model.TimeSpan;
import cn.jianguan.rules.model.Trigger;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A model that hits at every act of an object; no two versions have the same rules. */
final class ProbeModel {
  static final String ID = "XX-99";

  private static final String DRL =
      """
      rule "version %2$s" when $b : Bundle(model == "%1$s", number("yearShare") >= 0)
      then $b.hit(Severity.BLUE, "yearShare", "0"); end
      """;

  private ProbeModel() {}

  static ModelRecord record(String version, long effectiveFrom) {
    return ModelRecord.newBuilder()
        .setModelId(ID)
        .setVersion(version)
        .setState(ModelState.ACTIVE)
        .setEffectiveFrom(Instant.ofEpochMilli(effectiveFrom))
        .setAuthor("")
        .setPublisher("")
        .setSha256("")
        .setFiles(Map.of())
        .build();
  }

  static ModelDefinition of(String version) {
    return new ModelDefinition(
        ID,
        version,
        ID,
        ID,
        "",
        ModelKind.E,
        Set.of(SubjectKind.OBJECT),
        new Trigger(Trigger.Type.ACT, EnumSet.allOf(ActKind.class), "", null, TimeSpan.NONE),
        List.of(),
        List.of(),
        0,
        List.of(),
        "",
        List.of("CO"),
        List.of("N"),
        List.of(),
        Rearm.THIRTY_DAYS,
        "",
        "",
        DrlFile.parse(DRL.formatted(ID, version)),
        List.of());
  }
}
