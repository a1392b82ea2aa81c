package cn.jianguan.rules.pack;

import cn.jianguan.rules.model.Aggregate;
import cn.jianguan.rules.model.IndicatorDefinition;
import cn.jianguan.rules.model.Window;
import java.util.Set;

/** One indicator of a manifest. */
final class IndicatorEntry {
  private static final Set<Aggregate> FIELDLESS =
      Set.of(Aggregate.COUNT, Aggregate.SHARE, Aggregate.RUN);
  private static final Set<Aggregate> SERIES = Set.of(Aggregate.SERIES_MEAN, Aggregate.SERIES_SD);

  private IndicatorEntry() {}

  static IndicatorDefinition read(String name, Entry entry) {
    entry.only(
        "zh",
        "en",
        "compute",
        "of",
        "acts",
        "where",
        "window",
        "matching",
        "series",
        "buckets",
        "trigger");
    Aggregate aggregate = entry.get("compute").oneOf(Aggregate.class);
    boolean series = SERIES.contains(aggregate);
    Aggregate bucket = series ? entry.get("series").oneOf(Aggregate.class) : null;
    if (!name.matches("[a-z][A-Za-z0-9]*")) {
      throw entry.wrong("指标名应为小写字母开头的英文", "an indicator's name is letters and digits");
    }
    boolean field = !FIELDLESS.contains(aggregate) && bucket != Aggregate.COUNT;
    boolean matching = aggregate == Aggregate.SHARE || aggregate == Aggregate.RUN;
    return new IndicatorDefinition(
        name,
        aggregate,
        ManifestReader.acts(entry),
        entry.textOr("where", ""),
        window(entry.get("window")),
        field ? entry.get("of").text() : "",
        matching ? entry.get("matching").text() : "",
        bucket,
        series ? entry.get("buckets").integer() : 0,
        entry.find("trigger").map(Entry::flag).orElse(true));
  }

  private static Window window(Entry entry) {
    try {
      return Window.parse(entry.text());
    } catch (IllegalArgumentException e) {
      throw entry.wrong("窗口应为 36h、30d、week、month-1、quarter、year 或 ever", e.getMessage());
    }
  }
}
