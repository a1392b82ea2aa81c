package cn.jianguan.jobs.casework;

import static org.assertj.core.api.Assertions.assertThat;

import cn.jianguan.record.AlertPlanDecision;
import cn.jianguan.record.Severity;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is too much to be kept or listed is said in the records of the decision. */
final class DecisionLimitsTest {
  private static final Instant NOW = Plans.NOW;
  private final CaseworkHarness town = new CaseworkHarness();

  DecisionLimitsTest() {
    Plans.catalogue(town);
  }

  private List<AlertPlanDecision> lookedAt() {
    town.hit(Plans.hit("h1", Severity.YELLOW).build());
    return town.lookedAt();
  }

  private void cancelledDraws(int count) {
    for (int i = 0; i < count; i++) {
      town.visit(
          Plans.open("v" + i).setCancelled(true).setCancelledBy("已取消 / cancelled").build(),
          NOW.minusSeconds(60));
    }
  }

  private void checks(int count) {
    for (int i = 0; i < count; i++) {
      town.fact(Plans.check("c" + i, NOW.minusSeconds(3600)).build(), NOW.minusSeconds(60));
    }
  }

  @Test
  void objectDrawnMoreOftenThanIsListed_theRestIsCounted() {
    cancelledDraws(DecisionRecords.MOST_LOOKED_AT + 7);

    List<AlertPlanDecision> all = lookedAt();

    assertThat(all).filteredOn(each -> !each.getTaskObjectId().isEmpty()).hasSize(50);
    assertThat(all)
        .extracting(AlertPlanDecision::getWhyZh)
        .contains("另有 7 个抽中该对象的任务同样看过而未采用，不逐条列出");
    assertThat(all).extracting(AlertPlanDecision::getDecisionId).doesNotHaveDuplicates();
  }

  @Test
  void objectDrawnAsOftenAsIsListed_nothingIsLeftToCount() {
    cancelledDraws(DecisionRecords.MOST_LOOKED_AT);

    assertThat(lookedAt())
        .extracting(AlertPlanDecision::getWhyZh)
        .noneMatch(it -> it.contains("另有"));
  }

  @Test
  void objectWithMoreActsThanAreKept_theDecisionSaysThatItLookedAtTheNewest() {
    checks(SubjectNotes.MOST + 1);

    assertThat(lookedAt())
        .extracting(AlertPlanDecision::getWhyEn)
        .contains(
            "the object has more acts or tasks than are kept: only the newest 400 were looked at");
  }

  @Test
  void objectWithFewerActsThanAreKept_theDecisionSaysNothing() {
    checks(SubjectNotes.MOST - 1);

    assertThat(lookedAt())
        .extracting(AlertPlanDecision::getWhyEn)
        .noneMatch(it -> it.contains("newest"));
  }
}
