package cn.jianguan.jobs;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

/**
 * The core of the path is plain Java. The edge is what lives in a package {@code flink}, or says so
 * in its name: {@code Operator…}, {@code …Operator}, {@code …Serializer}, {@code …TypeInformation}.
 */
class ArchitectureTest {
  private static final String EDGE = ".*(Operator|Serializer|TypeInformation)[A-Za-z]*([$].*)?";

  private final JavaClasses classes =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("cn.jianguan.jobs");

  @Test
  void coresOfStations_knowNoFramework() {
    noClasses()
        .that()
        .resideInAnyPackage(
            "..jobs.order",
            "..jobs.outcome",
            "..jobs.intake",
            "..jobs.warning",
            "..jobs.casework..")
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
        .resideInAnyPackage(
            "..jobs.order..",
            "..jobs.outcome..",
            "..jobs.intake..",
            "..jobs.warning..",
            "..jobs.casework..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("..jobs.app..")
        .check(classes);
  }

  @Test
  void casework_knowsNeitherIntakeNorWarning() {
    noClasses()
        .that()
        .resideInAPackage("..jobs.casework..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("..jobs.intake..", "..jobs.warning..")
        .check(classes);
  }

  @Test
  void load_isBuiltInOneDirection() {
    layeredArchitecture()
        .consideringOnlyDependenciesInLayers()
        .layer("table")
        .definedBy("..jobs.load.table")
        .layer("projection")
        .definedBy("..jobs.load.projection")
        .layer("insert")
        .definedBy("..jobs.load.insert")
        .layer("load")
        .definedBy("..jobs.load")
        .layer("backtest")
        .definedBy("..jobs.load.backtest")
        .whereLayer("projection")
        .mayOnlyBeAccessedByLayers("insert", "load")
        .whereLayer("insert")
        .mayOnlyBeAccessedByLayers("load", "backtest")
        .whereLayer("load")
        .mayOnlyBeAccessedByLayers("backtest")
        .whereLayer("backtest")
        .mayNotBeAccessedByAnyLayer()
        .check(classes);
  }

  @Test
  void insideOfLoad_isItsOwn() {
    noClasses()
        .that()
        .resideOutsideOfPackage("..jobs.load..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "..jobs.load.table..", "..jobs.load.projection..", "..jobs.load.insert..")
        .check(classes);
  }

  @Test
  void domainCode_readsNoClockOfItsOwn() {
    noClasses()
        .that()
        .resideInAnyPackage(
            "..jobs.order..", "..jobs.intake..", "..jobs.warning..", "..jobs.casework..")
        .should()
        .callMethod(System.class, "currentTimeMillis")
        .orShould()
        .callMethod(Instant.class, "now")
        .orShould()
        .callMethod(LocalDate.class, "now")
        .check(classes);
  }
}
