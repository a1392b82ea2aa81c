package cn.jianguan.code;

import java.util.Objects;
import java.util.Optional;

/**
 * What came of reading a text as a code: the value, or why not. A refusal is an answer for the
 * sender, so it is a value and not an exception.
 *
 * @param <T> what was to be read
 */
public sealed interface Reading<T> {
  /** The text was such a code. */
  record Read<T>(T get) implements Reading<T> {
    public Read {
      Objects.requireNonNull(get);
    }
  }

  /**
   * The text was not.
   *
   * @param problem kind of mistake
   * @param expected what was expected instead, Chinese first
   */
  record Refused<T>(Problem problem, String expected) implements Reading<T> {
    public Refused {
      Objects.requireNonNull(problem);
      Objects.requireNonNull(expected);
    }
  }

  static <T> Reading<T> of(T value) {
    return new Read<>(value);
  }

  static <T> Reading<T> refuse(Problem problem, String expected) {
    return new Refused<>(problem, expected);
  }

  /** The value, empty where refused. */
  default Optional<T> value() {
    return this instanceof Read<T> read ? Optional.of(read.get()) : Optional.empty();
  }

  /** The refusal, empty where read. */
  default Optional<Refused<T>> refusal() {
    return this instanceof Refused<T> refused ? Optional.of(refused) : Optional.empty();
  }
}
