package cn.jianguan.rules;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(
    packages = "cn.jianguan.rules",
    importOptions = ImportOption.DoNotIncludeTests.class)
class RulesArchitectureTest {
  @ArchTest
  static final ArchRule PLAIN_JAVA =
      noClasses()
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "org.apache.flink..", "org.apache.kafka..", "com.clickhouse..", "cn.jianguan.jobs..");

  @ArchTest
  static final ArchRule DROOLS_IN_ONE_PLACE =
      noClasses()
          .that()
          .resideOutsideOfPackage("cn.jianguan.rules.logic")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("org.kie..", "org.drools..");

  @ArchTest
  static final ArchRule MODELS_ARE_VALUES =
      noClasses()
          .that()
          .resideInAnyPackage(
              "cn.jianguan.rules.model", "cn.jianguan.rules.history", "cn.jianguan.rules.memory")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "cn.jianguan.rules.engine..",
              "cn.jianguan.rules.logic..",
              "cn.jianguan.rules.indicator..");

  @ArchTest
  static final ArchRule NO_SYSTEM_CLOCK =
      noClasses()
          .should()
          .callMethod(System.class, "currentTimeMillis")
          .orShould()
          .callMethod(java.time.Instant.class, "now")
          .orShould()
          .callMethod(java.time.LocalDate.class, "now");
}
