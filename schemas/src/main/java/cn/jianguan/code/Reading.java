package cn.jianguan.code;

import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

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

  default boolean isRead() {
    return this instanceof Read;
  }

  /** The value, empty where refused. */
  default Optional<T> value() {
    return this instanceof Read<T> read ? Optional.of(read.get()) : Optional.empty();
  }

  /** The refusal, empty where read. */
  default Optional<Refused<T>> refusal() {
    return this instanceof Refused<T> refused ? Optional.of(refused) : Optional.empty();
  }

  default <R> Reading<R> map(Function<? super T, ? extends R> change) {
    if (this instanceof Refused<T> refused) {
      return refuse(refused.problem(), refused.expected());
    }
    return of(change.apply(((Read<T>) this).get()));
  }

  /**
   * The value, for texts that the program itself wrote.
   *
   * @throws IllegalArgumentException where refused
   */
  default T orThrow() {
    return value()
        .orElseThrow(() -> new IllegalArgumentException(refusal().orElseThrow().expected()));
  }
}
