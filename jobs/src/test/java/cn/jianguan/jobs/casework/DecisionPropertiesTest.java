package cn.jianguan.jobs.casework;

import static org.assertj.core.api.Assertions.assertThat;

import cn.jianguan.jobs.casework.decide.NeverList;
import cn.jianguan.record.AlertEvent;
import cn.jianguan.record.AlertPlanDecision;
import cn.jianguan.record.AlertState;
import cn.jianguan.record.AlertTransition;
import cn.jianguan.record.HitRecord;
import cn.jianguan.record.Severity;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.apache.avro.specific.SpecificRecord;

/** What holds whatever is planned, found, cancelled and corrected, in any order of arrival. */
class DecisionPropertiesTest {
  private static final int LENGTH = 50;

  /** Where nobody is held back from acting: dispatched, or beyond. */
  private static final Set<AlertState> HELD_BACK =
      EnumSet.of(
          AlertState.MERGED_PLAN,
          AlertState.MERGED_ALERT,
          AlertState.SUPPRESSED,
          AlertState.SELF_CORRECT);

  private static final Set<AlertEvent> TAKES_HITS =
      EnumSet.of(AlertEvent.MODEL_HIT, AlertEvent.OPEN_DUPLICATE, AlertEvent.REOPEN);

  @Property(tries = 150)
  void whatIsOnTheNeverList_isHeldBackByNobody(@ForAll long seed) {
    PlanWalk walk = new PlanWalk(seed, LENGTH);
    Set<String> never = new HashSet<>();
    for (HitRecord hit : walk.hits) {
      if (NeverList.holds(hit)) {
        never.add(hit.getHitId());
      }
    }
    Map<String, AlertState> states = new HashMap<>();
    Set<String> grave = new HashSet<>();
    List<SpecificRecord> said = walk.play(0);
    for (int i = 0; i < said.size(); i++) {
      if (said.get(i) instanceof AlertTransition made) {
        if (made.getHitId() != null
            && never.contains(made.getHitId())
            && TAKES_HITS.contains(made.getEvent())) {
          grave.add(made.getAlertId());
        }
        states.put(made.getAlertId(), made.getTo());
      }
      if (isEndOfMoment(said, i)) {
        grave.forEach(id -> assertThat(HELD_BACK).doesNotContain(states.get(id)));
      }
    }
  }

  @Property(tries = 150)
  void everyHit_isInOneAlert_andEveryAlertHasItsDecision(@ForAll long seed) {
    PlanWalk walk = new PlanWalk(seed, LENGTH);
    List<SpecificRecord> said = walk.play(0);
    Map<String, Integer> taken = new HashMap<>();
    Set<String> alerts = new HashSet<>();
    Set<String> decided = new HashSet<>();
    Map<String, AlertTransition> last = new HashMap<>();
    for (SpecificRecord record : said) {
      if (record instanceof AlertTransition made) {
        alerts.add(made.getAlertId());
        last.put(made.getAlertId(), made);
        if (made.getHitId() != null
            && (TAKES_HITS.contains(made.getEvent()))
            && !(made.getEvent() == AlertEvent.OPEN_DUPLICATE
                && made.getTo() == AlertState.MERGED_ALERT)) {
          taken.merge(made.getHitId(), 1, Integer::sum);
        }
      } else if (record instanceof AlertPlanDecision decision
          && decision.getApplied()
          && decision.getCause().equals("HIT")) {
        decided.add(decision.getAlertId());
        assertThat(decision.getWhyZh()).isNotBlank();
      }
    }
    for (HitRecord hit : walk.hits) {
      assertThat(taken.get(hit.getHitId())).as(hit.getHitId()).isPositive();
    }
    assertThat(decided).isEqualTo(alerts);
    last.values()
        .forEach(
            made -> {
              boolean silenced =
                  made.getTo() == AlertState.SUPPRESSED || made.getTo() == AlertState.MERGED_ALERT;
              assertThat(silenced && made.getAlert().getSilencedBy().isEmpty()).isFalse();
              assertThat(made.getAlert().getEvidence()).isNotEmpty();
              assertThat(made.getTo()).isNotEqualTo(AlertState.DETECTED);
              assertThat(made.getTo()).as("waits for ever").isNotEqualTo(AlertState.MERGED_PLAN);
            });
  }

  @Property(tries = 50)
  void orderOfArrival_doesNotMatter(@ForAll long seed) {
    PlanWalk walk = new PlanWalk(seed, LENGTH);

    assertThat(walk.play(seed | 1)).isEqualTo(walk.play(0));
  }

  /** The plan first, or the alert first: within thirty days both end up in the task. */
  @Property(tries = 50)
  void planBeforeAlert_orAfter_endsTheSame(@ForAll("low") Severity severity) {
    CaseworkHarness before = new CaseworkHarness();
    before.visit(Plans.open("v1").build(), Plans.NOW.minusSeconds(60));
    before.hit(Plans.hit("h1", severity).build());
    CaseworkHarness after = new CaseworkHarness();
    after.hit(Plans.hit("h1", severity).build());
    after.visit(Plans.open("v1").build(), Plans.NOW.plusSeconds(60));

    assertThat(after.alert().getState()).isEqualTo(before.alert().getState());
    assertThat(after.alert().getPlanTasks()).isEqualTo(before.alert().getPlanTasks());
    assertThat(after.alert().getDecisionRule()).isEqualTo(before.alert().getDecisionRule());
  }

  @Provide
  Arbitrary<Severity> low() {
    return Arbitraries.of(Severity.BLUE, Severity.YELLOW, Severity.ORANGE);
  }

  private static boolean isEndOfMoment(List<SpecificRecord> said, int i) {
    return i + 1 == said.size() || !timeOf(said.get(i + 1)).equals(timeOf(said.get(i)));
  }

  private static Object timeOf(SpecificRecord record) {
    return record.get(record.getSchema().getField("logTime").pos());
  }
}
