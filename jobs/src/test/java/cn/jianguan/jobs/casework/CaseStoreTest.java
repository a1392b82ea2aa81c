package cn.jianguan.jobs.casework;

import static org.assertj.core.api.Assertions.assertThat;

import cn.jianguan.record.CaseState;
import cn.jianguan.record.HitNote;
import cn.jianguan.record.Severity;
import cn.jianguan.rules.state.HeapState;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** A case leaves nothing of its own in the state, and takes nothing of another's with it. */
class CaseStoreTest {
  private static final Instant NOW = Instant.parse("2020-09-14T02:00:00Z");

  private final CaseStore store = new CaseStore(new HeapState());

  @Test
  void remove_takesEveryHitAndMoveOfTheCase_andOfNoOther() {
    CaseState one = opened("a1", "h1", "h2", "h3");
    CaseState other = opened("a2", "h4");
    move(one, "u1");
    move(one, "u2");
    move(other, "u1");

    store.remove(store.find("a1").orElseThrow());

    assertThat(store.find("a1")).isEmpty();
    assertThat(store.hit("h1")).isEmpty();
    assertThat(store.hit("h2")).isEmpty();
    assertThat(store.hit("h3")).isEmpty();
    assertThat(store.hasMove("a1", "u1")).isFalse();
    assertThat(store.hasMove("a1", "u2")).isFalse();
    assertThat(store.find("a2")).isPresent();
    assertThat(store.hit("h4")).isPresent();
    assertThat(store.hasMove("a2", "u1")).isTrue();
  }

  @Test
  void hitThatComesBack_keepsItsPlaceInTheChain() {
    CaseState file = opened("a1", "h1", "h2", "h3");
    store.withdrawHit(file, "h2", store.hit("h2").orElseThrow());
    assertThat(file.getLiveHits()).isEqualTo(2);
    assertThat(store.hit("h2"))
        .hasValueSatisfying(note -> assertThat(note.getWithdrawn()).isTrue());

    store.addHit(file, "h2");
    assertThat(file.getLiveHits()).isEqualTo(3);
    assertThat(file.getLastHit()).isEqualTo("h3");
    assertThat(store.hit("h2")).contains(new HitNote("a1", false, "h1"));

    store.removeHits(file);
    assertThat(file.getLastHit()).isEmpty();
    assertThat(store.hit("h1")).isEmpty();
    assertThat(store.hit("h3")).isEmpty();
  }

  @Test
  void newestHitThatComesBackInAnotherCase_leavesTheFormerItsOthers() {
    movesToAnotherCase("h3");
  }

  @Test
  void middleHitThatComesBackInAnotherCase_leavesTheFormerItsOthers() {
    movesToAnotherCase("h2");
  }

  @Test
  void oldestHitThatComesBackInAnotherCase_leavesTheFormerItsOthers() {
    movesToAnotherCase("h1");
  }

  private void movesToAnotherCase(String hitId) {
    opened("a1", "h1", "h2", "h3");
    opened("a2", "h4", hitId);

    store.remove(store.find("a1").orElseThrow());

    assertThat(store.hit(hitId)).contains(new HitNote("a2", false, "h4"));
    for (String gone : new String[] {"h1", "h2", "h3"}) {
      assertThat(store.hit(gone).isPresent()).as(gone).isEqualTo(gone.equals(hitId));
    }
    store.remove(store.find("a2").orElseThrow());
    assertThat(store.hit(hitId)).isEmpty();
    assertThat(store.hit("h4")).isEmpty();
  }

  private CaseState opened(String alertId, String... hits) {
    CaseState file = NewCase.of(HitFixtures.hit(hits[0], Severity.BLUE, NOW).build(), alertId, NOW);
    for (String hit : hits) {
      store.addHit(file, hit);
      store.put(file);
    }
    assertThat(file.getLiveHits()).isEqualTo(hits.length);
    return file;
  }

  private void move(CaseState file, String uuid) {
    store.addMove(file, uuid);
    store.put(file);
  }
}
