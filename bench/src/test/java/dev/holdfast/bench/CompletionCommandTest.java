package dev.holdfast.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** What a shell completes, in bash itself. */
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
}
