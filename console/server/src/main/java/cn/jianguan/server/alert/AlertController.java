package cn.jianguan.server.alert;

import cn.jianguan.server.account.Account;
import cn.jianguan.server.account.Visitor;
import cn.jianguan.server.error.Fault;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The queue of alerts, one alert, and moves. */
@RestController
@RequestMapping("/api/v1/alerts")
@Tag(name = "alerts 预警")
class AlertController {
  private static final int MOST = 500;

  private final AlertQueue queue;
  private final AlertReader reader;
  private final AlertMoves moves;

  AlertController(AlertQueue queue, AlertReader reader, AlertMoves moves) {
    this.queue = queue;
    this.reader = reader;
    this.moves = moves;
  }

  @GetMapping
  @Operation(summary = "预警队列，按键分页 / the queue, paged by key")
  AlertQueue.Page list(
      @ParameterObject @ModelAttribute AlertFilter filter,
      @RequestParam(defaultValue = "DUE") AlertOrder sort,
      @RequestParam(required = false) String after,
      @RequestParam(defaultValue = "50") int limit,
      @AuthenticationPrincipal Visitor visitor) {
    if (limit < 1 || limit > MOST) {
      throw Fault.invalid("limit", "应为 1 至 500", "1 to 500");
    }
    return queue.page(filter, sort, after, limit, visitor.account());
  }

  @GetMapping("/counts")
  @Operation(summary = "按等级与期限计数 / how many, by severity and deadline")
  AlertQueue.Counts counts(
      @ParameterObject @ModelAttribute AlertFilter filter,
      @AuthenticationPrincipal Visitor visitor) {
    return queue.counts(filter, visitor.account());
  }

  @GetMapping("/{id}")
  @Operation(summary = "一条预警及其全部 / one alert with all that belongs to it")
  ResponseEntity<AlertPage> one(@PathVariable String id, @AuthenticationPrincipal Visitor visitor) {
    AlertPage page = reader.page(id, visitor.account());
    return ResponseEntity.ok().header("ETag", etag(page.alert().seq())).body(page);
  }

  @PostMapping("/{id}/moves")
  @Operation(summary = "办理一步 / make a move; If-Match: ETag of the alert as it was seen, else 412")
  AlertMoves.Done move(
      @PathVariable String id,
      @RequestBody MoveRequest wanted,
      @RequestHeader(name = "If-Match", required = false) String seen,
      @AuthenticationPrincipal Visitor visitor) {
    Account by = visitor.account();
    AlertPage.Standing alert = reader.standing(id, by);
    return moves.make(alert, wanted, seen(seen, alert), by);
  }

  /** The step that the asker saw; the alert job has the last word about it. Null: whichever. */
  private static Integer seen(String etag, AlertPage.Standing alert) {
    if (etag == null || etag.equals("*")) {
      return null;
    }
    if (!etag.equals(etag(alert.seq()))) {
      throw Fault.stale();
    }
    return alert.seq();
  }

  private static String etag(int seq) {
    return "\"" + seq + "\"";
  }
}
