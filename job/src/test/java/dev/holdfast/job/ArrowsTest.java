package dev.holdfast.job;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;

import dev.holdfast.job.flow.AsyncOperator;
import dev.holdfast.domain.operator.KeyedOperator;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** Operators meet in the topology and the list of steps, and there alone. */
@AnalyzeClasses(packages = "dev.holdfast.job", importOptions = DoNotIncludeTests.class)
class ArrowsTest {
  @ArchTest
  static final ArchRule STEPS_DO_NOT_KNOW_EACH_OTHER =
      layeredArchitecture()
          .consideringOnlyDependenciesInLayers()
          .layer("topology")
          .definedBy("dev.holdfast.job", "..job.flow..")
          .layer("source")
          .definedBy("..source..")
          .layer("order")
          .definedBy("..order..")
          .layer("decide")
          .definedBy("..job.decide..")
          .layer("append")
          .definedBy("..append..")
          .layer("fold")
          .definedBy("..fold..")
          .layer("archive")
          .definedBy("..archive..")
          .layer("sink")
          .definedBy("..sink..")
          .whereLayer("topology")
          .mayNotBeAccessedByAnyLayer()
          .whereLayer("source")
          .mayOnlyBeAccessedByLayers("topology")
          .whereLayer("order")
          .mayOnlyBeAccessedByLayers("topology")
          .whereLayer("decide")
          .mayOnlyBeAccessedByLayers("topology")
          .whereLayer("append")
          .mayOnlyBeAccessedByLayers("topology")
          .whereLayer("fold")
          .mayOnlyBeAccessedByLayers("topology", "sink")
          .whereLayer("archive")
          .mayOnlyBeAccessedByLayers("topology")
          .whereLayer("sink")
          .mayOnlyBeAccessedByLayers("topology");

  /** It can drop a result when a timeout races a retry (FLINK-40456); clients try again instead. */
  @ArchTest
  static final ArchRule NOBODY_LEAVES_RETRIES_TO_FLINK =
      noClasses().should().dependOnClassesThat().haveNameMatching(".*AsyncRetry.*");

  /** The simulator runs them, and has no Flink. */
  @ArchTest
  static final ArchRule STEPS_KNOW_NO_ENGINE =
      noClasses()
          .that()
          .areAssignableTo(KeyedOperator.class)
          .or()
          .areAssignableTo(AsyncOperator.class)
          .or()
          .resideInAPackage("..job.flow..")
          .should()
          .transitivelyDependOnClassesThat()
          .resideInAPackage("org.apache.flink..");
}
