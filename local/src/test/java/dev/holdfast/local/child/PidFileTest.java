package dev.holdfast.local.child;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PidFileTest {
  @TempDir Path data;
  private Process process;

  @AfterEach
  void end() {
    if (process != null) {
      process.destroyForcibly();
    }
  }

  @Test
  void aChildThatOutlivedItsLauncherIsEnded() throws IOException {
    process = idle(data.toString());
    new PidFile(data, "left-over").write(process.pid());

    assertThat(PidFile.endStale(data, data)).containsExactly("left-over");

    assertThat(process.isAlive()).isFalse();
    assertThat(data.resolve("left-over.pid")).doesNotExist();
  }

  @Test
  void aProcessOfSomebodyElseThatGotTheSameIdIsLeftAlone() throws IOException {
    process = idle("something else");
    new PidFile(data, "left-over").write(process.pid());

    assertThat(PidFile.endStale(data, data)).isEmpty();

    assertThat(process.isAlive()).isTrue();
    assertThat(data.resolve("left-over.pid")).doesNotExist();
  }

  @Test
  void aFileWithoutAnIdIsDeleted() throws IOException {
    Files.writeString(data.resolve("odd.pid"), "");

    assertThat(PidFile.endStale(data, data)).isEmpty();

    assertThat(data.resolve("odd.pid")).doesNotExist();
  }

  private static Process idle(String argument) throws IOException {
    return new ProcessBuilder("node", "-e", "setInterval(() => {}, 1000)", argument).start();
  }
}
