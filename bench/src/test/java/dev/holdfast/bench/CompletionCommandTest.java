package dev.holdfast.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** What a shell completes, in the shells themselves. */
class CompletionCommandTest {
  @TempDir Path folder;
  private Path script;

  @BeforeEach
  void print() throws Exception {
    StringWriter said = new StringWriter();
    CommandLine line = Bench.commandLine();
    line.setOut(new PrintWriter(said));
    assertThat(line.execute("completion")).isZero();
    script = Files.writeString(folder.resolve("completion"), said.toString());
  }

  /** What bash offers for the last of these words. */
  private String[] offered(String... words) throws Exception {
    String shell =
        "compopt() { true; }; source '%s'; COMP_WORDS=(holdfast %s); COMP_CWORD=%d; _complete_holdfast; echo \"${COMPREPLY[@]}\""
            .formatted(script, String.join(" ", words), words.length);
    Process bash = new ProcessBuilder("bash", "-c", shell).redirectErrorStream(true).start();
    String said = new String(bash.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
    assertThat(bash.waitFor()).as(said).isZero();
    return said.split("\\s+", -1);
  }

  @Test
  void commandsAreCompletedTheLaunchersToo() throws Exception {
    assertThat(offered("re")).containsExactlyInAnyOrder("rebuild", "replay", "release");
    assertThat(offered("sta")).containsExactly("start");
    assertThat(offered("cha")).containsExactly("chaos");
  }

  @Test
  void soAreTheirOptions() throws Exception {
    assertThat(offered("start", "--f")).containsExactly("--fresh");
    assertThat(offered("hold", "--dead")).containsExactly("--deadline");
    assertThat(offered("dead-letters", "l")).containsExactly("list");
  }

  @Test
  void zshCompletesBothByTheSameScript() throws Exception {
    assumeTrue(isOnThePath("zsh"), "zsh is not here");

    assertThat(completedInZsh("holdfast sta")).isEqualTo("holdfast start");
    assertThat(completedInZsh("holdfast start --f")).isEqualTo("holdfast start --fresh");
    assertThat(completedInZsh("holdfast dead-letters l")).isEqualTo("holdfast dead-letters list");
    assertThat(completedInZsh("./holdfast hold --dead")).isEqualTo("./holdfast hold --deadline");
  }

  /** The line as it stands after a Tab. */
  private String completedInZsh(String line) throws Exception {
    ProcessBuilder builder =
        new ProcessBuilder("zsh", "-f", "src/test/resources/complete.zsh", script.toString(), line);
    builder.environment().put("TERM", "dumb");
    // Where it keeps what it knows of completions.
    builder.environment().put("ZDOTDIR", folder.toString());
    Process zsh = builder.redirectErrorStream(true).start();
    String said = new String(zsh.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(zsh.waitFor()).as(said).isZero();
    return said.substring(said.lastIndexOf('<') + 1, said.lastIndexOf('>')).strip();
  }

  private static boolean isOnThePath(String program) {
    return Stream.of(System.getenv("PATH").split(File.pathSeparator, -1))
        .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
  }
}
