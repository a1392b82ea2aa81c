package cn.jianguan.server.overview;

import cn.jianguan.server.account.Account;
import cn.jianguan.server.account.Role;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/**
 * Answers of a moment ago, by what was asked and who may see what: many screens ask the same at
 * once, whenever an alert has moved. Who asks meanwhile waits for the one answer.
 */
@Component
class KeptAnswers {
  private static final long KEPT_NANOS = Duration.ofSeconds(3).toNanos();
  private static final int MOST = 1_000;

  private final Map<Key, Answer> answers = new ConcurrentHashMap<>();

  /** Whoever has the same role, organisation and region sees the same. */
  private record Key(String part, Role role, String org, String area) {}

  private record Answer(Object value, long at) {
    boolean holds() {
      return System.nanoTime() - at < KEPT_NANOS;
    }
  }

  /** The answer to a part of the overview; asked for where there is none, or it is too old. */
  @SuppressWarnings("unchecked") // a part has one type
  <T> T of(String part, Account by, Supplier<T> ask) {
    if (answers.size() >= MOST) {
      answers.values().removeIf(answer -> !answer.holds());
    }
    Key key = new Key(part, by.role(), by.org(), by.area());
    Answer answer =
        answers.compute(
            key,
            (unused, before) ->
                before != null && before.holds()
                    ? before
                    : new Answer(ask.get(), System.nanoTime()));
    return (T) answer.value;
  }
}
