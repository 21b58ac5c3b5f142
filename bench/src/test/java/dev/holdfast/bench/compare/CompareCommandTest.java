package dev.holdfast.bench.compare;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.holdfast.bench.Bench;
import dev.holdfast.command.CommandLines;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CompareCommandTest {
  private final CommandLines commands = new CommandLines(Bench.commandLine());
  @TempDir private Path folder;

  @Test
  void theTableHasEachAgainstEachAndTheReportItsNames() throws Exception {
    Path file = folder.resolve("compare.json");
    int status =
        commands.execute(
            "compare --only noop,holdfast-simulated-dynamodb,holdfast-memory"
                + " --seconds 1 --warm-up 0 --rounds 1 --callers 16 --report "
                + file);

    assertThat(status).as(commands.err()).isZero();
    JsonNode report = new ObjectMapper().readTree(file.toFile());
    assertThat(report.get("results").findValuesAsText("name"))
        .containsExactly(
            "noop",
            "holdfast-simulated-dynamodb",
            "holdfast-memory",
            "noop, sold out",
            "noop, at a rate");
    assertThat(report.get("results"))
        .allSatisfy(result -> assertThat(result.get("holds_per_s").asDouble()).isPositive())
        .allSatisfy(result -> assertThat(result.get("durability").asText()).isNotBlank());
    assertThat(report.get("ratios").findValuesAsText("name"))
        .contains("simulated DynamoDB, one key: holds/s");
    assertThat(commands.out()).contains("row / column", "an answered hold survives");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "compare --only nobody",
        "compare --rounds 0",
        "compare --rate 0",
        "compare --callers 0",
        "compare --report no/such/folder/report.json"
      })
  void wrongUsageEndsWithTwoAndSaysWhereToLook(String words) {
    assertThat(commands.execute(words)).isEqualTo(2);
    assertThat(commands.err()).contains("--help tells more");
  }

  @Test
  void helpNamesContendersAndExitStatus() {
    assertThat(commands.execute("compare --help")).isZero();
    assertThat(commands.out()).contains("postgresql", "--require-all", "Exit status:");
  }
}
