package cn.jianguan.local.bench.engine;

import cn.jianguan.record.ActKind;
import cn.jianguan.rules.drl.DrlFile;
import cn.jianguan.rules.history.SubjectKind;
import cn.jianguan.rules.model.Aggregate;
import cn.jianguan.rules.model.IndicatorDefinition;
import cn.jianguan.rules.model.ModelDefinition;
import cn.jianguan.rules.model.ModelKind;
import cn.jianguan.rules.model.ParameterRow;
import cn.jianguan.rules.model.Rearm;
import cn.jianguan.rules.model.TimeSpan;
import cn.jianguan.rules.model.Trigger;
import cn.jianguan.rules.model.Window;
import java.util.List;
import java.util.Set;

/** "Kind k(m mod 4) at least 3 + (m mod 5) times in the last 7 + 9m days" as a model. */
final class TenWindowModel {
  private static final String DRL =
      """
      rule "%1$s" when $b : Bundle(model == "%1$s", number("x") >= parameter("least"))
      then $b.hit(Severity.BLUE, "x", "least"); end
      """;

  private TenWindowModel() {}

  static ModelDefinition of(int m) {
    String id = "M-" + m;
    Set<ActKind> kinds = Set.of(TenWindow.KINDS.get(m % TenWindow.KINDS.size()));
    Window window = Window.parse(7 + 9 * m + "d");
    return new ModelDefinition(
        id,
        "" + m,
        id,
        id,
        "",
        ModelKind.T,
        Set.of(SubjectKind.OBJECT),
        new Trigger(Trigger.Type.ACT, kinds, "", null, TimeSpan.NONE),
        List.of(
            new IndicatorDefinition(
                "x", Aggregate.COUNT, kinds, "", window, "", "", null, 0, true)),
        List.of(),
        1000,
        List.of(new ParameterRow("least", "*", "" + (3 + m % 5), null, null)),
        "",
        List.of("CO"),
        List.of("S4"),
        List.of(),
        Rearm.THIRTY_DAYS,
        "{objectName}：{x}",
        "{objectName}: {x}",
        DrlFile.parse(DRL.formatted(id)),
        List.of());
  }
}
