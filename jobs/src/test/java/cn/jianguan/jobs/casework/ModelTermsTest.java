package cn.jianguan.jobs.casework;

import static cn.jianguan.jobs.casework.CaseworkHarness.at;
import static cn.jianguan.jobs.casework.HitFixtures.hit;
import static org.assertj.core.api.Assertions.assertThat;

import cn.jianguan.record.ActorRole;
import cn.jianguan.record.Alert;
import cn.jianguan.record.AlertEvent;
import cn.jianguan.record.AlertTransition;
import cn.jianguan.record.Severity;
import cn.jianguan.record.StageTerm;
import cn.jianguan.rules.calendar.WorkingCalendar;
import cn.jianguan.rules.model.TimeSpan;
import cn.jianguan.rules.pack.ManifestReader;
import cn.jianguan.rules.pack.PackLibrary;
import cn.jianguan.rules.sla.Clock;
import cn.jianguan.rules.sla.Terms;
import java.time.Instant;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

/** Times of a model's own: what its alerts have in place of the table. */
class ModelTermsTest {
  private static final Instant MONDAY_14 = at(9, 14, 10, 0);
  private static final WorkingCalendar CALENDAR = Town.directory().calendar();

  private final CaseworkHarness casework = new CaseworkHarness();

  @Property(tries = 60)
  void clocks_areThoseOfTheModel_elseOfTheTable(
      @ForAll Severity severity, @ForAll("terms") List<StageTerm> said) {
    CaseworkHarness run = new CaseworkHarness();
    Terms terms = Terms.of(severity, said);

    run.hit(hit("h1", severity, MONDAY_14).setTerms(said).build());
    assertThat(run.alert().getDueSign()).isEqualTo(after(MONDAY_14, terms, Clock.SIGN));
    assertThat(run.alert().getDueTotal()).isEqualTo(after(MONDAY_14, terms, Clock.TOTAL));

    Instant signed = MONDAY_14.plusSeconds(60);
    run.command(run.alert(), AlertEvent.SIGN, ActorRole.DEPT, Town.MARKET, signed, c -> c);
    assertThat(run.alert().getDueVerify()).isEqualTo(after(signed, terms, Clock.VERIFY));

    Instant verified = signed.plusSeconds(60);
    run.command(
        run.alert(),
        AlertEvent.VERIFY_TRUE,
        ActorRole.DEPT,
        Town.MARKET,
        verified,
        c -> c.setOfficers(2));
    assertThat(run.alert().getDueHandle()).isEqualTo(after(verified, terms, Clock.HANDLE));
    assertThat(run.rejects()).isEmpty();
  }

  @Property(tries = 60)
  void newVersion_movesNoClockOfWhatIsOpen(
      @ForAll Severity severity,
      @ForAll("terms") List<StageTerm> before,
      @ForAll("terms") List<StageTerm> after) {
    CaseworkHarness run = new CaseworkHarness();
    run.hit(hit("h1", severity, MONDAY_14).setTerms(before).build());
    Alert first = run.alert();

    run.hit(
        hit("h2", severity, MONDAY_14.plusSeconds(60))
            .setModelVersion("2.0.0")
            .setTerms(after)
            .build());

    assertThat(run.alert().getHitCount()).isEqualTo(2);
    assertThat(run.alert().getModelVersion()).isEqualTo("1.0.0");
    assertThat(run.alert().getTerms()).isEqualTo(before);
    assertThat(run.alert().getDueSign()).isEqualTo(first.getDueSign());
    assertThat(run.alert().getDueTotal()).isEqualTo(first.getDueTotal());
  }

  /** 2 hours to sign: reminded half an hour before, red a day after. */
  @Test
  void criminalCase_isSignedInTwoHours_andCardedByThem() {
    casework.hit(
        hit("h1", Severity.ORANGE, MONDAY_14)
            .setTerms(new ManifestReader().read(PackLibrary.shipped("XX-01")).definition().terms())
            .build());
    casework.until(at(9, 16, 0, 0));

    assertThat(casework.alert().getDueTotal()).isEqualTo(at(9, 30, 0, 0));
    assertThat(cards(AlertEvent.REMIND)).containsExactly(at(9, 14, 11, 30));
    assertThat(cards(AlertEvent.CARD_YELLOW)).containsExactly(at(9, 14, 12, 0));
    assertThat(cards(AlertEvent.CARD_RED)).containsExactly(at(9, 15, 12, 0));
  }

  @Test
  void graverHitOfANewVersion_bringsItsTimes_andOnlyShortensWhatRuns() {
    casework.hit(hit("h1", Severity.YELLOW, MONDAY_14).build());
    Instant total = casework.alert().getDueTotal();
    List<StageTerm> said = List.of(new StageTerm(Severity.ORANGE, "SIGN", "2h"));
    casework.hit(
        hit("h2", Severity.ORANGE, at(9, 14, 15, 0))
            .setModelVersion("1.1.0")
            .setTerms(said)
            .build());

    assertThat(casework.alert().getModelVersion()).isEqualTo("1.1.0");
    assertThat(casework.alert().getTerms()).isEqualTo(said);
    assertThat(casework.alert().getDueSign()).isEqualTo(at(9, 14, 17, 0));
    assertThat(casework.alert().getDueTotal()).isEqualTo(total);
  }

  @Provide
  Arbitrary<List<StageTerm>> terms() {
    Arbitrary<String> term =
        Combinators.combine(Arbitraries.integers().between(1, 40), Arbitraries.of("h", "wd"))
            .as((amount, unit) -> amount + unit);
    return Combinators.combine(
            Arbitraries.of(Severity.class), Arbitraries.of(Clock.class).map(Enum::name), term)
        .as(StageTerm::new)
        .list()
        .uniqueElements(it -> it.getSeverity() + it.getStage())
        .ofMaxSize(8);
  }

  private List<Instant> cards(AlertEvent event) {
    return casework.transitions().stream()
        .filter(it -> it.getEvent() == event)
        .map(AlertTransition::getLogTime)
        .toList();
  }

  private static Instant after(Instant start, Terms terms, Clock clock) {
    TimeSpan span = terms.span(clock);
    return CALENDAR.after(start, span);
  }
}
