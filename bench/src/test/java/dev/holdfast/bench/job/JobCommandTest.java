package dev.holdfast.bench.job;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.holdfast.bench.Bench;
import dev.holdfast.command.CommandLines;
import dev.holdfast.command.ExitStatus;
import java.io.File;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JobCommandTest {
  private final CommandLines commands = new CommandLines(Bench.commandLine());

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--only all",
        "--minutes 1",
        "--seconds 0",
        "--commits 1",
        "--heap much",
        "--memory mine"
      })
  void whatCannotBeMeasuredIsSaidSo(String words) {
    assertThat(commands.execute("job " + words)).isEqualTo(ExitStatus.USAGE);
    assertThat(commands.err()).contains(words.substring(0, words.indexOf(' ')));
  }

  @Test
  void commitsAreFoldedByTheJobsOperatorsInAProcessOfTheirOwn(@TempDir Path folder)
      throws Exception {
    File report = folder.resolve("report.json").toFile();

    int status =
        commands.execute(
            "job --only fold --commits 4000 --heap 1g --memory service --report " + report);

    // So short a run says nothing about the ratio.
    assertThat(status).isIn(ExitStatus.DONE, ExitStatus.CHECK_FAILED);
    JsonNode fold = new ObjectMapper().readTree(report).path("results").path(0);
    assertThat(fold.path("name").asText()).isEqualTo("fold");
    assertThat(fold.path("folded_per_s_and_core").asLong()).isPositive();
    assertThat(fold.path("good").asBoolean()).isEqualTo(status == ExitStatus.DONE);
  }
}
