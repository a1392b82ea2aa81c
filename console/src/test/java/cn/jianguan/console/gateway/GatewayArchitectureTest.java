package cn.jianguan.console.gateway;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class GatewayArchitectureTest {
  private static final String GATEWAY = "cn.jianguan.console.gateway";

  private final JavaClasses classes =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages(GATEWAY);

  @Test
  void rooms_knowOnlyThoseBeforeThem() {
    layeredArchitecture()
        .consideringOnlyDependenciesInLayers()
        .layer("row")
        .definedBy(GATEWAY + ".row")
        .layer("mapping")
        .definedBy(GATEWAY + ".mapping")
        .layer("write")
        .definedBy(GATEWAY + ".write")
        .layer("sort")
        .definedBy(GATEWAY + ".sort")
        .layer("gather")
        .definedBy(GATEWAY + ".gather")
        .layer("gateway")
        .definedBy(GATEWAY)
        .whereLayer("row")
        .mayNotAccessAnyLayer()
        .whereLayer("mapping")
        .mayOnlyAccessLayers("row")
        .whereLayer("write")
        .mayOnlyAccessLayers("row", "mapping")
        .whereLayer("sort")
        .mayOnlyAccessLayers("write")
        .whereLayer("gather")
        .mayOnlyAccessLayers("write", "sort")
        .ensureAllClassesAreContainedInArchitecture()
        .check(classes);
  }

  @Test
  void rooms_knowNoKafka() {
    noClasses()
        .that()
        .resideInAnyPackage(GATEWAY + ".*")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("org.apache.kafka..")
        .check(classes);
  }

  @Test
  void csvParser_isKnownOnlyWhereRowsAreRead() {
    noClasses()
        .that()
        .resideOutsideOfPackage(GATEWAY + ".row")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("de.siegmar..")
        .check(classes);
  }

  @Test
  void gateway_readsNoClock() {
    noClasses()
        .should()
        .callMethod(System.class, "currentTimeMillis")
        .orShould()
        .callMethod(Instant.class, "now")
        .orShould()
        .callMethod(LocalDate.class, "now")
        .check(classes);
  }
}
