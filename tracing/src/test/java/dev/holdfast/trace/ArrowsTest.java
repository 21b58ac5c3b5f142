package dev.holdfast.trace;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(
    packages = {"dev.holdfast.trace", "dev.holdfast.log", "dev.holdfast.config"},
    importOptions = DoNotIncludeTests.class)
class ArrowsTest {
  @ArchTest
  static final ArchRule openTelemetryIsKnownHereAlone =
      noClasses()
          .that()
          .resideOutsideOfPackage("dev.holdfast.trace")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("io.opentelemetry..");

  /** What goes from thread to thread takes its context along. */
  @ArchTest
  static final ArchRule noContextIsKeptWithAThread =
      noFields().should().haveRawType(ThreadLocal.class);
}
