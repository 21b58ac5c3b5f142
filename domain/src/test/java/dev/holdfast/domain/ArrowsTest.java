package dev.holdfast.domain;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Set;

@AnalyzeClasses(packages = "dev.holdfast.domain", importOptions = DoNotIncludeTests.class)
class ArrowsTest {
  private static final Set<String> ASKING =
      Set.of("currentTimeMillis", "nanoTime", "now", "systemUTC", "randomUUID", "random");

  @ArchTest
  static final ArchRule domainKnowsTheSchemasAndNothingBelowOrBeside =
      classes()
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(
              "dev.holdfast.domain..",
              "dev.holdfast.schema",
              "java.lang..",
              "java.util",
              "java.util.function",
              "java.util.stream",
              // For hashes, and the length of settings.
              "java.nio",
              "java.nio.charset",
              "java.security",
              "java.time")
          .because("domain has no I/O, no threads, no AWS and no Flink");

  @ArchTest
  static final ArchRule timeAndIdsComeInAsArguments =
      noClasses()
          .should()
          .callMethodWhere(
              describe(
                  "they ask for the time or for chance",
                  call ->
                      ASKING.contains(call.getTarget().getName())
                          && call.getTargetOwner().getPackageName().startsWith("java.")));

  @ArchTest
  static final ArchRule commandsAreBuiltOnTheFoldsAndDecideOnBoth =
      layeredArchitecture()
          .consideringOnlyDependenciesInLayers()
          .layer("folds")
          .definedBy("dev.holdfast.domain")
          .layer("commands")
          .definedBy("dev.holdfast.domain.command")
          .layer("decide")
          .definedBy("dev.holdfast.domain.decide")
          .whereLayer("decide")
          .mayNotBeAccessedByAnyLayer()
          .whereLayer("commands")
          .mayOnlyBeAccessedByLayers("decide");
}
