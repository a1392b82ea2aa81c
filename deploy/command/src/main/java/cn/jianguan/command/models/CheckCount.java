package cn.jianguan.command.models;

import cn.jianguan.record.ModelSet;
import cn.jianguan.rules.explain.CodeNames;
import cn.jianguan.rules.pack.BilingualText;
import cn.jianguan.rules.pack.Manifest;
import cn.jianguan.rules.pack.ManifestReader;
import cn.jianguan.rules.pack.Pack;
import cn.jianguan.rules.pack.PackException;
import cn.jianguan.rules.scenario.ScenarioReader;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** How many models were checked, by domain and set. A pack that cannot be read has neither. */
final class CheckCount {
  private static final String UNREADABLE = "?";

  private final Map<String, Row> domains = new TreeMap<>();
  private final Map<ModelSet, Row> sets = new EnumMap<>(ModelSet.class);
  private final Row all = new Row();

  private static final class Row {
    private final Set<String> domains = new HashSet<>();
    private int models;
    private int scenarios;
    private int failed;

    private void add(String domain, int ran, boolean passed) {
      domains.add(domain);
      models++;
      scenarios += ran;
      failed += passed ? 0 : 1;
    }
  }

  void add(Pack pack, boolean passed) {
    String domain = UNREADABLE;
    int scenarios = 0;
    try {
      Manifest manifest = new ManifestReader().read(pack);
      domain = manifest.definition().domain();
      scenarios = ScenarioReader.read(pack).size();
      sets.computeIfAbsent(manifest.set(), any -> new Row()).add(domain, scenarios, passed);
    } catch (PackException e) {
      passed = false;
    }
    all.add(domain, scenarios, passed);
    domains.computeIfAbsent(domain, any -> new Row()).add(domain, scenarios, passed);
  }

  int failed() {
    return all.failed;
  }

  /** A line per domain, then the total and that of each set. */
  List<String> lines() {
    List<String> lines = new ArrayList<>();
    domains.forEach(
        (domain, row) -> {
          BilingualText name = CodeNames.domain(domain);
          lines.add(
              "%s %3d 模型 models %4d 情景 scenarios %3d 未通过 failed   %s / %s"
                  .formatted(domain, row.models, row.scenarios, row.failed, name.zh(), name.en()));
        });
    lines.add(
        "合计 / total: %s, %d 情景 scenarios, %d 未通过 failed"
            .formatted(inDomains(all), all.scenarios, all.failed));
    sets.forEach(
        (set, row) -> {
          BilingualText name = CodeNames.set(set);
          lines.add("  %s / %s: %s".formatted(name.zh(), name.en(), inDomains(row)));
        });
    return lines;
  }

  private static String inDomains(Row row) {
    return "%d 个模型、%d 个领域 / %1$d models in %2$d domains".formatted(row.models, row.domains.size());
  }
}
