package dev.holdfast.proof.history;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.holdfast.command.CommandLines;
import dev.holdfast.proof.Proof;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Starts DynamoDB Local and gateways from where they were built. */
class CheckHistoryCommandTest {
  private static final String BRIEFLY =
      "check-history --operations 600 --gateways 2 --callers 24 --items 3 --faults 1";

  private static final String FLEET =
      "check-history --operations 20000 --gateways 3 --callers 96 --items 2 --faults 1 --fleet";

  private static final String PLANTED =
      "check-history --operations 1500 --gateways 1 --callers 12 --items 2 --faults 0 --plant ";

  private final CommandLines commands = new CommandLines(Proof.commandLine());
  @TempDir private Path folder;

  private JsonNode report(String words, int status) throws IOException {
    Path report = folder.resolve("history.json");
    assertThat(commands.execute(words + " --report " + report))
        .as(() -> commands.out() + commands.err())
        .isEqualTo(status);
    return new ObjectMapper().readTree(report.toFile());
  }

  @Test
  void aRealHistoryWithEachKindOfFaultIsLinearizable() throws Exception {
    JsonNode report = report(BRIEFLY, 0);

    assertThat(report.get("violations").asInt()).isZero();
    assertThat(report.get("operations").asInt()).isGreaterThanOrEqualTo(600);
    assertThat(report.get("faults"))
        .hasSize(4)
        .allSatisfy(number -> assertThat(number.asInt()).isPositive());
    assertThat(report.get("answers").fieldNames())
        .toIterable()
        .contains("placed", "repeated", "resized", "sold_out", "id_reused");
    assertThat(report.get("sold_out_and_back").asInt()).isPositive();
    assertThat(commands.out()).contains("violations: 0", "seed 1");
  }

  @Test
  @Tag("exhaustive")
  void aFleetThatHandsOverAndLosesAnswersOfThatIsLinearizable() throws Exception {
    JsonNode report = report(FLEET, 0);

    assertThat(report.get("violations").asInt()).isZero();
    assertThat(report.get("handed_over").asInt()).isPositive();
    assertThat(report.get("decided_again").asInt()).isPositive();
  }

  @Test
  @Tag("exhaustive")
  void aFleetOfOneHandsNothingOverAndSoShowsNothing() throws Exception {
    JsonNode report = report("check-history --operations 200 --gateways 1 --faults 0 --fleet", 1);

    assertThat(report.get("violations").asInt()).isZero();
    assertThat(report.get("handed_over").asInt()).isZero();
    assertThat(commands.out()).contains("nothing was handed over");
  }

  @ParameterizedTest
  @Tag("exhaustive")
  @CsvSource({
    "stale-refusal, a refusal was not true",
    "double-hold, an id was placed twice",
    "lost-change, whose quantity was to be changed"
  })
  void aMistakePlantedInARealHistoryIsFound(String planted, String expected) throws Exception {
    JsonNode report = report(PLANTED + planted, 1);

    assertThat(report.get("violations").asInt()).isPositive();
    assertThat(report.get("violation_list").get(0).asText()).contains(expected);
    assertThat(commands.out()).contains(expected);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--operations 0",
        "--gateways 0",
        "--gateways 17",
        "--faults -1",
        "--callers 0",
        "--items 0",
        "--plant nonsense",
        "--report no/such/folder/report.json"
      })
  void wrongUsageEndsWithTwoAndSaysWhereToLook(String words) {
    assertThat(commands.execute("check-history " + words)).isEqualTo(2);
    assertThat(commands.err()).contains("--help tells more");
  }

  @Test
  void helpNamesWhatItStartsAndItsExitStatus() {
    assertThat(commands.execute("check-history --help")).isZero();
    assertThat(commands.out()).contains("DynamoDB Local", "Exit status:", "stale-refusal", "130");
  }
}
