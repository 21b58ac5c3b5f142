package dev.holdfast.local;

import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import dev.holdfast.log.TopLevelClasses;

@AnalyzeClasses(packages = "dev.holdfast.local", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {
  @ArchTest
  static final ArchRule CLASSES_HAVE_NO_CYCLES =
      slices().assignedFrom(new TopLevelClasses()).should().beFreeOfCycles();
}
