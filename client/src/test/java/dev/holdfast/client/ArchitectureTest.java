package dev.holdfast.client;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "dev.holdfast.client", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {
  @ArchTest
  static final ArchRule NOTHING_IS_NEEDED_BUT_JAVA_AND_JACKSON =
      classes()
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage("dev.holdfast.client..", "java..", "com.fasterxml.jackson..");

  @ArchTest
  static final ArchRule ROOMS =
      layeredArchitecture()
          .consideringOnlyDependenciesInLayers()
          .layer("all calls")
          .definedBy("dev.holdfast.client")
          .layer("stream")
          .definedBy("dev.holdfast.client.stream")
          .layer("call")
          .definedBy("dev.holdfast.client.call")
          .layer("ask")
          .definedBy("dev.holdfast.client.ask")
          .layer("answer")
          .definedBy("dev.holdfast.client.answer")
          .whereLayer("all calls")
          .mayNotBeAccessedByAnyLayer()
          .whereLayer("stream")
          .mayOnlyBeAccessedByLayers("all calls")
          .whereLayer("call")
          .mayOnlyBeAccessedByLayers("all calls", "stream")
          .whereLayer("ask")
          .mayOnlyBeAccessedByLayers("all calls", "stream", "call")
          .whereLayer("answer")
          .mayOnlyBeAccessedByLayers("all calls", "stream", "call");

  @ArchTest
  static final ArchRule ROOMS_HAVE_NO_CYCLES =
      slices().matching("dev.holdfast.client.(*)..").should().beFreeOfCycles();
}
