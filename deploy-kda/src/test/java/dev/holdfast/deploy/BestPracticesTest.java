package dev.holdfast.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cdklabs.cdknag.AwsSolutionsChecks;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awscdk.App;
import software.amazon.awscdk.AppProps;
import software.amazon.awscdk.Aspects;

/**
 * What cdk-nag's rules for solutions on AWS find in the stacks is what has been looked at: {@code
 * findings.csv} says of each why it stays.
 */
class BestPracticesTest {
  private static final Path LOOKED_AT = Path.of("src/test/resources/findings.csv");

  @TempDir private Path folder;

  @Test
  void everyFindingHasBeenLookedAtAndEachThatHasBeenIsStillFound() throws IOException {
    Map<String, String> settings = new TreeMap<>(Templates.GATEWAYS);
    App app = new App(AppProps.builder().outdir(folder.toString()).treeMetadata(false).build());
    HoldfastApp.stacks(app, Settings.of(settings));
    Aspects.of(app).add(AwsSolutionsChecks.Builder.create().reports(true).build());
    app.synth();

    assertThat(found()).containsExactlyInAnyOrderElementsOf(lookedAt());
  }

  /** By rule and place, without the hashes that the CDK makes names of. */
  private List<String> found() throws IOException {
    List<String> found = new ArrayList<>();
    try (Stream<Path> reports = Files.list(folder)) {
      for (Path report :
          reports.filter(each -> each.toString().endsWith("NagReport.csv")).toList()) {
        Files.readAllLines(report).stream()
            .map(line -> line.replace("\"", "").split(",", 4))
            .filter(cells -> cells[2].equals("Non-Compliant"))
            .map(cells -> cells[0] + " | " + cells[1].replaceAll("/Resource$", ""))
            .forEach(found::add);
      }
    }
    assertThat(found).isNotEmpty();
    return found.stream().distinct().toList();
  }

  private static List<String> lookedAt() throws IOException {
    return Files.readAllLines(LOOKED_AT).stream()
        .filter(line -> !line.startsWith("#"))
        .map(line -> line.split(" *\\| *", 3))
        .peek(cells -> assertThat(cells[2]).as("reason of " + cells[0]).isNotBlank())
        .map(cells -> cells[0] + " | " + cells[1])
        .toList();
  }
}
