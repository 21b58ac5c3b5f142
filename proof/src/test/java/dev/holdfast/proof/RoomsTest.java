package dev.holdfast.proof;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import dev.holdfast.log.TopLevelClasses;
import org.junit.jupiter.api.Test;

/** Which package of the proof, and which file, may know which. */
class RoomsTest {
  private static final JavaClasses PROOF =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("dev.holdfast.proof");

  @Test
  void noTwoPackagesKnowEachOther() {
    slices().matching("dev.holdfast.proof.(*)..").should().beFreeOfCycles().check(PROOF);
  }

  @Test
  void noTwoFilesKnowEachOther() {
    slices().assignedFrom(new TopLevelClasses()).should().beFreeOfCycles().check(PROOF);
  }

  @Test
  void theSimulatorNeedsNoNetwork() {
    noClasses()
        .that()
        .resideInAPackage("dev.holdfast.proof.simulate..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("io.netty..", "java.net..", "dev.holdfast.proof.api..")
        .check(PROOF);
  }
}
