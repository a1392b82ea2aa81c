package cn.jianguan.rules.publication;

import static cn.jianguan.record.ModelState.ACTIVE;
import static cn.jianguan.record.ModelState.DRAFT;
import static cn.jianguan.record.ModelState.RETIRED;
import static cn.jianguan.record.ModelState.SHADOW;
import static org.assertj.core.api.Assertions.assertThat;

import cn.jianguan.record.ModelRecord;
import cn.jianguan.record.ModelState;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

class VersionHistoryTest {
  private static final long OPEN = Long.MAX_VALUE;

  private final VersionHistory<String> history = new VersionHistory<>();

  @Test
  void channel_followsWhatBeganLast_fromItsFirstMomentToBeforeItsLast() {
    add("1", ACTIVE, 10, OPEN, "old");
    add("2", ACTIVE, 20, 30, "new");

    assertThat(inForce(ACTIVE, 9)).isEmpty();
    assertThat(inForce(ACTIVE, 10)).isEqualTo("old");
    assertThat(inForce(ACTIVE, 20)).isEqualTo("new");
    assertThat(inForce(ACTIVE, 29)).isEqualTo("new");
    assertThat(inForce(ACTIVE, 30)).isEqualTo("old");
    assertThat(inForce(SHADOW, 20)).isEmpty();
  }

  @Test
  void ofTwoThatBeginTogether_theGreaterVersionHolds_whicheverCameFirst() {
    add("2", ACTIVE, 10, OPEN, "two");
    add("1", ACTIVE, 10, OPEN, "one");

    assertThat(inForce(ACTIVE, 10)).isEqualTo("two");
  }

  @Test
  void retiredVersion_leavesBothChannels_andTheOneBeforeDoesNotComeBack() {
    add("1", ACTIVE, 10, OPEN, "old");
    add("2", ACTIVE, 20, OPEN, "new");
    add("2", SHADOW, 20, OPEN, "watched");
    add("2", RETIRED, 30, OPEN, "");

    assertThat(inForce(ACTIVE, 29)).isEqualTo("new");
    assertThat(inForce(ACTIVE, 30)).isEmpty();
    assertThat(inForce(SHADOW, 30)).isEmpty();
  }

  @Test
  void retirement_isOverAtItsEnd_andDoesNotTouchWhatBeginsAfterIt() {
    add("1", ACTIVE, 10, OPEN, "first");
    add("1", RETIRED, 20, 30, "");
    assertThat(inForce(ACTIVE, 20)).isEmpty();
    assertThat(inForce(ACTIVE, 30)).isEqualTo("first");

    add("1", ACTIVE, 25, OPEN, "again");
    assertThat(inForce(ACTIVE, 25)).isEqualTo("again");
  }

  @Test
  void activatedVersion_leavesTheShadow_anotherDoesNot() {
    add("1", SHADOW, 10, OPEN, "watched");
    add("2", ACTIVE, 20, OPEN, "other");
    assertThat(inForce(SHADOW, 20)).isEqualTo("watched");

    add("1", ACTIVE, 20, OPEN, "live");
    assertThat(inForce(SHADOW, 20)).isEmpty();
  }

  @Test
  void whatIsSaidAgain_replacesWhatWasSaid_evenToShortenIt() {
    add("1", ACTIVE, 10, OPEN, "first");
    add("1", ACTIVE, 10, 20, "again");

    assertThat(inForce(ACTIVE, 19)).isEqualTo("again");
    assertThat(inForce(ACTIVE, 20)).isEmpty();
  }

  @Test
  void draft_isNeverInForce() {
    add("1", DRAFT, 10, OPEN, "draft");

    assertThat(inForce(ACTIVE, 10)).isEmpty();
    assertThat(inForce(SHADOW, 10)).isEmpty();
  }

  @Test
  void record_holdsFromWhenItIsKnownAtTheEarliest() {
    ModelRecord record =
        ModelRecord.newBuilder()
            .setModelId("JD-01")
            .setVersion("1")
            .setState(ACTIVE)
            .setEffectiveFrom(Instant.ofEpochMilli(10))
            .setAuthor("a")
            .setPublisher("b")
            .setSha256("")
            .setFiles(Map.of())
            .build();

    assertThat(PublishedVersion.of(record, 5, "").from()).isEqualTo(10);
    assertThat(PublishedVersion.of(record, 15, "").from()).isEqualTo(15);
    assertThat(PublishedVersion.of(record, 15, "").to()).isEqualTo(OPEN);
  }

  private void add(String version, ModelState state, long from, long to, String content) {
    history.add(new PublishedVersion<>(version, state, from, to, content));
  }

  private String inForce(ModelState channel, long logTime) {
    return history.inForce(channel, logTime).map(PublishedVersion::content).orElse("");
  }
}
