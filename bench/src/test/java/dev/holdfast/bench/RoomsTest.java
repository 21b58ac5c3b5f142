package dev.holdfast.bench;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** Which package of the bench may know which. */
class RoomsTest {
  private static final JavaClasses BENCH =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("dev.holdfast.bench");

  @Test
  void noTwoPackagesKnowEachOther() {
    slices().matching("dev.holdfast.bench.(*)..").should().beFreeOfCycles().check(BENCH);
  }

  @Test
  void whatMeasuresKnowsNothingOfWhatIsMeasured() {
    noClasses()
        .that()
        .resideInAPackage("dev.holdfast.bench.measure..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "dev.holdfast.bench.contender..",
            "dev.holdfast.gateway..",
            "dev.holdfast.log..",
            "dev.holdfast.job..")
        .check(BENCH);
  }
}
