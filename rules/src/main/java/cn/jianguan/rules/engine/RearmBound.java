package cn.jianguan.rules.engine;

import cn.jianguan.rules.history.Row;
import cn.jianguan.rules.indicator.Span;
import cn.jianguan.rules.model.IndicatorDefinition;
import cn.jianguan.rules.model.ModelDefinition;
import cn.jianguan.rules.model.Rearm;
import cn.jianguan.rules.model.Window;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;

/** Up to when the former hits of an episode are another matter than a new one. */
final class RearmBound {
  private final Rearm rearm;
  private final List<Window> windows;
  private final ZoneId zone;

  RearmBound(ModelDefinition model, ZoneId zone) {
    this.rearm = model.rearm();
    this.windows =
        model.indicators().stream()
            .map(IndicatorDefinition::window)
            .filter(window -> window.back() == 0)
            .distinct()
            .toList();
    this.zone = zone;
  }

  /**
   * The moment; null where no former hit is another matter.
   *
   * @param trigger the act that set the hit off, or opened what is missing
   * @param occurredAt when the hit occurred, epoch ms UTC
   */
  Instant before(Row trigger, long occurredAt) {
    return switch (rearm) {
      case AT_ONCE, NEXT_SEQUENCE -> Instant.ofEpochMilli(occurredAt);
      case EVENT_ARRIVES -> Instant.ofEpochMilli(Math.min(trigger.occurredAt(), occurredAt));
      case WINDOW, NEXT_PERIOD -> longest(occurredAt);
      case THIRTY_DAYS -> null;
    };
  }

  /** Where the longest window begins that ends; a model without windows looks at the act alone. */
  private Instant longest(long occurredAt) {
    long from = Long.MAX_VALUE;
    for (Window window : windows) {
      if (window.unit() != Window.Unit.EVER) {
        from = Math.min(from, Span.of(window, occurredAt, 0, zone).from());
      }
    }
    if (from != Long.MAX_VALUE) {
      return Instant.ofEpochMilli(from);
    }
    return windows.isEmpty() ? Instant.ofEpochMilli(occurredAt) : null;
  }
}
