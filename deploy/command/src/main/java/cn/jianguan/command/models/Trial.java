package cn.jianguan.command.models;

import cn.jianguan.command.cluster.ClickHouse;
import cn.jianguan.console.model.Published;
import cn.jianguan.record.ActKind;
import cn.jianguan.rules.model.ModelDefinition;
import cn.jianguan.rules.pack.ManifestReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The time in which a shadow version is compared with what is live.
 *
 * @param since when it begins, for people
 * @param begun whether it has
 * @param live versions of the model that are live
 */
record Trial(String modelId, String version, String since, boolean begun, long live) {
  private static final String NEWEST =
      "SELECT trial_version, toString(trial_from) AS since, trial_from <= now64(3) AS begun, (SELECT"
          + " count() FROM model_current WHERE model_id = ? AND channel = 'LIVE') AS live"
          + " FROM shadow_trial WHERE model_id = ?";
  private static final String ACTS =
      "SELECT count() AS acts FROM act CROSS JOIN (SELECT * FROM shadow_trial WHERE model_id ="
          + " ?) AS trial WHERE log_time >= trial_from AND log_time < trial_to AND"
          + " has(splitByChar(',', ?), kind)";

  /** The newest; {@link IOException} where no version was ever in shadow. */
  static Trial of(String modelId, ClickHouse clickHouse) throws IOException {
    List<Trial> found =
        clickHouse.query(
            NEWEST,
            row ->
                new Trial(
                    modelId, row.getString(1), row.getString(2), row.getBoolean(3), row.getLong(4)),
            modelId,
            modelId);
    if (found.isEmpty()) {
      throw new IOException("此模型没有试运行版本 / no version of this model was ever in shadow: " + modelId);
    }
    return found.get(0);
  }

  /** What is compared. */
  List<String> lines() {
    List<String> lines = new ArrayList<>();
    lines.add("%s 试运行版本 / shadow version %s，起于 / since %s".formatted(modelId, version, since));
    if (live == 0) {
      lines.add("此模型没有在用版本，只会有试运行的命中 / no version is live: only the shadow can have hits");
    }
    return lines;
  }

  /** Why there is nothing to compare. */
  String nothing(ClickHouse clickHouse, ModelLog log) throws IOException {
    if (!begun) {
      return "试运行尚未开始，没有可对照的 / the shadow has not begun yet: nothing to compare";
    }
    String kinds = kinds(log).stream().map(ActKind::name).collect(Collectors.joining(","));
    long acts = clickHouse.query(ACTS, row -> row.getLong(1), modelId, kinds).get(0);
    return acts == 0
        ? "试运行期间还没有它所看的行为 / no act that it looks at has become known in this time yet: " + kinds
        : ("试运行期间有 %,d 件它所看的行为，在用与试运行版本均未命中，没有可对照的 / of %1$,d acts that it looks at in this"
                + " time neither the live nor the shadow version hit any: nothing to compare")
            .formatted(acts);
  }

  /** Kinds of the acts that make it judge. */
  private Set<ActKind> kinds(ModelLog log) throws IOException {
    Published shadow = log.of(modelId).version(version);
    ModelDefinition model = new ManifestReader().read(shadow.pack()).definition();
    Set<ActKind> kinds = EnumSet.noneOf(ActKind.class);
    kinds.addAll(model.trigger().kinds());
    model.expectations().forEach(expectation -> kinds.addAll(expectation.openerKinds()));
    return kinds;
  }
}
