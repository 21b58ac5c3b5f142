package dev.holdfast.proof.replay;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;
import org.junit.jupiter.api.Test;

/** A check that shares code with what it checks would share its mistakes. */
class IndependenceTest {
  private static final JavaClasses REPLAY_AND_CLIENT =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("dev.holdfast.proof.replay", "dev.holdfast.proof.api");

  @Test
  void theReplayAndItsClientUseNoCodeOfTheSystemItChecks() {
    ArchRuleDefinition.noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "dev.holdfast.schema..",
            "dev.holdfast.domain..",
            "dev.holdfast.log..",
            "dev.holdfast.gateway..",
            "dev.holdfast.job..",
            "dev.holdfast.local..",
            "dev.holdfast.proof.simulate..")
        .check(REPLAY_AND_CLIENT);
  }

  @Test
  void tracesActionsAndComparisonsOfAnItemArePure() {
    ArchRuleDefinition.noClasses()
        .that()
        .resideInAnyPackage("..replay.trace..", "..replay.shop..", "..replay.record..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("java.net..", "..replay.drive..", "..replay.check..")
        .check(REPLAY_AND_CLIENT);
  }
}
