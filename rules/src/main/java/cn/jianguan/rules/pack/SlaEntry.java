package cn.jianguan.rules.pack;

import cn.jianguan.record.Severity;
import cn.jianguan.record.StageTerm;
import cn.jianguan.rules.model.TimeSpan;
import cn.jianguan.rules.sla.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Entry {@code sla}: by severity and stage, the times that are not those of the loop's table. */
final class SlaEntry {
  private SlaEntry() {}

  static List<StageTerm> read(YamlEntry sla) {
    sla.only(Arrays.stream(Severity.values()).map(Enum::name).toArray(String[]::new));
    List<StageTerm> terms = new ArrayList<>();
    for (Severity severity : Severity.values()) {
      sla.find(severity.name()).ifPresent(stages -> read(severity, stages, terms));
    }
    return List.copyOf(terms);
  }

  private static void read(Severity severity, YamlEntry stages, List<StageTerm> terms) {
    stages.only(Arrays.stream(Clock.values()).map(Clock::en).toArray(String[]::new));
    Map<String, YamlEntry> said = stages.map();
    for (Clock clock : Clock.values()) {
      if (said.containsKey(clock.en())) {
        String term = term(said.get(clock.en())).toString();
        terms.add(new StageTerm(severity, clock.name(), term));
      }
    }
  }

  /** Hours or working days, one at least: what a person who has to answer reckons with. */
  private static TimeSpan term(YamlEntry entry) {
    String text = entry.text();
    if (!text.matches("[1-9][0-9]{0,3}(h|wd)")) {
      throw entry.wrong("环节时限应为 2h 或 5wd", "time for a stage: hours or working days, 2h or 5wd");
    }
    return TimeSpan.parse(text);
  }
}
