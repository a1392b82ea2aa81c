package cn.jianguan.jobs.casework;

import static org.assertj.core.api.Assertions.assertThat;

import cn.jianguan.codec.Codec;
import cn.jianguan.jobs.log.LogRecord;
import cn.jianguan.jobs.log.OutputRecord;
import cn.jianguan.jobs.metrics.Metrics;
import cn.jianguan.jobs.order.StationHarness;
import cn.jianguan.record.AlertEvent;
import cn.jianguan.record.AlertTransition;
import cn.jianguan.record.FactKind;
import cn.jianguan.record.HitRecord;
import cn.jianguan.record.PlannedVisit;
import cn.jianguan.record.Severity;
import cn.jianguan.record.SubjectFact;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.Test;

/**
 * Real visits: every business is to be canvassed once in each half-year, and every licence or
 * complaint visit is an alert about it. What casework makes of them must be what a plain script
 * over the same file says: which alerts went with the planned visit, which were taken out again
 * because somebody complained or nobody came, which were dispatched.
 */
class ChicagoVisitsTest {
  private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
  private static final LocalDate FIRST = LocalDate.of(2011, 1, 1);
  private static final List<LocalDate> HALVES =
      Stream.iterate(FIRST, half -> half.plusMonths(6)).limit(7).toList();
  private static final Codec CODEC = Codec.standard();

  private record Visit(String license, LocalDate day, String purpose) {
    String key() {
      return license + "|" + day + "|" + purpose;
    }

    String subject() {
      return "CHI:" + license;
    }

    /** First day of the half-year. */
    LocalDate period() {
      return LocalDate.of(day.getYear(), day.getMonthValue() < 7 ? 1 : 7, 1);
    }
  }

  private record Step(CaseInput input, Instant at) {}

  @Test
  void chicagoVisits_goAsThePlainScriptSays() throws IOException {
    List<Visit> visits = visits();
    Map<String, String> expected = script(visits);
    Map<String, String> got = casework(visits, new Random(7));

    List<String> wrong =
        expected.entrySet().stream()
            .filter(entry -> !entry.getValue().equals(got.get(entry.getKey())))
            .map(entry -> entry + ", but was " + got.get(entry.getKey()))
            .toList();
    assertThat(wrong).isEmpty();
    assertThat(got.keySet()).isEqualTo(expected.keySet());
    Map<String, Integer> counts = new TreeMap<>();
    expected.values().forEach(what -> counts.merge(what, 1, Integer::sum));
    assertThat(counts.keySet()).containsExactly("dispatched", "merged", "unmerged");
    assertThat(counts.values()).allMatch(count -> count >= 5);
  }

  /** Without engine, states or clocks: sets of days. */
  private static Map<String, String> script(List<Visit> visits) {
    Map<String, LocalDate> canvass = new HashMap<>();
    for (Visit visit : visits) {
      if (visit.purpose.equals("CANVASS")) {
        canvass.merge(visit.license + visit.period(), visit.day, (a, b) -> a.isBefore(b) ? a : b);
      }
    }
    Map<String, String> outcome = new TreeMap<>();
    for (Visit visit : visits) {
      if (visit.purpose.equals("CANVASS")) {
        continue;
      }
      LocalDate planned = canvass.get(visit.license + visit.period());
      boolean open = planned == null || !planned.isBefore(visit.day);
      LocalDate end = planned == null ? visit.period().plusMonths(6).minusDays(1) : planned;
      if (visit.purpose.equals("COMPLAINT") || !open) {
        outcome.put(visit.key(), "dispatched");
      } else {
        boolean complained =
            visits.stream()
                .filter(other -> other.license.equals(visit.license))
                .filter(other -> other.purpose.equals("COMPLAINT"))
                .anyMatch(other -> !other.day.isBefore(visit.day) && !other.day.isAfter(end));
        outcome.put(visit.key(), complained || planned == null ? "unmerged" : "merged");
      }
    }
    return outcome;
  }

