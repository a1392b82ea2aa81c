package cn.jianguan.jobs;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import cn.jianguan.jobs.log.Job;
import cn.jianguan.log.StationName;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * The core of the path is plain Java. The edge is what lives in a package {@code flink}, or says so
 * in its name: {@code Operator…}, {@code …Operator}, {@code …Serializer}, {@code …TypeInformation}.
 *
 * <p>A station's package is called as the station, but for those that are part of another.
 */
class ArchitectureTest {
  private static final String ROOT = "cn.jianguan.jobs.";
  private static final String EDGE = ".*(Operator|Serializer|TypeInformation)[A-Za-z]*([$].*)?";

  private static final Map<StationName, String> LIVE_ELSEWHERE =
      Map.of(StationName.BROADCAST, "app", StationName.QUALITY, "intake");

  /** What stations share, lowest first. */
  private static final List<String> SHARED =
      List.of("metrics", "config", "log", "order", "reference");

  /** What puts stations into jobs. */
  private static final List<String> ABOVE = List.of("backtest", "rehearsal", "app");

  private final JavaClasses classes =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("cn.jianguan.jobs");

  @Test
  void everyPackage_isKnown() {
    classes()
        .should()
        .resideInAnyPackage(
            within(
                Stream.of(SHARED, stations(Arrays.asList(Job.values())), ABOVE)
                    .flatMap(List::stream)
                    .toList()))
        .check(classes);
  }

  @Test
  void everyStationOfAJob_hasItsPackage() {
    for (String station : stations(Arrays.asList(Job.values()))) {
      assertThat(classes.containPackage(ROOT + station)).as(station).isTrue();
    }
  }

  @Test
  void coresOfStations_knowNoFramework() {
    noClasses()
        .that()
        .resideInAnyPackage(core())
        .and()
        .resideOutsideOfPackage("..flink..")
        .and()
        .haveNameNotMatching(EDGE)
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "org.apache.flink..",
            "org.apache.kafka..",
            "org.drools..",
            "org.kie..",
            "com.clickhouse..")
        .check(classes);
  }

  @Test
  void stations_knowNothingOfTheJob() {
    noClasses()
        .that()
        .resideInAnyPackage(within(stations(Arrays.asList(Job.values()))))
        .or()
        .resideInAnyPackage(within(SHARED))
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(within(ABOVE))
        .check(classes);
  }

  @Test
  void stations_knowNoOtherStation() {
    List<String> all = stations(Arrays.asList(Job.values()));
    for (String station : all) {
      noClasses()
          .that()
          .resideInAPackage(ROOT + station + "..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(within(all.stream().filter(it -> !it.equals(station)).toList()))
          .check(classes);
    }
  }

  @Test
  void whatStationsShare_knowsNoStation() {
    noClasses()
        .that()
        .resideInAnyPackage(within(SHARED))
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(within(stations(Arrays.asList(Job.values()))))
        .check(classes);
  }

  @Test
  void domainCode_readsNoClockOfItsOwn() {
    noClasses()
        .that()
        .resideInAnyPackage(within(stations(List.of(Job.ALERT))))
        .or()
        .resideInAnyPackage(within(List.of("order", "reference")))
        .should()
        .callMethod(System.class, "currentTimeMillis")
        .orShould()
        .callMethod(Instant.class, "now")
        .orShould()
        .callMethod(LocalDate.class, "now")
        .check(classes);
  }

  /** The stations of the job that keeps state, their order, what they count and what they carry. */
  private static String[] core() {
    List<String> shared = List.of("order", "log", "metrics", "reference");
    return within(Stream.concat(shared.stream(), stations(List.of(Job.ALERT)).stream()).toList());
  }

  /** Names of the packages of the stations of some jobs. */
  private static List<String> stations(Collection<Job> jobs) {
    return jobs.stream()
        .flatMap(job -> job.stations().stream())
        .map(station -> LIVE_ELSEWHERE.getOrDefault(station, station.word()))
        .filter(name -> !ABOVE.contains(name))
        .distinct()
        .toList();
  }

  private static String[] within(Collection<String> names) {
    return names.stream().map(name -> ROOT + name + "..").toArray(String[]::new);
  }
}
