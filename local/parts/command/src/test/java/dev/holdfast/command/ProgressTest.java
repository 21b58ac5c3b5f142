package dev.holdfast.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class ProgressTest {

  @Test
  void aLineTellsShareRateAndWhatIsLeft() {
    assertThat(Progress.line("trace", 50, 200, Duration.ofSeconds(10), "placed 7"))
        .isEqualTo("trace          [###.........] 50/200  5/s  ETA 30 s  placed 7");
  }

  @Test
  void nothingDoneYetAndNothingToDoAreNoDivisionByZero() {
    assertThat(Progress.line("x", 0, 10, Duration.ZERO, "")).contains("0/10", "ETA ?");
    assertThat(Progress.line("x", 0, 0, Duration.ZERO, "")).contains("[############]");
  }

  @Test
  void whatHasNoKnownLengthHasNoBar() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (Progress progress =
        new Progress(new PrintStream(out, true, StandardCharsets.UTF_8), true)) {
      progress.phase("prepare", "stock");
    }

    assertThat(out.toString(StandardCharsets.UTF_8).strip()).isEqualTo("prepare        0 s  stock");
  }

  @Test
  void everyPhaseEndsWithALineOfItsOwn() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (Progress progress =
        new Progress(new PrintStream(out, true, StandardCharsets.UTF_8), true)) {
      progress.phase("first", 2, () -> 2, () -> "");
      progress.phase("second", 3, () -> 3, () -> "");
    }

    assertThat(out.toString(StandardCharsets.UTF_8).lines())
        .anyMatch(line -> line.contains("first") && line.contains("2/2"))
        .anyMatch(line -> line.contains("second") && line.contains("3/3"));
  }
}
