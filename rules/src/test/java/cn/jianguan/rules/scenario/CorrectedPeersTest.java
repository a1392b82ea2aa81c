package cn.jianguan.rules.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import cn.jianguan.record.ActKind;
import cn.jianguan.record.HitOp;
import cn.jianguan.record.HitRecord;
import cn.jianguan.record.ModelState;
import cn.jianguan.rules.engine.Evaluator;
import cn.jianguan.rules.engine.EvaluatorOptions;
import cn.jianguan.rules.history.Features;
import cn.jianguan.rules.history.Observation;
import cn.jianguan.rules.history.Subject;
import cn.jianguan.rules.pack.ManifestReader;
import cn.jianguan.rules.pack.PackLibrary;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * JD-15 compares with peers: the fines it tells of in the end are those of the acts as they stand,
 * in whatever order these came and were corrected.
 */
final class CorrectedPeersTest {
  private static final Subject ITEM = Subject.parse("ITEM:01320100000001");
  private static final long T0 = Instant.parse("2024-01-01T00:00:00Z").toEpochMilli();
  private static final long DAY = Duration.ofDays(1).toMillis();
  private static final int FINES = 150;

  /** As it stands; amount 0: taken back. */
  private record Fine(int day, String provision, int amount, boolean revoked) {
    boolean counts() {
      return amount > 0 && !revoked;
    }
  }

  private final List<Fine> first = new ArrayList<>();
  private final Map<Integer, Fine> corrected = new HashMap<>();

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void finesToldOf_calmReversedOrShuffled_areThoseOfTheFinesThatStand(long seed) {
    Random random = new Random(seed);
    make(random);
    List<Integer> calm = new ArrayList<>(List.copyOf(corrected.keySet()));
    List<Integer> order = new ArrayList<>();
    for (int i = 0; i < FINES; i++) {
      order.add(i);
    }
    Set<String> expected = plain();

    assertThat(told(order, calm)).as("calm").isEqualTo(expected);
    Collections.reverse(order);
    assertThat(told(order, calm)).as("reversed").isEqualTo(expected);
    Collections.shuffle(order, random);
    Collections.shuffle(calm, random);
    assertThat(told(order, calm)).as("shuffled").isEqualTo(expected);
    assertThat(expected).isNotEmpty();
  }

  /** One provision of many amounts, one of mostly one amount; a third is corrected afterwards. */
  private void make(Random random) {
    for (int i = 0; i < FINES; i++) {
      first.add(fine(random, i));
      switch (random.nextInt(9)) {
        case 0 -> corrected.put(i, fine(random, i));
        case 1 -> corrected.put(i, new Fine(i, "第一条", 0, false));
        case 2 -> corrected.put(i, new Fine(i, first.get(i).provision(), 5, true));
        default -> {}
      }
    }
  }

  private static Fine fine(Random random, int day) {
    boolean alike = random.nextBoolean();
    boolean high = random.nextInt(12) == 0;
    int usual = alike ? (random.nextInt(4) == 0 ? 20 : 10) : 10 + random.nextInt(20);
    return new Fine(day, alike ? "第一条" : "第二条", high ? 60 + random.nextInt(90) : usual, false);
  }

  /** Fines in an order, every second correction right behind its fine, the others in the end. */
  private Set<String> told(List<Integer> order, List<Integer> corrections) {
    try (Evaluator evaluator = new Evaluator(new ManifestReader(), EvaluatorOptions.DEFAULT)) {
      assertThat(
              evaluator.publish(
                  PackLibrary.shipped("JD-15")
                      .publish(ModelState.ACTIVE, Instant.EPOCH, null, "author", "publisher")))
          .isEmpty();
      ScenarioFeed log = new ScenarioFeed(evaluator);
      long now = T0 + 400 * DAY;
      for (int i : order) {
        log.observe(observation(Observation.Op.ADD, i, first.get(i), ++now));
        if (i % 2 == 0 && corrected.containsKey(i)) {
          correct(log, i, ++now);
        }
      }
      for (int i : corrections) {
        if (i % 2 != 0) {
          correct(log, i, ++now);
        }
      }
      log.fireBefore(now + 1);
      assertThat(log.rejects()).isEmpty();
      return standing(log.hits());
    }
  }

  private void correct(ScenarioFeed log, int id, long now) {
    log.observe(observation(Observation.Op.REMOVE, id, first.get(id), now));
    if (corrected.get(id).amount() > 0) {
      log.observe(observation(Observation.Op.ADD, id, corrected.get(id), now));
    }
  }

  private static Observation observation(Observation.Op op, int id, Fine fine, long now) {
    Features features =
        Features.of(
            ActKind.PENALTY,
            Map.of(
                "fineFen",
                fine.amount() * 100_000L,
                "illegalCode",
                fine.provision(),
                "revoked",
                fine.revoked()));
    return new Observation(
        ITEM, op, "p" + id, ActKind.PENALTY, T0 + fine.day() * DAY, now, features);
  }

  private static Set<String> standing(List<HitRecord> emitted) {
    Set<String> standing = new TreeSet<>();
    for (HitRecord hit : emitted) {
      if (hit.getOp() == HitOp.HIT) {
        standing.add(hit.getTrigger());
      } else {
        standing.remove(hit.getTrigger());
      }
    }
    return standing;
  }

  /** A plain look at the fines that stand. */
  private Set<String> plain() {
    List<Fine> standing = new ArrayList<>();
    for (int i = 0; i < FINES; i++) {
      standing.add(corrected.getOrDefault(i, first.get(i)));
    }
    Set<String> high = new TreeSet<>();
    for (int i = 0; i < FINES; i++) {
      Fine it = standing.get(i);
      List<Fine> others =
          standing.subList(0, i).stream()
              .filter(other -> other.counts() && other.provision().equals(it.provision()))
              .toList();
      if (it.counts() && others.size() + 1 >= 30 && isFarAbove(it, others)) {
        high.add("p" + i);
      }
    }
    return high;
  }

  private static boolean isFarAbove(Fine it, List<Fine> others) {
    double median = median(others, Fine::amount);
    double spread = median(others, other -> Math.abs(other.amount() - median));
    double above = it.amount() - median;
    return spread > 0 ? 0.6745 * above / spread > 3.5 : above / median > 3.5;
  }

  private static double median(List<Fine> fines, ToDoubleFunction<Fine> of) {
    double[] values = fines.stream().mapToDouble(of).sorted().toArray();
    int middle = values.length / 2;
    return values.length % 2 == 1 ? values[middle] : (values[middle - 1] + values[middle]) / 2;
  }
}
