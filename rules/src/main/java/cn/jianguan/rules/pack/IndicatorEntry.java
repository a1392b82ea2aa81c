package cn.jianguan.rules.pack;

import cn.jianguan.rules.model.Aggregate;
import cn.jianguan.rules.model.IndicatorDefinition;
import cn.jianguan.rules.model.Peers;
import cn.jianguan.rules.model.Window;
import java.time.Duration;

/** One indicator of a manifest. */
final class IndicatorEntry {
  private static final String[] KEYS = {
    "zh",
    "en",
    "compute",
    "of",
    "acts",
    "where",
    "window",
    "matching",
    "gap",
    "series",
    "buckets",
    "trigger",
    "by",
    "peers"
  };

  private IndicatorEntry() {}

  static IndicatorDefinition read(String name, YamlEntry entry) {
    entry.only(KEYS);
    Aggregate aggregate = entry.get("compute").oneOf(Aggregate.class);
    boolean series = aggregate.isSeries();
    Aggregate bucket = series ? entry.get("series").oneOf(Aggregate.class) : null;
    if (!name.matches("[a-z][A-Za-z0-9]*")) {
      throw entry.wrong("指标名应为小写字母开头的英文", "an indicator's name is letters and digits");
    }
    boolean field = !aggregate.isFieldless() && bucket != Aggregate.COUNT;
    return new IndicatorDefinition(
        name,
        aggregate,
        ManifestReader.acts(entry),
        entry.textOr("where", ""),
        window(entry.get("window")),
        field ? entry.get("of").text() : "",
        aggregate.isMatched() ? entry.get("matching").text() : "",
        bucket,
        series ? entry.get("buckets").integer() : 0,
        entry.find("trigger").map(YamlEntry::flag).orElse(true),
        gap(aggregate, entry),
        peers(aggregate, entry));
  }

  private static Window window(YamlEntry entry) {
    try {
      return Window.parse(entry.text());
    } catch (IllegalArgumentException e) {
      throw entry.wrong("窗口应为 15m、36h、30d、week、month-1、quarter、year 或 ever", e.getMessage());
    }
  }

  private static Duration gap(Aggregate aggregate, YamlEntry entry) {
    YamlEntry gap = entry.find("gap").orElse(null);
    if (gap == null) {
      return null;
    }
    if (!aggregate.isSuccessive() || !aggregate.isMatched()) {
      throw gap.wrong(
          "gap 只用于 RUN、RUN_MINUTES、HELD_MINUTES", "gap is for RUN, RUN_MINUTES and HELD_MINUTES");
    }
    Window longest = window(gap);
    if (!longest.isRolling()) {
      throw gap.wrong("gap 应为 15m、2h 或 1d", "a gap is like 15m, 2h or 1d");
    }
    return longest.reach();
  }

  private static Peers peers(Aggregate aggregate, YamlEntry entry) {
    YamlEntry by = entry.find("by").orElse(null);
    if (by == null) {
      entry
          .find("peers")
          .ifPresent(
              peers -> {
                throw peers.wrong("peers 需要 by：按哪个特征分成员", "peers needs 'by', what the members are");
              });
      return null;
    }
    if (aggregate.isSeries() || aggregate.isComparison()) {
      throw by.wrong(aggregate + " 不能按成员计算", aggregate + " cannot be computed per member");
    }
    return new Peers(by.text(), entry.get("peers").oneOf(Peers.Statistic.class));
  }
}
