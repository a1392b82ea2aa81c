package cn.jianguan.server.filter;

import cn.jianguan.server.account.Account;
import cn.jianguan.server.account.Visitor;
import cn.jianguan.server.audit.Audit;
import cn.jianguan.server.error.Fault;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** One's own filters of the queue of alerts; others are sent theirs as an address. */
@RestController
@RequestMapping("/api/v1/filters")
@Tag(name = "filters 常用筛选")
class FilterController {
  private static final int MOST = 50;
  private static final int LONGEST_TITLE = 60;
  private static final int LONGEST_QUERY = 1_000;

  private final JdbcClient database;
  private final Audit audit;

  FilterController(JdbcClient database, Audit audit) {
    this.database = database;
    this.audit = audit;
  }

  /**
   * One that is kept.
   *
   * @param query the part of an address of the queue behind its question mark
   */
  record Filter(long id, String title, String query) {}

  /** One to keep; under a title that is taken it replaces the other. */
  record Wanted(String title, String query) {}

  @GetMapping
  @Operation(summary = "我的常用筛选 / my filters, by title")
  List<Filter> mine(@AuthenticationPrincipal Visitor visitor) {
    return database
        .sql("SELECT id, title, query FROM saved_filter WHERE owner = ? ORDER BY title")
        .param(visitor.getUsername())
        .query(Filter.class)
        .list();
  }

  @PostMapping
  @Transactional
  @Operation(summary = "保存筛选 / keep a filter")
  Filter keep(@RequestBody Wanted wanted, @AuthenticationPrincipal Visitor visitor) {
    String title = wanted.title() == null ? "" : wanted.title().strip();
    String query = wanted.query() == null ? "" : wanted.query();
    if (title.isEmpty() || title.length() > LONGEST_TITLE) {
      throw Fault.invalid("title", "应为 1 至 60 字", "1 to 60 characters");
    }
    if (query.length() > LONGEST_QUERY || query.startsWith("?") || query.contains("#")) {
      throw Fault.invalid("query", "应为地址问号后的部分", "what stands behind an address's ?");
    }
    Account by = visitor.account();
    remove("owner = ? AND title = ?", by.name(), title);
    if (mine(visitor).size() >= MOST) {
      throw Fault.conflict("TOO_MANY", "至多保存 50 个筛选", "50 filters are kept at most");
    }
    database
        .sql("INSERT INTO saved_filter (owner, title, query) VALUES (?, ?, ?)")
        .params(by.name(), title, query)
        .update();
    audit.write(by, "SAVE_FILTER", title, "", query);
    return mine(visitor).stream().filter(it -> it.title.equals(title)).findAny().orElseThrow();
  }

  @DeleteMapping("/{id}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  @Operation(summary = "删除筛选 / drop a filter")
  void drop(@PathVariable long id, @AuthenticationPrincipal Visitor visitor) {
    if (remove("owner = ? AND id = ?", visitor.getUsername(), id) == 0) {
      throw Fault.missing("没有此筛选", "there is no such filter of yours");
    }
  }

  private int remove(String which, Object... values) {
    return database.sql("DELETE FROM saved_filter WHERE " + which).params(values).update();
  }
}
