package cn.jianguan.jobs.push.lane;

import static org.assertj.core.api.Assertions.assertThat;

import cn.jianguan.jobs.push.http.Answer;
import cn.jianguan.jobs.push.http.Kind;
import cn.jianguan.record.DeliveryOutcome;
import cn.jianguan.record.Endpoint;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class LaneTest {
  private static final LaneOptions OPTIONS =
      new LaneOptions(
          3,
          1000,
          Duration.ofSeconds(5),
          Duration.ofHours(1),
          Duration.ofDays(3),
          Duration.ofSeconds(30));

  private final Lane lane = new Lane(OPTIONS, () -> 0.5);
  private long now = 1_000_000;

  private static Answer answer(Kind kind) {
    return Answer.of(kind, "");
  }

  private void add(long seq, String order) {
    lane.add(Slot.fresh(seq, order, now, false));
  }

  private List<Long> taken() {
    List<Long> seqs = new ArrayList<>();
    for (Optional<Slot> next = lane.next(now); next.isPresent(); next = lane.next(now)) {
      seqs.add(next.get().seq());
    }
    return seqs;
  }

  @Test
  void messagesOfOneAlert_goOutOneAfterTheOther_othersBesideThem() {
    add(1, "a");
    add(2, "a");
    add(3, "b");
    assertThat(taken()).containsExactly(1L, 3L);
    lane.answered(1, answer(Kind.OK), now);
    assertThat(taken()).containsExactly(2L);
  }

  @Test
  void noMoreThanTheWidth_isUnderWay() {
    for (int i = 0; i < 10; i++) {
      add(i, "alert " + i);
    }
    assertThat(taken()).hasSize(3);
    assertThat(lane.wakeAt()).isZero();
  }

  @Test
  void failure_waitsLongerEachTime_andHoldsBackItsAlertAlone() {
    add(1, "a");
    add(2, "a");
    add(3, "b");
    assertThat(taken()).containsExactly(1L, 3L);
    lane.answered(3, answer(Kind.OK), now);
    long last = 0;
    for (int i = 0; i < 2; i++) {
      Verdict verdict = lane.answered(1, answer(Kind.SERVER), now);
      assertThat(verdict.outcome()).isEqualTo(DeliveryOutcome.RETRY);
      assertThat(verdict.nextAt() - now).isGreaterThan(last);
      last = verdict.nextAt() - now;
      assertThat(taken()).isEmpty();
      assertThat(lane.wakeAt()).isEqualTo(verdict.nextAt());
      now = verdict.nextAt();
      assertThat(taken()).containsExactly(1L);
    }
    lane.answered(1, answer(Kind.OK), now);
    assertThat(taken()).containsExactly(2L);
  }

  @Test
  void refused_isGivenUp_andTheNextOfItsAlertGoesOn() {
    add(1, "a");
    add(2, "a");
    taken();
    assertThat(lane.answered(1, answer(Kind.REFUSED), now).outcome())
        .isEqualTo(DeliveryOutcome.DEAD);
    assertThat(taken()).containsExactly(2L);
    assertThat(lane.size()).isEqualTo(1);
  }

  @Test
  void triedForLongEnough_isGivenUp() {
    add(1, "a");
    taken();
    now += Duration.ofDays(3).toMillis();
    Verdict verdict = lane.answered(1, answer(Kind.TIMEOUT), now);
    assertThat(verdict.outcome()).isEqualTo(DeliveryOutcome.DEAD);
    assertThat(verdict.kind()).isEqualTo(Kind.EXPIRED);
    assertThat(lane.size()).isZero();
  }

  @Test
  void retryAfter_pausesTheWholeLaneForAsLongAsIsAsked() {
    add(1, "a");
    add(2, "b");
    add(3, "c");
    add(4, "d");
    assertThat(taken()).hasSize(3);
    Answer busy = new Answer(Kind.BUSY, 429, Duration.ofSeconds(90), "");
    assertThat(lane.answered(1, busy, now).nextAt()).isGreaterThanOrEqualTo(now + 90_000);
    assertThat(taken()).isEmpty();
    assertThat(lane.wakeAt()).isEqualTo(now + 90_000);
    now += 89_999;
    assertThat(taken()).isEmpty();
    now += 1;
    assertThat(taken()).containsExactly(4L);
  }

  @Test
  void endpointThatFailsAsAWhole_isLeftAlone_thenTriedWithOneMessage() {
    for (int i = 0; i < 20; i++) {
      add(i, "alert " + i);
    }
    int sent = 0;
    for (List<Long> out = taken(); !out.isEmpty(); out = taken()) {
      for (long seq : out) {
        sent++;
        lane.answered(seq, answer(Kind.TIMEOUT), now);
      }
    }
    assertThat(sent).isLessThan(10);
    assertThat(lane.state()).isEqualTo(CircuitBreaker.State.OPEN);
    assertThat(lane.wakeAt()).isEqualTo(now + 30_001);
    now += 30_001;
    List<Long> probe = taken();
    assertThat(probe).hasSize(1);
    lane.answered(probe.get(0), answer(Kind.SERVER), now);
    assertThat(taken()).isEmpty();
    now += 30_001;
    probe = taken();
    assertThat(probe).hasSize(1);
    lane.answered(probe.get(0), answer(Kind.OK), now);
    assertThat(lane.state()).isEqualTo(CircuitBreaker.State.CLOSED);
    assertThat(taken()).hasSize(3);
  }

  @Test
  void redOne_takesAlongWhatWaitsThroughQuietHours_inItsOrder() {
    lane.add(Slot.fresh(1, "a", now + 60_000, false));
    lane.add(Slot.fresh(2, "a", now + 60_000, false));
    lane.add(Slot.fresh(3, "b", now + 60_000, false));
    assertThat(taken()).isEmpty();
    add(4, "a");
    assertThat(taken()).containsExactly(1L);
    lane.answered(1, answer(Kind.OK), now);
    assertThat(taken()).containsExactly(2L);
    lane.answered(2, answer(Kind.OK), now);
    assertThat(taken()).containsExactly(4L);
    now += 60_000;
    assertThat(taken()).containsExactly(3L);
  }

  @Test
  void digest_standsInAllOrdersWhereItsMembersStood() {
    lane.add(Slot.fresh(1, "a", now + 10, true));
    lane.add(Slot.fresh(2, "b", now + 10, true));
    lane.add(Slot.fresh(3, "a", now + 10, true));
    assertThat(lane.takeForDigest(now)).isEmpty();
    now += 10;
    lane.add(Slot.fresh(4, "b", now + 1000, true)); // for the next one
    assertThat(lane.takeForDigest(now)).extracting(Slot::seq).containsExactly(1L, 2L, 3L);
    lane.add(new Slot(3, List.of("a", "b"), 0, now, 0, false));
    add(5, "a");
    add(6, "b"); // a RED one takes the next digest's along
    assertThat(taken()).containsExactly(3L);
    lane.answered(3, answer(Kind.OK), now);
    assertThat(taken()).containsExactly(4L, 5L);
    lane.answered(4, answer(Kind.OK), now);
    assertThat(taken()).containsExactly(6L);
  }

  @Test
  void redOne_takesWhatWaitsForADigestOutOfIt() {
    lane.add(Slot.fresh(1, "a", now + 10, true));
    lane.add(Slot.fresh(2, "b", now + 10, true));
    add(3, "a");
    assertThat(taken()).containsExactly(1L);
    now += 10;
    assertThat(lane.takeForDigest(now)).extracting(Slot::seq).containsExactly(2L);
  }

  /** Any answers in any order: nothing lost, nothing of an alert overtaken. */
  @Test
  void randomAnswers_keepTheOrderOfEveryAlertAndLoseNothing() {
    for (long seed = 0; seed < 200; seed++) {
      Random random = new Random(seed);
      Lane any = new Lane(OPTIONS, random::nextDouble);
      Map<String, Long> lastDone = new HashMap<>();
      Map<Long, String> underWay = new HashMap<>();
      Set<Long> done = new HashSet<>();
      int added = 0;
      while (done.size() < 60) {
        if (added < 60 && random.nextInt(3) == 0) {
          any.add(Slot.fresh(added++, "alert " + random.nextInt(7), now, false));
        }
        Optional<Slot> next = any.next(now);
        next.ifPresent(slot -> assertThat(underWay.put(slot.seq(), slot.orders().get(0))).isNull());
        assertThat(underWay).hasSizeLessThanOrEqualTo(OPTIONS.width());
        assertThat(new HashSet<>(underWay.values())).hasSameSizeAs(underWay.values());
        if (!underWay.isEmpty() && (next.isEmpty() || random.nextBoolean())) {
          long seq =
              underWay.keySet().stream().skip(random.nextInt(underWay.size())).findFirst().get();
          Kind kind = random.nextInt(3) == 0 ? Kind.OK : Kind.values()[random.nextInt(10)];
          Verdict verdict = any.answered(seq, answer(kind), now);
          String order = underWay.remove(seq);
          if (verdict.outcome() != DeliveryOutcome.RETRY) {
            assertThat(lastDone.getOrDefault(order, -1L)).isLessThan(seq);
            lastDone.put(order, seq);
            done.add(seq);
          }
        } else if (next.isEmpty() && any.wakeAt() > now) {
          now = any.wakeAt();
        } else {
          now += 1;
        }
      }
      assertThat(any.size()).isZero();
    }
  }

  @Test
  void backoff_doublesToTheLongest_withJitterInItsUpperHalf() {
    Backoff backoff = new Backoff(Duration.ofSeconds(5), Duration.ofHours(1));
    assertThat(backoff.after(1, () -> 0)).isEqualTo(Duration.ofMillis(2500));
    assertThat(backoff.after(1, () -> 1)).isEqualTo(Duration.ofSeconds(5));
    assertThat(backoff.after(4, () -> 1)).isEqualTo(Duration.ofSeconds(40));
    assertThat(backoff.after(1_000_000, () -> 1)).isEqualTo(Duration.ofHours(1));
  }

  @Test
  void timetable_quietHoursEndTheSameDayOrTheNext_digestsComeOnceADay() {
    assertThat(due("22:00", "07:00", "2024-03-01T21:59:00+08:00"))
        .isEqualTo("2024-03-01T13:59:00Z");
    assertThat(due("22:00", "07:00", "2024-03-01T22:00:00+08:00"))
        .isEqualTo("2024-03-01T23:00:00Z");
    assertThat(due("22:00", "07:00", "2024-03-02T06:59:00+08:00"))
        .isEqualTo("2024-03-01T23:00:00Z");
    assertThat(due("12:00", "14:00", "2024-03-02T13:00:00+08:00"))
        .isEqualTo("2024-03-02T06:00:00Z");
    assertThat(digest("08:30", "2024-03-02T08:29:59+08:00")).isEqualTo("2024-03-02T00:30:00Z");
    assertThat(digest("08:30", "2024-03-02T08:30:00+08:00")).isEqualTo("2024-03-03T00:30:00Z");
    assertThat(due("", "", "2024-03-02T13:00:00+08:00")).isEqualTo("2024-03-02T05:00:00Z");
  }

  private static String digest(String time, String at) {
    return due(endpoint().setDigestAt(time).build(), at);
  }

  private static String due(String from, String to, String at) {
    return due(endpoint().setQuietFrom(from).setQuietTo(to).build(), at);
  }

  private static Endpoint.Builder endpoint() {
    return Endpoint.newBuilder().setEndpointId("e").setAgencyCode("a").setUrl("https://e.example");
  }

  private static String due(Endpoint endpoint, String at) {
    long moment = OffsetDateTime.parse(at).toInstant().toEpochMilli();
    return Instant.ofEpochMilli(Timetable.dueAt(endpoint, moment)).toString();
  }
}
