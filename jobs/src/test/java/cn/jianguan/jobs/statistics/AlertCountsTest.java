package cn.jianguan.jobs.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import cn.jianguan.record.Alert;
import cn.jianguan.record.AlertState;
import cn.jianguan.record.Card;
import cn.jianguan.record.Conclusion;
import cn.jianguan.record.Severity;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class AlertCountsTest {
  private static final Instant NOW = Instant.parse("2024-03-08T02:00:00Z");

  @Test
  void freshAlert_isOneOpenAlertWithItsHits() {
    assertThat(AlertCounts.of(alert(AlertState.DISPATCHED)))
        .containsOnly(
            Map.entry("records", 1L),
            Map.entry("alerts", 1L),
            Map.entry("hits", 3L),
            Map.entry("open", 1L),
            Map.entry("state_dispatched", 1L));
  }

  @ParameterizedTest
  @EnumSource(AlertState.class)
  void everyAlert_isOpenOrClosedOrAside_neverTwo(AlertState state) {
    Map<String, Long> counts = AlertCounts.of(alert(state));
    assertThat(List.of("open", "closed", "suppressed", "merged_alert", "merged_plan", "cancelled"))
        .filteredOn(counts::containsKey)
        .hasSize(1);
  }

  @ParameterizedTest
  @CsvSource({
    "CANCELLED, FALSE, true",
    "CANCELLED, LATE_DATA, false",
    "CLOSED, LATE_DATA, true",
    "SUPPRESSED, NONE, false",
    "MERGED_PLAN, NONE, false",
    "MERGED_ALERT, NONE, false",
  })
  void emitted_areThoseNotAsideNorUntrue(AlertState state, Conclusion conclusion, boolean emitted) {
    Alert alert = alert(state);
    alert.setConclusion(conclusion);
    assertThat(AlertCounts.of(alert).containsKey("alerts")).isEqualTo(emitted);
    assertThat(AlertCounts.of(alert).containsKey("hits"))
        .isEqualTo(state != AlertState.MERGED_ALERT);
  }

  @Test
  void handling_countsWhereBothMomentsAreKnown() {
    Alert alert = alert(AlertState.CLOSED);
    alert.setClosedAt(NOW.plus(Duration.ofHours(5)));
    assertThat(AlertCounts.of(alert)).doesNotContainKeys("handled", "dispatched", "handling_ms");
    alert.setDispatchedAt(NOW);
    assertThat(AlertCounts.of(alert))
        .containsEntry("dispatched", 1L)
        .containsEntry("handled", 1L)
        .containsEntry("handling_ms", 5 * 3_600_000L);
    alert.setClosedAt(null);
    assertThat(AlertCounts.of(alert))
        .containsEntry("dispatched", 1L)
        .doesNotContainKeys("handled", "handling_ms");
  }

  @Test
  void course_countsWhatHappenedOnTheWay() {
    Alert alert = alert(AlertState.HANDLING);
    alert.setConclusion(Conclusion.PARTLY);
    alert.setCard(Card.YELLOW);
    alert.setListed(true);
    alert.setBasisChanged(true);
    alert.setLinkedActs(new ArrayList<>(List.of("a", "b")));
    alert.setReturnCount(1);
    alert.setTransferCount(2);
    alert.setExtensionCount(3);
    alert.setRejectCount(4);
    alert.setReopenCount(5);
    assertThat(AlertCounts.of(alert))
        .hasSize(5 + 10)
        .containsEntry("conclusion_partly", 1L)
        .containsEntry("card_yellow", 1L)
        .containsEntry("listed", 1L)
        .containsEntry("basis_changed", 1L)
        .containsEntry("linked", 1L)
        .containsEntry("returns", 1L)
        .containsEntry("transfers", 2L)
        .containsEntry("extensions", 3L)
        .containsEntry("audit_rejects", 4L)
        .containsEntry("reopens", 5L);
  }

  private static Alert alert(AlertState state) {
    return Alert.newBuilder()
        .setAlertId("alert")
        .setModelId("JD-01")
        .setModelVersion("1")
        .setEpisodeKey("e")
        .setSubject("s")
        .setDomain("JD")
        .setSeverityInitial(Severity.BLUE)
        .setSeverity(Severity.BLUE)
        .setState(state)
        .setHitCount(3)
        .setFirstEventAt(NOW)
        .setTriggeredAt(NOW)
        .setEmittedAt(NOW)
        .build();
  }
}
