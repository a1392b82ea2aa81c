package cn.jianguan.rules.draw;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.jianguan.rules.grade.GradeClass;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class DrawTest {
  private static final LocalDate FROM = LocalDate.of(2026, 3, 2);
  private static final LocalDate TO = LocalDate.of(2026, 3, 31);
  private static final String SEED = "2026-第一批";

  private final DrawPolicy policy = DrawPolicy.shipped(FROM);
  private final List<PoolObject> objects = new ArrayList<>();
  private final List<PoolOfficer> officers = new ArrayList<>();

  DrawTest() {
    for (int i = 0; i < 40; i++) {
      objects.add(object("USCC:%03d".formatted(i), GradeClass.C, i % 4 == 0 ? 2 : 0, 0));
    }
    for (String id : List.of("O1", "O2", "O3")) {
      officers.add(officer(id, "LEAD", TO));
    }
  }

  /** Worked out with another program: SHA-256 and a logarithm are all it takes. */
  @Test
  void sameSeedAndPool_giveTheListThatAnyMachineGives() {
    Drawn drawn = draw(terms(4), SEED);
    assertThat(keys(drawn)).containsExactly("USCC:016", "USCC:004", "USCC:028", "USCC:032");
    assertThat(drawn.objects().get(0).officers()).isEqualTo(Map.of("LEAD", List.of("O2", "O3")));
    assertThat(Chance.commitment(SEED))
        .isEqualTo("691ce5b31236e726c4457c96f3b1a376d21af23c34d6a3e8d2a514ae3ad112ec");
  }

  @Test
  void orderOfThePool_doesNotMatter() {
    Drawn first = draw(terms(10), SEED);
    Collections.reverse(objects);
    Collections.reverse(officers);
    assertThat(draw(terms(10), SEED)).isEqualTo(first);
  }

  @Test
  void oneChangedName_changesTheHash() {
    String hash = draw(terms(4), SEED).poolHash();
    PoolObject changed = objects.get(7);
    objects.set(
        7,
        new PoolObject(changed.key(), "另一名称", changed.area(), GradeClass.C, 0, 0, 0, false, 0, 0));
    assertThat(draw(terms(4), SEED).poolHash()).isNotEqualTo(hash);
  }

  /** Ten thousand draws of one object: each comes with its share of the weights. */
  @Test
  void tenThousandDraws_followTheWeights() {
    objects.clear();
    double[] weights = {1, 1, 1.5, 1.5, 2, 2, 3, 4}; // times the class's
    for (int i = 0; i < weights.length; i++) {
      int orange = (int) (weights[i] - 1);
      int yellow = (int) Math.round((weights[i] - 1 - orange) * 2);
      objects.add(object("USCC:" + i, GradeClass.C, yellow, orange));
    }
    Map<String, Integer> times = new HashMap<>();
    int draws = 10_000;
    Draw draw = new Draw(terms(1), policy, new DrawPool(objects, officers));
    for (int i = 0; i < draws; i++) {
      times.merge(draw.with("seed-" + i).objects().get(0).object().key(), 1, Integer::sum);
    }
    double chiSquare = 0;
    for (int i = 0; i < weights.length; i++) {
      double expected = draws * weights[i] / 16;
      double seen = times.getOrDefault("USCC:" + i, 0);
      chiSquare += (seen - expected) * (seen - expected) / expected;
    }
    // Seven degrees of freedom: exceeded once in a hundred by chance.
    assertThat(chiSquare).isLessThan(18.48);
  }

  @Test
  void poolWithoutObjects_isRefused() {
    assertThatThrownBy(() -> new DrawPool(List.of(), officers))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("no object in the pool");
  }

  @Test
  void officers_areDrawnEvenly() {
    Map<String, Integer> times = new HashMap<>();
    Draw draw = new Draw(terms(1), policy, new DrawPool(objects, officers));
    for (int i = 0; i < 3_000; i++) {
      draw.with("s" + i)
          .objects()
          .get(0)
          .officers()
          .get("LEAD")
          .forEach(id -> times.merge(id, 1, Integer::sum));
    }
    assertThat(times.values()).allSatisfy(n -> assertThat(n).isBetween(1_900, 2_100));
  }

  @Test
  void ratios_areAnUpperBoundOfAToC_andALowerOneOfD() {
    objects.clear();
    for (GradeClass grade : GradeClass.values()) {
      for (int i = 0; i < 119; i++) {
        objects.add(object(grade + ":" + i, grade, 0, 0));
      }
    }
    Map<GradeClass, Integer> drawn = new HashMap<>();
    draw(terms(0), SEED).objects().forEach(it -> drawn.merge(it.creditClass(), 1, Integer::sum));
    assertThat(drawn)
        .isEqualTo(Map.of(GradeClass.A, 1, GradeClass.B, 5, GradeClass.C, 23, GradeClass.D, 36));
    DrawTerms key = new DrawTerms("P1", FROM, TO, List.of(), List.of("LEAD"), true, 0, 0);
    assertThat(draw(key, SEED).objects().stream().filter(it -> it.creditClass() == GradeClass.D))
        .hasSize(119);
  }

  @Test
  void red_redList_andUsedUpFrequency_leaveThePool() {
    objects.clear();
    objects.add(new PoolObject("red", "", "", GradeClass.D, 0, 0, 1, false, 0, 0));
    objects.add(new PoolObject("trusted", "", "", GradeClass.B, 0, 0, 0, true, 0, 1));
    objects.add(new PoolObject("trustedSeen", "", "", GradeClass.D, 0, 0, 0, true, 1, 1));
    objects.add(new PoolObject("aSeen", "", "", GradeClass.A, 0, 0, 0, false, 0, 1));
    objects.add(new PoolObject("cOnce", "", "", GradeClass.C, 0, 0, 0, false, 1, 1));
    objects.add(new PoolObject("cTwice", "", "", GradeClass.C, 0, 0, 0, false, 2, 2));
    Drawn drawn = draw(terms(99), SEED);
    assertThat(keys(drawn)).containsExactlyInAnyOrder("trusted", "cOnce");
    assertThat(drawn.left())
        .isEqualTo(
            Map.of(
                "red", "RED_CASE",
                "trustedSeen", "RED_LIST",
                "aSeen", "FREQUENCY",
                "cTwice", "FREQUENCY"));
  }

  @Test
  void officers_areTwoOfEachAgency_valid_andNoneWhoMustAvoid() {
    officers.add(new PoolOfficer("O4", "LEAD", FROM, TO, avoidingAll()));
    officers.add(officer("O5", "LEAD", TO.minusDays(1)));
    officers.add(officer("J1", "JOINT", TO));
    officers.add(officer("J2", "JOINT", TO));
    DrawTerms joint =
        new DrawTerms("P1", FROM, TO, List.of(), List.of("LEAD", "JOINT"), false, 6, 0);
    Set<String> seen = new HashSet<>();
    draw(joint, SEED)
        .objects()
        .forEach(
            it -> {
              assertThat(it.officers().keySet()).containsExactly("LEAD", "JOINT");
              assertThat(it.officers().get("LEAD")).hasSize(2).doesNotHaveDuplicates();
              it.officers().values().forEach(seen::addAll);
            });
    assertThat(seen).containsExactlyInAnyOrder("O1", "O2", "O3", "J1", "J2");
  }

  @Test
  void tooFewOfficers_stopTheDraw_byName() {
    DrawTerms joint =
        new DrawTerms("P1", FROM, TO, List.of(), List.of("LEAD", "JOINT"), false, 1, 0);
    assertThatThrownBy(() -> draw(joint, SEED))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("JOINT");
    DrawTerms full = new DrawTerms("P1", FROM, TO, List.of(), List.of("LEAD"), false, 8, 4);
    assertThatThrownBy(() -> draw(full, SEED)).hasMessageContaining("LEAD");
  }

  @Test
  void objectTwiceInThePool_isRefused() {
    objects.add(objects.get(3));
    assertThatThrownBy(() -> draw(terms(1), SEED)).hasMessageContaining("USCC:003");
  }

  private Drawn draw(DrawTerms terms, String seed) {
    return new Draw(terms, policy, new DrawPool(objects, officers)).with(seed);
  }

  private static DrawTerms terms(int count) {
    return new DrawTerms("P1", FROM, TO, List.of(), List.of("LEAD"), false, count, 0);
  }

  private static List<String> keys(Drawn drawn) {
    return drawn.objects().stream().map(it -> it.object().key()).toList();
  }

  private static PoolObject object(String key, GradeClass grade, int yellow, int orange) {
    return new PoolObject(key, "名称", "320100", grade, yellow, orange, 0, false, 0, 0);
  }

  private static PoolOfficer officer(String id, String agency, LocalDate to) {
    return new PoolOfficer(id, agency, FROM.minusYears(1), to, new TreeSet<>());
  }

  private TreeSet<String> avoidingAll() {
    return new TreeSet<>(objects.stream().map(PoolObject::key).toList());
  }
}
