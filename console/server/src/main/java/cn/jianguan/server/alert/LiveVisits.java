package cn.jianguan.server.alert;

import cn.jianguan.server.store.ClickHouse;
import cn.jianguan.server.store.Kept;
import cn.jianguan.server.store.Question;
import java.time.Duration;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Joint visits that may still be answered. */
@Component
class LiveVisits {
  private static final Duration FRESH = Duration.ofSeconds(2);
  private static final Duration USABLE = Duration.ofSeconds(10);

  private final ClickHouse clickHouse;
  private final Kept<Set<String>> kept = new Kept<>(FRESH, USABLE);

  LiveVisits(ClickHouse clickHouse) {
    this.clickHouse = clickHouse;
  }

  private record Live(String jointVisitId) {}

  /** Whether it is one of them; an alert of which none was proposed has an empty id. */
  boolean contains(String jointVisitId) {
    return !jointVisitId.isEmpty() && kept.get(this::all).contains(jointVisitId);
  }

  private Set<String> all() {
    return clickHouse
        .rows(
            Live.class,
            Question.of(
                "SELECT joint_visit_id FROM joint_visit FINAL WHERE state IN ('PROPOSED',"
                    + " 'AGREED')"))
        .stream()
        .map(Live::jointVisitId)
        .collect(Collectors.toSet());
  }
}
