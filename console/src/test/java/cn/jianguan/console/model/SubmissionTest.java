package cn.jianguan.console.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.jianguan.record.ModelRecord;
import cn.jianguan.record.ModelState;
import cn.jianguan.rules.pack.Pack;
import cn.jianguan.rules.pack.PackLibrary;
import java.time.Instant;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class SubmissionTest {
  private static final Instant NOW = Instant.parse("2026-03-01T00:00:00Z");
  private static final Pack PACK = PackLibrary.shipped("JD-01");
  private static final PublicationHistory NOTHING = new PublicationHistory("JD-01", List.of());

  @Test
  void newVersionOfAnother_mayBePublished() {
    assertThatCode(() -> submit(record(PACK), NOTHING)).doesNotThrowAnyException();
  }

  @Test
  void publisherWhoIsTheAuthor_isRefused_inShadowToo() {
    for (ModelState channel : List.of(ModelState.ACTIVE, ModelState.SHADOW)) {
      ModelRecord record = PACK.publish(channel, Instant.EPOCH, null, "a", "a");
      assertThatThrownBy(() -> submit(record, NOTHING)).hasMessageContaining("someone else");
    }
  }

  @Test
  void nobody_isRefused() {
    ModelRecord record = PACK.publish(ModelState.ACTIVE, Instant.EPOCH, null, " ", "b");
    assertThatThrownBy(() -> submit(record, NOTHING)).hasMessageContaining("name both");
  }

  @Test
  void versionWithOtherContent_isRefused_theSameContentIsNot() {
    PublicationHistory history = history(record(changed()));
    assertThatThrownBy(() -> submit(record(PACK), history)).hasMessageContaining("new version");
    assertThatCode(() -> submit(record(changed()), history)).doesNotThrowAnyException();
  }

  @Test
  void beginningInThePast_isRefused() {
    ModelRecord record = PACK.publish(ModelState.ACTIVE, NOW.minusMillis(1), null, "a", "b");
    assertThatThrownBy(() -> submit(record, NOTHING)).hasMessageContaining("beginning is past");
  }

  @Test
  void endBeforeTheBeginning_isRefused() {
    ModelRecord past = PACK.publish(ModelState.ACTIVE, Instant.EPOCH, NOW, "a", "b");
    assertThatThrownBy(() -> submit(past, NOTHING)).hasMessageContaining("end is not after");
    ModelRecord crossed =
        PACK.publish(ModelState.ACTIVE, NOW.plusSeconds(9), NOW.plusSeconds(9), "a", "b");
    assertThatThrownBy(() -> submit(crossed, NOTHING)).hasMessageContaining("end is not after");
  }

  @Test
  void inForce_followsWhatBeganLast_untilThatIsRetired() {
    Published first = new Published(record(PACK), NOW);
    ModelRecord next = record(changed());
    next.setVersion("2.0.0");
    next.setEffectiveFrom(NOW.plusSeconds(60));
    Published second = new Published(next, NOW.plusSeconds(1));
    ModelRecord end = ModelRecord.newBuilder(next).setState(ModelState.RETIRED).build();
    end.setEffectiveFrom(Instant.EPOCH);
    Published third = new Published(end, NOW.plusSeconds(90));
    PublicationHistory history = new PublicationHistory("JD-01", List.of(first, second, third));
    assertThat(history.inForce(ModelState.ACTIVE, NOW.minusMillis(1))).isEmpty();
    assertThat(history.inForce(ModelState.ACTIVE, NOW.plusSeconds(59))).contains(first);
    assertThat(history.inForce(ModelState.ACTIVE, NOW.plusSeconds(60))).contains(second);
    assertThat(history.inForce(ModelState.ACTIVE, NOW.plusSeconds(90))).isEmpty();
    assertThatThrownBy(() -> history.version("3.0.0")).hasMessageContaining("1.0.0, 2.0.0");
  }

  @Test
  void diff_listsParametersThenLines() {
    List<String> lines = new PackDiff(PACK, changed()).lines();
    assertThat(String.join("\n", lines))
        .contains("perWeek *")
        .containsPattern("2 → 7")
        .contains("--- a/JD-01/parameters.csv")
        .contains("-perWeek,*,2")
        .contains("+perWeek,*,7");
    assertThat(new PackDiff(PACK, PACK).lines()).isEmpty();
  }

  private static void submit(ModelRecord record, PublicationHistory history) {
    new Submission(record, history, NOW).check();
  }

  private static PublicationHistory history(ModelRecord before) {
    return new PublicationHistory("JD-01", List.of(new Published(before, NOW.minusSeconds(60))));
  }

  private static ModelRecord record(Pack pack) {
    return pack.publish(ModelState.ACTIVE, Instant.EPOCH, null, "a", "b");
  }

  /** The same version with another threshold. */
  private static Pack changed() {
    TreeMap<String, String> files = new TreeMap<>(PACK.files());
    files.computeIfPresent(
        Pack.PARAMETERS, (name, text) -> text.replace("perWeek,*,2", "perWeek,*,7"));
    return new Pack("JD-01", files);
  }
}
