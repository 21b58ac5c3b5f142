package dev.holdfast.proof.simulate;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.holdfast.command.ExitStatus;
import dev.holdfast.proof.Proof;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class SimulateCommandTest {
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  private int simulate(String... options) {
    List<String> args = new ArrayList<>(List.of("simulate"));
    args.addAll(List.of(options));
    CommandLine proof =
        Proof.commandLine().setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true));
    return proof.execute(args.toArray(String[]::new));
  }

  @Test
  void aRunThatFindsNothingEndsWellAndIsReported(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("report.json");
    int status =
        simulate("--seed", "5", "--seeds", "3", "--steps", "1000", "--report", file.toString());

    assertThat(status).isEqualTo(ExitStatus.DONE);
    JsonNode report = new ObjectMapper().readTree(file.toFile());
    assertThat(report.get("seed").asLong()).isEqualTo(5);
    assertThat(report.get("seeds").asLong()).isEqualTo(3);
    assertThat(report.get("steps").asLong()).isGreaterThan(3_000);
    assertThat(report.get("violations").asLong()).isZero();
    assertThat(report.get("faults").has("answer-lost")).isTrue();
    assertThat(report.get("steps_per_s").asLong()).isPositive();
  }

  @Test
  void aRunEndsWhenItsMinutesAreOver(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("report.json");
    int status = simulate("--minutes", "0.01", "--steps", "300", "--report", file.toString());

    assertThat(status).isEqualTo(ExitStatus.DONE);
    assertThat(new ObjectMapper().readTree(file.toFile()).get("seeds").asLong()).isPositive();
  }

  @Test
  void ofSeedsAndMinutesWhatIsOverFirstEndsTheRun(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("report.json");
    int status =
        simulate("--minutes", "5", "--seeds", "2", "--steps", "300", "--report", file.toString());

    assertThat(status).isEqualTo(ExitStatus.DONE);
    assertThat(new ObjectMapper().readTree(file.toFile()).get("seeds").asLong()).isEqualTo(2);
  }

  @Test
  void aPlantedMistakeIsToldWithItsSeedAndStory() {
    int status = simulate("--seeds", "100", "--steps", "2000", "--break", "refuse-unread");

    assertThat(status).isEqualTo(ExitStatus.CHECK_FAILED);
    assertThat(out.toString())
        .contains("Seed ", "a refusal was not true at any moment", "gateway-1", "simulate --seed");
  }

  @Test
  void mistakesAreListed() {
    assertThat(simulate("--list-breaks")).isEqualTo(ExitStatus.DONE);
    assertThat(out.toString()).contains("naive", "refuse-unread", "retire-unarchived");
  }

  @Test
  void faultsMayBeChosen() {
    assertThat(simulate("--faults", "answer-lost,job-crashed", "--steps", "500"))
        .isEqualTo(ExitStatus.DONE);
    assertThat(simulate("--faults", "gremlins")).isEqualTo(ExitStatus.USAGE);
    assertThat(err.toString()).contains("gremlins is no fault");
  }

  @Test
  void wrongUsageIsToldInALine() {
    assertThat(simulate("--break", "nothing")).isEqualTo(ExitStatus.USAGE);
    assertThat(simulate("--steps", "0")).isEqualTo(ExitStatus.USAGE);
    assertThat(simulate("--minutes", "0")).isEqualTo(ExitStatus.USAGE);
    assertThat(err.toString()).contains("See --list-breaks", "must be 1 or more");
  }
}
