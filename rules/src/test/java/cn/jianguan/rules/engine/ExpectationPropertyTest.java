package cn.jianguan.rules.engine;

import static cn.jianguan.rules.engine.TestModels.model;
import static org.assertj.core.api.Assertions.assertThat;

import cn.jianguan.record.ActKind;
import cn.jianguan.record.HitOp;
import cn.jianguan.record.HitRecord;
import cn.jianguan.record.Severity;
import cn.jianguan.rules.history.Features;
import cn.jianguan.rules.history.Observation;
import cn.jianguan.rules.history.Subject;
import cn.jianguan.rules.model.ExpectationDefinition;
import cn.jianguan.rules.model.ExpectationDefinition.Step;
import cn.jianguan.rules.model.TimeSpan;
import cn.jianguan.rules.scenario.ScenarioFeed;
import cn.jianguan.rules.state.CachedState;
import cn.jianguan.rules.state.HeapState;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** The deadlines that stand as missed in the end are those that a plain look would call missed. */
class ExpectationPropertyTest {
  private static final Subject SUBJECT = Subject.parse("OBJECT:USCC:91320100MA0000015Q");
  private static final long T0 = Instant.parse("2020-03-02T01:00:00Z").toEpochMilli();
  private static final long HOUR = Duration.ofHours(1).toMillis();
  private static final int[] HOURS = {72, 144};

  private static final Evaluator EVALUATOR =
      TestModels.evaluator(
          EvaluatorOptions.DEFAULT,
          model("JD-14")
              .expectation(
                  new ExpectationDefinition(
                      "followUp",
                      Set.of(ActKind.INSPECTION),
                      "problem == true",
                      Set.of(ActKind.PENALTY),
                      "checkActionCode == $checkActionCode",
                      "",
                      List.of(step(1, "4320m"), step(2, "144h"))))
              .rule("step >= 1", "hit($b.getStepSeverity(), \"daysOverdue\", \"\")")
              .build());

  private static Step step(int number, String after) {
    Severity severity = Severity.values()[number];
    return new Step(
        number, "", TimeSpan.NONE, TimeSpan.parse(after), TimeSpan.parse("24h"), severity);
  }

  /** An inspection with a problem (or without, once corrected), or a penalty that answers it. */
  record Image(boolean opens, int id, int hour, int code, boolean problem) {
    Observation observation(Observation.Op op, long logTime) {
      ActKind kind = opens ? ActKind.INSPECTION : ActKind.PENALTY;
      Map<String, Object> values = new TreeMap<>(Map.of("checkActionCode", "C" + code));
      if (opens) {
        values.put("problem", problem);
      }
      Features features = Features.of(kind, values);
      return new Observation(SUBJECT, op, actId(), kind, T0 + hour * HOUR, logTime, features);
    }

    String actId() {
      return (opens ? "i" : "p") + id;
    }
  }

  /** What becomes known, how many hours after the news before. */
  record News(Image image, boolean remove, int after) {}

  @Provide
  Arbitrary<List<News>> news() {
    Arbitrary<Image> images =
        Combinators.combine(
                Arbitraries.of(true, false),
                Arbitraries.integers().between(0, 4),
                Arbitraries.integers().between(0, 200),
                Arbitraries.integers().between(0, 2),
                Arbitraries.of(true, true, true, false))
            .as(Image::new);
    return Combinators.combine(
            images, Arbitraries.of(false, false, true), Arbitraries.of(0, 0, 5, 20, 60))
        .as(News::new)
        .list()
        .ofMinSize(1)
        .ofMaxSize(25);
  }

  @Property(tries = 500)
  void standingHits_afterAnyOrder_areTheDeadlinesMissed(
      @ForAll("news") List<News> news, @ForAll boolean kept) {
    ScenarioFeed log = new ScenarioFeed(EVALUATOR, kept ? CachedState::new : HeapState::new);
    Map<String, Image> standing = new TreeMap<>();
    long logTime = T0;
    for (News item : news) {
      logTime += item.after() * HOUR;
      Image former = standing.remove(item.image().actId());
      if (former != null) {
        log.observe(former.observation(Observation.Op.REMOVE, logTime));
      }
      if (!item.remove()) {
        standing.put(item.image().actId(), item.image());
        log.observe(item.image().observation(Observation.Op.ADD, logTime));
      }
    }
    log.fireBefore(logTime + 1000 * HOUR);
    assertThat(log.rejects()).isEmpty();
    assertThat(standing(log.hits())).isEqualTo(missed(standing.values()));
  }

  private static TreeSet<String> standing(List<HitRecord> emitted) {
    TreeSet<String> standing = new TreeSet<>();
    for (HitRecord hit : emitted) {
      boolean changed =
          hit.getOp() == HitOp.HIT
              ? standing.add(hit.getTrigger())
              : standing.remove(hit.getTrigger());
      assertThat(changed).as("%s %s", hit.getOp(), hit.getTrigger()).isTrue();
    }
    return standing;
  }

  private static TreeSet<String> missed(Collection<Image> acts) {
    TreeSet<String> missed = new TreeSet<>();
    for (Image opener : acts) {
      for (int i = 0; opener.opens() && opener.problem() && i < HOURS.length; i++) {
        int due = opener.hour() + HOURS[i];
        boolean met =
            acts.stream()
                .anyMatch(
                    a ->
                        !a.opens()
                            && a.code() == opener.code()
                            && a.hour() >= opener.hour()
                            && a.hour() <= due);
        if (!met) {
          missed.add("deadline:" + opener.actId() + ":followUp/" + (i + 1));
        }
      }
    }
    return missed;
  }
}
