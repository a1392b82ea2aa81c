package cn.jianguan.jobs.order;

import cn.jianguan.rules.engine.EvaluationContext;
import cn.jianguan.rules.state.KeyedState;

/** What a station may know and do while it handles one record or one timer of one key. */
public interface StationContext<O> extends EvaluationContext {

  /** The current key. */
  @Override
  String key();

  /** Log time of the record or timer at hand, epoch ms: the only clock there is. */
  @Override
  long logTime();

  /**
   * Whether the clock had passed the record before it came: history that is fed a second time. What
   * is live never comes so, since every partition heartbeats in order.
   */
  boolean isBehindClock();

  /**
   * Whether this turn was made before and is made again only to restore the key's state, after a
   * later turn of the key threw: outputs and timers go nowhere, and what is gathered in fields must
   * not be gathered twice.
   */
  default boolean isRepeated() {
    return false;
  }

  /**
   * Has all state written once this turn is over: for turns after which fields lead to other
   * results than before, as when a model is left out, so that no earlier turn is made again under
   * them.
   */
  default void writeBack() {}

  /** What the station remembers about the current key; exactly-once across restarts. */
  @Override
  KeyedState state();

  /**
   * Asks for {@link Station#timer} at a log time. A timer is the pair of name and moment: asking
   * twice is asking once, and moving one is cancelling and setting. A moment that has passed fires
   * right after the record at hand, at the log time of that record.
   *
   * @param name short text the station understands; not empty
   * @param at epoch ms
   */
  @Override
  void timerAt(String name, long at);

  /** Takes a timer back; nothing happens where there is none. */
  void cancelTimer(String name, long at);

  /**
   * Lets everything about the current key be forgotten at the first log time when nothing has asked
   * to keep it longer: the latest moment asked for holds. Kept to the day, rounded up.
   *
   * @param at epoch ms
   */
  void expireAt(long at);

  /** Forgets everything about the current key now, except its timers. */
  void forget();

  /** Sends an output on, with the log time at hand. */
  void emit(O output);
}
