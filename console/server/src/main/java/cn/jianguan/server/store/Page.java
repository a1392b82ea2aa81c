package cn.jianguan.server.store;

import cn.jianguan.server.error.Fault;
import java.util.List;
import java.util.function.Function;

/**
 * A part of a list.
 *
 * @param total how many there are in all
 * @param next where the next part begins; null: this was the last
 */
public record Page<T>(List<T> rows, long total, String next) {
  private static final int MOST = 500;

  /** The same list by its own rows. */
  public <R> Page<R> map(Function<T, R> each) {
    return new Page<>(rows.stream().map(each).toList(), total, next);
  }

  /**
   * Which part is wanted.
   *
   * @param from rows before it
   */
  public record Part(long from, int limit) {
    /**
     * As a request says it.
     *
     * @param after what the part before said was next; empty: the beginning
     */
    public static Part of(String after, int limit) {
      if (limit < 1 || limit > MOST) {
        throw Fault.invalid("limit", "应为 1 至 500", "1 to 500");
      }
      if (!after.matches("\\d{0,9}")) {
        throw Fault.invalid("after", "应为上一页的 next", "the next of the page before");
      }
      return new Part(after.isEmpty() ? 0 : Long.parseLong(after), limit);
    }

    /** The end of a statement. */
    public String sql() {
      return " LIMIT " + limit + " OFFSET " + from;
    }

    /** The part, once its rows are there. */
    public <T> Page<T> of(List<T> rows, long total) {
      long end = from + rows.size();
      return new Page<>(rows, total, rows.isEmpty() || end >= total ? null : Long.toString(end));
    }
  }
}
