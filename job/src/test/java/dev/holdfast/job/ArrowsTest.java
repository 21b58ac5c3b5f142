package dev.holdfast.job;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import dev.holdfast.domain.operator.KeyedOperator;
import dev.holdfast.job.step.AsyncOperator;
import dev.holdfast.log.TopLevelClasses;

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
          .layer("connectors")
          .definedBy("..connectors..")
          .layer("order")
          .definedBy("..order..")
          .layer("decide")
          .definedBy("..job.decide..")
          .layer("append")
          .definedBy("..append..")
          .layer("fold")
          .definedBy("..fold..")
          .layer("alert")
          .definedBy("..job.alert..")
          .layer("webhook")
          .definedBy("..webhook..")
          .layer("receivers")
          .definedBy("..receivers..")
          .layer("archive")
          .definedBy("..archive..")
          .layer("sink")
          .definedBy("..sink..")
          .whereLayer("topology")
          .mayOnlyBeAccessedByLayers("connectors")
          .whereLayer("connectors")
          .mayOnlyBeAccessedByLayers("topology")
          .whereLayer("source")
          .mayOnlyBeAccessedByLayers("topology", "connectors")
          .whereLayer("order")
          .mayOnlyBeAccessedByLayers("topology")
          .whereLayer("decide")
          .mayOnlyBeAccessedByLayers("topology")
          .whereLayer("append")
          .mayOnlyBeAccessedByLayers("topology")
          .whereLayer("fold")
          .mayOnlyBeAccessedByLayers("topology", "sink")
          .whereLayer("alert")
          .mayOnlyBeAccessedByLayers("topology")
          .whereLayer("webhook")
          .mayOnlyBeAccessedByLayers("topology")
          .whereLayer("receivers")
          .mayOnlyBeAccessedByLayers("topology")
          .whereLayer("archive")
          .mayOnlyBeAccessedByLayers("topology", "connectors")
          .whereLayer("sink")
          .mayOnlyBeAccessedByLayers("topology", "connectors");

  @ArchTest
  static final ArchRule CLASSES_HAVE_NO_CYCLES =
      slices().assignedFrom(new TopLevelClasses()).should().beFreeOfCycles();

  /** Another connector is another package; Flink's own file sink is no such connector. */
  @ArchTest
  static final ArchRule CONNECTORS_ARE_BEHIND_ONE_WALL =
      noClasses()
          .that()
          .resideOutsideOfPackage("dev.holdfast.job.connectors..")
          .should()
          .dependOnClassesThat(
              resideInAnyPackage(
                      "org.apache.flink.connector..", "org.apache.flink.streaming.connectors..")
                  .and(resideOutsideOfPackage("org.apache.flink.connector.file..")));

  /** Spans are recorded around the steps; the simulator runs these without. */
  @ArchTest
  static final ArchRule STEPS_KNOW_NOTHING_OF_TRACES =
      noClasses()
          .that()
          .resideOutsideOfPackages("dev.holdfast.job", "dev.holdfast.job.trace..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "dev.holdfast.job.trace..", "dev.holdfast.trace..", "io.opentelemetry..");

  @ArchTest
  static final ArchRule OPEN_TELEMETRY_IS_KNOWN_BY_ITS_MODULE_ALONE =
      noClasses().should().dependOnClassesThat().resideInAPackage("io.opentelemetry..");

  /** What is deprecated in Flink 1 and gone in Flink 2. */
  @ArchTest
  static final ArchRule NO_SOURCE_OUTSIDE_THE_WALL_IS_A_SOURCE_FUNCTION =
      noClasses()
          .that()
          .resideOutsideOfPackage("dev.holdfast.job.connectors..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.apache.flink.streaming.api.functions.source..");

  /**
   * It can drop a result when a timeout races a retry (FLINK-40456); clients try again instead. Who
   * makes Flink's operator itself must name a strategy, that of none.
   */
  @ArchTest
  static final ArchRule NOBODY_LEAVES_RETRIES_TO_FLINK =
      noClasses()
          .that()
          .haveNameNotMatching(".*\\.OrderedAsync\\$Operator")
          .should()
          .dependOnClassesThat()
          .haveNameMatching(".*AsyncRetry.*");

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
