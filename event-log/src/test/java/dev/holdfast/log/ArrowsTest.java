package dev.holdfast.log;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "dev.holdfast.log", importOptions = DoNotIncludeTests.class)
class ArrowsTest {
  @ArchTest
  static final ArchRule theWriterKnowsTheLogButNoStore =
      noClasses()
          .that()
          .resideInAPackage("dev.holdfast.log.writer..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("dev.holdfast.log.dynamodb..", "dev.holdfast.log.memory..");

  @ArchTest
  static final ArchRule onlyOneStoreKnowsTheService =
      noClasses()
          .that()
          .resideOutsideOfPackage("dev.holdfast.log.dynamodb..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("software.amazon..");

  @ArchTest
  static final ArchRule theLogKnowsNobodyWhoUsesIt =
      noClasses()
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "dev.holdfast.gateway..",
              "dev.holdfast.job..",
              "dev.holdfast.local..",
              "org.apache.flink..",
              "io.javalin..");
}
