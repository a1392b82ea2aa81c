package cn.jianguan.rules.history;

import static org.assertj.core.api.Assertions.assertThat;

import cn.jianguan.record.ActKind;
import cn.jianguan.record.Complaint;
import cn.jianguan.record.Envelope;
import cn.jianguan.record.Operation;
import cn.jianguan.record.Party;
import cn.jianguan.record.SupervisionAct;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;

/** Days are calendar days of the place. */
final class ObservationDayTest {
  private static final FeatureReference OCCURRED_ON = new FeatureReference("occurredOn");
  private static final ZoneId CHICAGO = ZoneId.of("America/Chicago");

  private static SupervisionAct act(LocalDateTime at, ZoneId zone, boolean dateOnly) {
    return SupervisionAct.newBuilder()
        .setEnvelope(
            Envelope.newBuilder()
                .setCdId("1")
                .setCdSource("S")
                .setCdBatch("2024030800001")
                .setCdOperation(Operation.INSERT)
                .build())
        .setKind(ActKind.COMPLAINT)
        .setOccurredAt(at.atZone(zone).toInstant())
        .setOccurredOn(at.toLocalDate())
        .setDateOnly(dateOnly)
        .setAreaNumber("320102")
        .setPartyBuilder(Party.newBuilder().setCeType("USCC").setUiCode("91320100MA0000015Q"))
        .setBody(Complaint.newBuilder().setCategory("food").build())
        .build();
  }

  private static Observation observed(SupervisionAct act) {
    return Observation.of(Observation.Op.ADD, "a", act, 0).get(0);
  }

  private static LocalDate day(Observation observation) {
    Row row = new Row(observation.occurredAt(), "a", 0, observation.features());
    return LocalDate.ofEpochDay((Long) OCCURRED_ON.of(row));
  }

  @Test
  void thirtyDays_areThirtyDays_acrossSummerTime() {
    LocalDate first = LocalDate.of(2024, 2, 20);
    Observation before = observed(act(first.atStartOfDay(), CHICAGO, true));
    Observation after = observed(act(first.plusDays(30).atStartOfDay(), CHICAGO, true));

    assertThat(after.occurredAt() - before.occurredAt()).isEqualTo(Duration.ofDays(30).toMillis());
    assertThat(day(before)).isEqualTo(first);
  }

  @Test
  void daysEastOfShanghai_dayWithoutATime_isThatDay() {
    LocalDate newYear = LocalDate.of(2018, 1, 1);
    Observation tokyo = observed(act(newYear.atStartOfDay(), ZoneId.of("Asia/Tokyo"), true));

    assertThat(day(tokyo)).isEqualTo(newYear);
    assertThat(Instant.ofEpochMilli(tokyo.occurredAt())).isEqualTo("2017-12-31T16:00:00Z");
  }

  @Test
  void momentInAnotherZone_staysThatMoment_andKeepsItsDay() {
    LocalDateTime evening = LocalDateTime.of(2024, 3, 8, 20, 0);
    Observation chicago = observed(act(evening, CHICAGO, false));

    assertThat(chicago.occurredAt()).isEqualTo(evening.atZone(CHICAGO).toInstant().toEpochMilli());
    assertThat(day(chicago)).isEqualTo(LocalDate.of(2024, 3, 8));
  }

  /** Its former image is where it was put: a correction must find it. */
  @Test
  void actFromBeforeDaysWereKept_staysWhereItWas() {
    SupervisionAct act =
        act(LocalDate.of(2018, 1, 1).atStartOfDay(), ZoneId.of("Asia/Tokyo"), true);
    act.setOccurredOn(null);

    assertThat(observed(act).occurredAt()).isEqualTo(act.getOccurredAt().toEpochMilli());
  }
}
