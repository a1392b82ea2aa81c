package cn.jianguan.jobs.casework.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import cn.jianguan.jobs.casework.HitFixtures;
import cn.jianguan.jobs.casework.Town;
import cn.jianguan.record.ActorRole;
import cn.jianguan.record.AlertEvent;
import cn.jianguan.record.AlertState;
import cn.jianguan.record.EvidenceValue;
import cn.jianguan.record.HitRecord;
import cn.jianguan.record.Severity;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What a further hit of the episode makes of an alert. */
class MergeTest {
  private static final List<EvidenceValue> OLD = List.of(new EvidenceValue("callers", "6", "5"));

  private final Scene scene = scene(AlertState.DISPATCHED);

  @Test
  void acts_theNewestFiftyAreNamed_allAreCounted() {
    scene.alert().setActIds(acts(1, 40));
    scene.alert().setActTotal(90);
    merge(scene, HitFixtures.hit("h2", Severity.YELLOW, Scene.NOW).setActIds(acts(31, 70)));
    assertThat(scene.alert().getActIds()).isEqualTo(acts(21, 70));
    assertThat(scene.alert().getActTotal()).isEqualTo(90);
    assertThat(scene.alert().getHitCount()).isEqualTo(2);

    merge(scene, HitFixtures.hit("h3", Severity.YELLOW, Scene.NOW).setActTotal(120));
    assertThat(scene.alert().getActTotal()).isEqualTo(120);
    scene.alert().setActTotal(0);
    merge(scene, HitFixtures.hit("h4", Severity.YELLOW, Scene.NOW).setActTotal(1));
    assertThat(scene.alert().getActTotal()).isEqualTo(50);
  }

  @Test
  void itemsAndTags_areThoseOfAllHits_eachOnce() {
    scene.alert().setItemCodes(new ArrayList<>(List.of("i1", "i2")));
    scene.file.setTags(new ArrayList<>(List.of("FIRE")));
    merge(
        scene,
        HitFixtures.hit("h2", Severity.YELLOW, Scene.NOW)
            .setItemCodes(List.of("i2", "i3"))
            .setTags(List.of("FIRE", "INJURY")));
    assertThat(scene.alert().getItemCodes()).containsExactly("i1", "i2", "i3");
    assertThat(scene.file.getTags()).containsExactly("FIRE", "INJURY");
  }

  @Test
  void firstEvent_isTheEarliestOfAllHits() {
    Instant first = scene.alert().getFirstEventAt();
    merge(
        scene,
        HitFixtures.hit("h2", Severity.YELLOW, Scene.NOW).setOccurredAt(first.plusMillis(1)));
    assertThat(scene.alert().getFirstEventAt()).isEqualTo(first);
    merge(
        scene,
        HitFixtures.hit("h3", Severity.YELLOW, Scene.NOW).setOccurredAt(first.minusMillis(1)));
    assertThat(scene.alert().getFirstEventAt()).isEqualTo(first.minusMillis(1));
  }

  @Test
  void hitOfTheSameSeverity_leavesEvidenceAndClock() {
    Instant due = scene.file.getStageDue();
    merge(scene, HitFixtures.hit("h2", Severity.YELLOW, Scene.NOW).setModelVersion("2.0.0"));
    assertThat(scene.alert().getEvidence()).isEqualTo(OLD);
    assertThat(scene.alert().getModelVersion()).isEqualTo("1.0.0");
    assertThat(scene.file.getStageDue()).isEqualTo(due);
  }

