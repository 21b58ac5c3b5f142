package dev.holdfast.gateway;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import dev.holdfast.log.TopLevelClasses;

/** What keeps the gateway thin. */
@AnalyzeClasses(packages = "dev.holdfast", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {
  private static final String GATEWAY = "dev.holdfast.gateway..";

  @ArchTest
  static final ArchRule THE_HOLD_PATH_KNOWS_NEITHER_COMMANDS_NOR_READS =
      noClasses()
          .that()
          .resideInAnyPackage("dev.holdfast.gateway.reserve..", "dev.holdfast.gateway.cart..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "dev.holdfast.gateway.auth..",
              "dev.holdfast.gateway.command..",
              "dev.holdfast.gateway.read..",
              "dev.holdfast.gateway.health..",
              "dev.holdfast.gateway.docs..",
              "software.amazon.awssdk..");

  @ArchTest
  static final ArchRule READS_KNOW_NO_COMMANDS =
      noClasses()
          .that()
          .resideInAPackage("dev.holdfast.gateway.read..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "dev.holdfast.gateway.command..", "software.amazon.awssdk.services.kinesis..");

  @ArchTest
  static final ArchRule THE_GATEWAY_KNOWS_NEITHER_THE_JOB_NOR_FLINK =
      noClasses()
          .that()
          .resideInAPackage(GATEWAY)
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "dev.holdfast.job..", "dev.holdfast.domain.decide..", "org.apache.flink..");

  @ArchTest
  static final ArchRule OPEN_TELEMETRY_IS_KNOWN_BY_ITS_MODULE_ALONE =
      noClasses()
          .that()
          .resideOutsideOfPackage("dev.holdfast.trace..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("io.opentelemetry..");

  @ArchTest
  static final ArchRule NOTHING_BELOW_KNOWS_THE_GATEWAY =
      noClasses()
          .that()
          .resideOutsideOfPackage(GATEWAY)
          .should()
          .dependOnClassesThat()
          .resideInAPackage(GATEWAY);

  @ArchTest
  static final ArchRule PACKAGES_HAVE_NO_CYCLES =
      slices().matching("dev.holdfast.gateway.(*)..").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule CLASSES_HAVE_NO_CYCLES =
      slices().assignedFrom(new TopLevelClasses()).should().beFreeOfCycles();
}
