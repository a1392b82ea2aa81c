package cn.jianguan;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import org.junit.jupiter.api.Test;

class DependencyTest {
  private static final JavaClasses SCHEMAS =
      new ClassFileImporter()
          .withImportOption(new DoNotIncludeTests())
          .importPackages("cn.jianguan");

  /** How near one code is to another is not ours to compute. */
  private static final String SIMILARITY = "org.apache.commons.text.similarity";

  @Test
  void schemas_dependOnTheJdkAndAvroAlone() {
    classes()
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(
            "java..", "javax.crypto..", "org.apache.avro..", SIMILARITY, "cn.jianguan..")
        .check(SCHEMAS);
  }

  @Test
  void codeSystems_dependOnTheJdkAlone() {
    classes()
        .that()
        .resideInAPackage("cn.jianguan.code")
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage("java..", SIMILARITY, "cn.jianguan.code")
        .check(SCHEMAS);
  }

  @Test
  void records_knowNothingOfWhoReadsThem() {
    noClasses()
        .that()
        .resideInAPackage("cn.jianguan.record")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("cn.jianguan.codec", "cn.jianguan.code")
        .check(SCHEMAS);
  }
}
