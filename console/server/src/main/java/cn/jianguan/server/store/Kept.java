package cn.jianguan.server.store;

import cn.jianguan.server.error.Fault;
import java.time.Duration;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/**
 * An answer that is kept for a while, so that many who ask at once ask one question. Who finds that
 * it is not fresh any more fetches another; who asks meanwhile has the one before, as long as that
 * is usable, and waits for the other if not.
 */
public final class Kept<T> {
  private final long fresh;
  private final long usable;
  private final ReentrantLock asking = new ReentrantLock();
  private volatile Answer<T> answer;

  public Kept(Duration fresh, Duration usable) {
    this.fresh = fresh.toNanos();
    this.usable = usable.toNanos();
  }

  private record Answer<T>(T value, long at) {
    boolean isWithin(long nanos) {
      return System.nanoTime() - at < nanos;
    }
  }

  /** Throws what asking throws, where there is no answer that is usable. */
  public T get(Supplier<T> ask) {
    Answer<T> before = answer;
    if (before == null || !before.isWithin(usable)) {
      return await(ask);
    }
    if (before.isWithin(fresh) || !asking.tryLock()) {
      return before.value;
    }
    try {
      return fetch(ask);
    } catch (Fault e) {
      return before.value;
    } finally {
      asking.unlock();
    }
  }

  private T await(Supplier<T> ask) {
    asking.lock();
    try {
      Answer<T> now = answer;
      return now != null && now.isWithin(fresh) ? now.value : fetch(ask);
    } finally {
      asking.unlock();
    }
  }

  private T fetch(Supplier<T> ask) {
    Answer<T> fetched = new Answer<>(ask.get(), System.nanoTime());
    answer = fetched;
    return fetched.value;
  }

  /** Whether there is an answer that may still be given. */
  public boolean isUsable() {
    Answer<T> now = answer;
    return now != null && now.isWithin(usable);
  }
}
