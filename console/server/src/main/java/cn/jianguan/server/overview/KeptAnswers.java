package cn.jianguan.server.overview;

import cn.jianguan.server.account.Account;
import cn.jianguan.server.account.Role;
import cn.jianguan.server.store.Kept;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/**
 * Answers of a moment ago, by what was asked and who may see what: many screens ask the same at
 * once, whenever an alert has moved.
 */
@Component
class KeptAnswers {
  private static final Duration FRESH = Duration.ofSeconds(3);
  private static final Duration USABLE = Duration.ofSeconds(10);
  private static final int MOST = 1_000;

  private final Map<Key, Kept<Object>> answers = new ConcurrentHashMap<>();

  /**
   * Whoever has the same role and region sees the same; who sees no region, what is of his
   * organisation.
   */
  private record Key(String part, Role role, String org, String area) {
    static Key of(String part, Account by) {
      return new Key(part, by.role(), by.role().seesRegion() ? "" : by.org(), by.area());
    }
  }

  /** The answer to a part of the overview; asked for where there is none, or it is too old. */
  <T> T of(String part, Account by, Supplier<T> ask) {
    return of(part, by, FRESH, ask);
  }

  /** The same of what may be older. */
  @SuppressWarnings("unchecked") // a part has one type
  <T> T of(String part, Account by, Duration fresh, Supplier<T> ask) {
    if (answers.size() >= MOST) {
      answers.values().removeIf(it -> !it.isUsable());
    }
    Kept<Object> kept =
        answers.computeIfAbsent(Key.of(part, by), unused -> new Kept<>(fresh, fresh.plus(USABLE)));
    return (T) kept.get(ask::get);
  }
}
