package cn.jianguan.server.alert;

import cn.jianguan.server.account.Account;
import cn.jianguan.server.account.Visitor;
import cn.jianguan.server.alert.AlertPage.Ask;
import cn.jianguan.server.alert.AlertPage.Standing;
import cn.jianguan.server.error.Fault;
import cn.jianguan.server.error.Problem;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** One move of many alerts at once; every alert is answered by itself. */
@RestController
@RequestMapping("/api/v1/alerts/moves")
@Tag(name = "alerts 预警")
class BulkController {
  private static final int MOST = 200;

  private final AlertReader reader;
  private final AlertMoves moves;
  private final OfferedMoves offered;

  BulkController(AlertReader reader, AlertMoves moves, OfferedMoves offered) {
    this.reader = reader;
    this.moves = moves;
    this.offered = offered;
  }

  /**
   * An alert as it was seen.
   *
   * @param seq left out: whatever it is by now
   */
  record Seen(String alertId, Integer seq) {}

  /**
   * The alerts, and what is to be done with each.
   *
   * @param move its transitionUuid and expectedSeq are not looked at: each alert has its own
   */
  record Bulk(List<Seen> alerts, MoveRequest move) {}

  /** A move, and those of the alerts of which it may be made now. */
  record Possible(Ask move, List<String> alerts) {}

  @GetMapping
  @Operation(summary = "所选预警可作的办理 / which moves may be made of these alerts, and of which of them")
  List<Possible> possible(
      @RequestParam List<String> ids, @AuthenticationPrincipal Visitor visitor) {
    bounded(ids);
    Map<String, Ask> asks = new LinkedHashMap<>();
    Map<String, List<String>> alerts = new HashMap<>();
    for (Standing alert : reader.standings(ids, visitor.account())) {
      for (Ask ask : offered.of(alert, visitor.account())) {
        asks.putIfAbsent(ask.event(), ask);
        alerts.computeIfAbsent(ask.event(), it -> new ArrayList<>()).add(alert.alertId());
      }
    }
    return asks.values().stream().map(it -> new Possible(it, alerts.get(it.event()))).toList();
  }

  @PostMapping
  @Operation(summary = "批量办理，逐条回答 / one move of many alerts, answered one by one in their order")
  List<AlertMoves.Result> move(@RequestBody Bulk wanted, @AuthenticationPrincipal Visitor visitor) {
    if (wanted.move() == null || wanted.alerts() == null) {
      throw Fault.invalid("move", "应有 alerts 与 move", "alerts and move");
    }
    Account by = visitor.account();
    Map<String, Integer> seen = new LinkedHashMap<>();
    wanted.alerts().forEach(it -> seen.put(it.alertId(), it.seq()));
    bounded(seen.keySet());
    MoveRequest each = wanted.move().forMany();
    Map<String, AlertMoves.Result> results = new HashMap<>();
    List<Standing> current = new ArrayList<>();
    for (Standing alert : reader.standings(seen.keySet(), by)) {
      Integer seq = seen.get(alert.alertId());
      if (seq == null || seq == alert.seq()) {
        current.add(alert);
      } else {
        results.put(alert.alertId(), refused(alert.alertId(), Fault.stale()));
      }
    }
    results.putAll(
        moves.make(current, each, seen, by).stream()
            .collect(Collectors.toMap(AlertMoves.Result::alertId, Function.identity())));
    return seen.keySet().stream()
        .map(id -> results.getOrDefault(id, refused(id, AlertReader.missing())))
        .toList();
  }

  private static AlertMoves.Result refused(String id, Fault why) {
    return new AlertMoves.Result(id, null, Problem.body(why));
  }

  static void bounded(Collection<String> ids) {
    if (ids.isEmpty() || ids.size() > MOST) {
      throw Fault.invalid("alerts", "应为 1 至 200 条", "1 to 200 of them");
    }
  }
}
