package cn.jianguan.server.live;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** How fresh what is shown is. */
@RestController
@Tag(name = "freshness 时效")
class FreshnessController {
  private final LogClock clock;

  FreshnessController(LogClock clock) {
    this.clock = clock;
  }

  @GetMapping("/api/v1/freshness")
  @Operation(summary = "数据截至何时 / up to when everything has been judged")
  LogClock.Freshness freshness() {
    return clock.freshness();
  }
}