  @Test
  void worseHit_showsItsOwnEvidence_shortensTheClock_andTellsTheCentres() {
    Lifecycle.Outcome outcome =
        merge(scene, HitFixtures.hit("h2", Severity.RED, Scene.NOW).setModelVersion("2.0.0"));
    assertThat(scene.alert().getSeverity()).isEqualTo(Severity.RED);
    assertThat(scene.alert().getSeverityInitial()).isEqualTo(Severity.YELLOW);
    assertThat(scene.alert().getEvidence()).containsExactly(new EvidenceValue("callers", "7", "5"));
    assertThat(scene.alert().getModelVersion()).isEqualTo("2.0.0");
    assertThat(scene.alert().getLatestReasonZh()).isEqualTo("投诉激增");
    assertThat(scene.alert().getLatestReasonEn()).isEqualTo("complaint surge");
    assertThat(scene.alert().getCopies()).containsExactly(Town.MC, Town.PC);
    assertThat(scene.file.getStageDue()).isEqualTo(Scene.NOW.plus(Duration.ofHours(2)));
    assertThat(scene.alert().getDueSign()).isEqualTo(Scene.NOW.plus(Duration.ofHours(2)));
    assertThat(((Lifecycle.Outcome.Made) outcome).notified())
        .containsEntry(Town.MARKET, "TO")
        .containsKey(Town.CC);
  }

  @Test
  void firstReason_stays_besideTheNewest_whichGivesTheTitle() {
    scene.alert().setReasonZh("某店 24 小时 5 人投诉；7 日 9 人");
    merge(
        scene,
        HitFixtures.hit("h2", Severity.YELLOW, Scene.NOW).setReasonZh("某店 24 小时 8 人投诉；7 日 12 人"));
    assertThat(scene.alert().getReasonZh()).isEqualTo("某店 24 小时 5 人投诉；7 日 9 人");
    assertThat(scene.alert().getLatestReasonZh()).isEqualTo("某店 24 小时 8 人投诉；7 日 12 人");
    assertThat(scene.alert().getTitleZh()).isEqualTo("某店 24 小时 8 人投诉");
  }

  @Test
  void firstEvent_isTheOldestActCounted_notTheTrigger() {
    Instant first = scene.alert().getFirstEventAt();
    merge(
        scene,
        HitFixtures.hit("h2", Severity.YELLOW, Scene.NOW)
            .setOccurredAt(first.plusMillis(9))
            .setFirstEventAt(first.minusMillis(9)));
    assertThat(scene.alert().getFirstEventAt()).isEqualTo(first.minusMillis(9));
  }

  @Test
  void worseHit_neverLengthensAClock_norTouchesAnOrderedDeadline() {
    Instant soon = Scene.NOW.plus(Duration.ofHours(1));
    scene.file.setStageDue(soon);
    merge(scene, HitFixtures.hit("h2", Severity.RED, Scene.NOW));
    assertThat(scene.file.getStageDue()).isEqualTo(soon);

    Scene rectifying = scene(AlertState.RECTIFYING);
    Instant ordered = rectifying.file.getStageDue();
    merge(rectifying, HitFixtures.hit("h2", Severity.RED, Scene.NOW));
    assertThat(rectifying.alert().getSeverity()).isEqualTo(Severity.RED);
    assertThat(rectifying.file.getStageDue()).isEqualTo(ordered);
  }

  private static Scene scene(AlertState state) {
    Scene scene = new Scene(state, AlertEvent.OPEN_DUPLICATE, ActorRole.SYSTEM, Severity.YELLOW);
    scene.alert().setEvidence(OLD);
    scene.alert().setHitCount(1);
    return scene;
  }

  private static Lifecycle.Outcome merge(Scene scene, HitRecord.Builder hit) {
    Lifecycle.Outcome outcome =
        new Lifecycle()
            .apply(
                Move.of(
                    scene.file,
                    scene.command,
                    Scene.NOW,
                    Scene.TOWN,
                    () -> scene.subject,
                    hit.build(),
                    null));
    assertThat(outcome).isInstanceOf(Lifecycle.Outcome.Made.class);
    return outcome;
  }

  private static List<String> acts(int first, int last) {
    return new ArrayList<>(IntStream.rangeClosed(first, last).mapToObj(i -> "act" + i).toList());
  }
}