  /** All inputs in any order of arrival; the log's clock sorts them. */
  private static Map<String, String> casework(List<Visit> visits, Random order) {
    List<Step> steps = new ArrayList<>();
    Map<String, Visit> planned = new LinkedHashMap<>();
    for (Visit visit : visits) {
      switch (visit.purpose) {
        case "CANVASS" ->
            planned.merge(
                visit.license + visit.period(), visit, (a, b) -> a.day.isBefore(b.day) ? a : b);
        case "COMPLAINT" -> {
          steps.add(new Step(complaint(visit), at(visit.day, 12)));
          steps.add(new Step(hit(visit, List.of("COMPLAINT")), at(visit.day, 12)));
        }
        default -> steps.add(new Step(hit(visit, List.of()), at(visit.day, 11)));
      }
    }
    visits.stream()
        .map(Visit::license)
        .distinct()
        .flatMap(license -> HALVES.stream().map(half -> new Visit(license, half, "CANVASS")))
        .forEach(drawn -> steps.add(new Step(drawn(drawn, false), at(FIRST, 0))));
    planned.values().forEach(visit -> steps.add(new Step(drawn(visit, true), at(visit.day, 18))));
    Collections.shuffle(steps, order);
    StationHarness<CaseInput, LogRecord, OutputRecord> log = CaseworkHarness.log(Metrics.NONE);
    steps.forEach(step -> log.data(step.input.subject(), step.input, step.at.toEpochMilli()));
    Map<String, String> outcome = new TreeMap<>();
    log.advanceTo(at(LocalDate.of(2016, 1, 1), 0).toEpochMilli())
        .forEach(each -> see(CaseworkHarness.record(each.output()), outcome));
    return outcome;
  }

  private static void see(SpecificRecord said, Map<String, String> outcome) {
    if (said instanceof AlertTransition made) {
      String key = made.getAlert().getEpisodeKey();
      switch (made.getEvent()) {
        case ROUTE_OK -> outcome.put(key, "dispatched");
        case TASK_RESULT -> outcome.put(key, "merged");
        case TASK_CANCELLED -> outcome.put(key, "unmerged");
        case PLAN_MATCH -> outcome.put(key, "waits");
        case REMIND, CARD_YELLOW, CARD_RED -> {
          // nobody answers what was dispatched
        }
        default -> assertThat(made.getEvent()).isIn(AlertEvent.MODEL_HIT, AlertEvent.QUIET);
      }
    }
  }

  private static CaseInput hit(Visit visit, List<String> tags) {
    Instant at = at(visit.day, visit.purpose.equals("COMPLAINT") ? 12 : 11);
    HitRecord hit =
        HitFixtures.hit(visit.key(), Severity.YELLOW, at)
            .setEpisodeKey(visit.key())
            .setSubjectKey(visit.subject())
            .setAlertSubject(visit.subject())
            .setObjectKey(visit.subject())
            .setItemCodes(List.of(Plans.ITEM))
            .setTags(tags)
            .build();
    return CaseworkHarness.input(hit);
  }

  private static CaseInput complaint(Visit visit) {
    SubjectFact fact =
        SubjectFact.newBuilder()
            .setActId(visit.key())
            .setKind(FactKind.COMPLAINT)
            .setOccurredAt(at(visit.day, 9))
            .setDomain("SC")
            .build();
    return new CaseInput.Fact(visit.subject(), CODEC.encode(fact));
  }

  private static CaseInput drawn(Visit visit, boolean done) {
    PlannedVisit.Builder drawn =
        Plans.visit(
            visit.license + "-" + visit.period(),
            visit.period(),
            visit.period().plusMonths(6).minusDays(1));
    if (done) {
      drawn.setDone(true).setProblem(false).setCheckedAt(at(visit.day, 10));
    }
    return new CaseInput.Visit(visit.subject(), CODEC.encode(drawn.build()));
  }

  private static Instant at(LocalDate day, int hour) {
    return day.atTime(hour, 0).atZone(SHANGHAI).toInstant();
  }

  private static List<Visit> visits() throws IOException {
    try (InputStream in = ChicagoVisitsTest.class.getResourceAsStream("chicago/visits.csv")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .skip(1)
          .map(line -> line.split(","))
          .map(cells -> new Visit(cells[0], LocalDate.parse(cells[1]), cells[2]))
          .toList();
    }
  }
}
