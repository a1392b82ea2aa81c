package cn.jianguan.jobs.load.position;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How far every partition of a writer is stored, kept twice: in the writer's checkpoints and in the
 * database. A database that says less than the checkpoint has lost what lies between; that is noted
 * there, where {@code status} finds it, before anything newer can hide it.
 */
public final class Positions implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Positions.class);
  private static final Duration FIRST_PAUSE = Duration.ofMillis(100);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(10);

  /** A replica that is a moment behind has lost nothing: six seconds and a half. */
  private static final int LOOKS = 7;

  private final PositionTables tables;
  private final Duration firstPause;
  private final Map<Place, Long> known = new HashMap<>();

  /** What was restored has not been held against the database yet. */
  private boolean unproved;

  private record Place(String topic, int partition) {
    Place(Position position) {
      this(position.topic(), position.partition());
    }
  }

  /**
   * @param restored what a checkpoint knows to be stored, perhaps of partitions that other writers
   *     have now; empty: nothing is known
   */
  public Positions(PositionTables tables, Collection<Position> restored) {
    this(tables, restored, FIRST_PAUSE);
  }

  Positions(PositionTables tables, Collection<Position> restored, Duration firstPause) {
    this.tables = tables;
    this.firstPause = firstPause;
    this.unproved = !restored.isEmpty();
    take(restored);
  }

  /** What is known to be stored. */
  public List<Position> all() {
    return known.entrySet().stream()
        .map(it -> new Position(it.getKey().topic(), it.getKey().partition(), it.getValue()))
        .toList();
  }

  /**
   * Takes note of what has been stored since. While ClickHouse is away it waits.
   *
   * @param reached positions of the partitions that moved; empty: none did
   */
  public void advance(Collection<Position> reached) throws InterruptedException {
    if (reached.isEmpty() && !unproved) {
      return;
    }
    Duration pause = firstPause;
    for (int look = 1; !recorded(reached, look); look++) {
      Thread.sleep(pause.toMillis());
      pause = pause.multipliedBy(2);
      pause = pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause;
    }
    unproved = false;
  }

  private boolean recorded(Collection<Position> reached, int look) throws InterruptedException {
    try {
      List<Gap> gaps = gaps(tables.stored());
      if (!gaps.isEmpty() && look < LOOKS) {
        return false;
      }
      if (!gaps.isEmpty()) {
        LOG.error("ClickHouse 缺数据 / lacks what was stored: {}", gaps);
        tables.note(gaps);
        tables.store(all());
      }
      if (!reached.isEmpty()) {
        tables.store(reached);
        take(reached);
      }
      return true;
    } catch (InterruptedException cancelled) {
      throw cancelled;
    } catch (Exception failed) {
      if (Thread.interrupted()) {
        throw new InterruptedException("cancelled while positions were stored");
      }
      LOG.info("重试 / positions could not be stored: {}", failed.toString());
      return false;
    }
  }

  private List<Gap> gaps(List<Position> stored) {
    Map<Place, Long> there = new HashMap<>();
    stored.forEach(it -> there.merge(new Place(it), it.next(), Math::max));
    List<Gap> gaps = new ArrayList<>();
    for (Position it : all()) {
      long from = there.getOrDefault(new Place(it), 0L);
      if (from < it.next()) {
        gaps.add(new Gap(it.topic(), it.partition(), from, it.next()));
      }
    }
    return gaps;
  }

  private void take(Collection<Position> positions) {
    positions.forEach(it -> known.merge(new Place(it), it.next(), Math::max));
  }

  @Override
  public void close() {
    tables.close();
  }
}
