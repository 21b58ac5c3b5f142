package dev.holdfast.bench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.command.ExitStatus;
import dev.holdfast.operate.Operate;
import dev.holdfast.proof.Proof;
import dev.holdfast.use.Use;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

/**
 * The script `holdfast`, in a project whose jars are empty and whose Java says what it is given.
 */
class HoldfastScriptTest {
  private static final Path SCRIPT = Path.of("..", "holdfast");
  private static final int SCREEN_LINES = 26;
  private static final int SCREEN_COLUMNS = 100;

  @TempDir private Path folder;
  private Path project;
  private Path java;

  /** What the script said, and the process that said it. */
  private record Said(int status, String out, String err, long pid) {}

  @BeforeEach
  void buildProject() throws IOException {
    project = Files.createDirectories(folder.resolve("a project")).toRealPath();
    Files.copy(SCRIPT, project.resolve("holdfast"));
    put("local/target/holdfast-local.jar", "");
    put("bench/target/holdfast-bench.jar", "");
    java = put("jdk/bin/java", "#!/bin/bash\nprintf '<%s>' \"$@\"\necho \" $$\"\nexit 7\n");
    assertThat(java.toFile().setExecutable(true)).isTrue();
  }

  private Path put(String file, String content) throws IOException {
    Path path = project.resolve(file);
    Files.createDirectories(path.getParent());
    return Files.writeString(path, content);
  }

  private Said run(Path script, String... words) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of("bash", script.toString()));
    command.addAll(List.of(words));
    Path out = folder.resolve("out");
    Path err = folder.resolve("err");
    ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
    builder.environment().put("JAVA_HOME", project.resolve("jdk").toString());
    Process process = builder.redirectOutput(out.toFile()).redirectError(err.toFile()).start();
    int status = process.waitFor();
    return new Said(status, Files.readString(out), Files.readString(err), process.pid());
  }

  private Said run(String... words) throws IOException, InterruptedException {
    return run(project.resolve("holdfast"), words);
  }

  @Test
  void helpNamesEveryCommandThatThereIsInItsHouse() throws Exception {
    Map<String, Set<String>> houses = new TreeMap<>();
    String house = "";
    for (String line : run("--help").out().lines().toList()) {
      if (line.startsWith("  ")) {
        String name = line.strip().split(" ", 2)[0];
        houses.computeIfAbsent(house, named -> new TreeSet<>()).add(name);
      } else if (line.endsWith(" it")) {
        house = line;
      }
    }

    Set<String> measure = names(Bench.commandLine());
    measure.removeAll(names(Use.commandLine()));
    measure.removeAll(names(Proof.commandLine()));
    measure.removeAll(names(Operate.commandLine()));
    measure.remove("completion");
    assertThat(houses)
        .isEqualTo(
            Map.of(
                "run it", Set.of("start", "chaos", "completion"),
                "use it", names(Use.commandLine()),
                "prove it", names(Proof.commandLine()),
                "measure it", measure,
                "operate it", names(Operate.commandLine())));
  }

  private static Set<String> names(CommandLine line) {
    return new TreeSet<>(line.getSubcommands().keySet());
  }

  @Test
  void helpFitsOnAScreenAndIsWhatNoWordAtAllGets() throws Exception {
    Said help = run("--help");

    assertThat(help.status()).isEqualTo(ExitStatus.DONE);
    assertThat(help.out().lines()).hasSizeLessThanOrEqualTo(SCREEN_LINES);
    assertThat(help.out().lines()).allMatch(line -> line.length() <= SCREEN_COLUMNS);
    assertThat(run().out()).isEqualTo(help.out());
  }

  @Test
  void aCommandAndItsOptionsComeToTheBenchAsTheyWereGiven() throws Exception {
    Said said = run("replay", "my trace.csv", "--run", "", "*");

    Path jar = project.resolve("bench/target/holdfast-bench.jar");
    assertThat(said.out())
        .startsWith(
            "<-Dholdfast.front=holdfast><-jar><" + jar + "><replay><my trace.csv><--run><><*>");
    assertThat(said.status()).isEqualTo(7);
  }

  @Test
  void startIsTheLauncher() throws Exception {
    Path jar = project.resolve("local/target/holdfast-local.jar");
    assertThat(run("start", "--fresh").out()).startsWith("<-jar><" + jar + "><--fresh>");
    assertThat(run("chaos", "--list").out())
        .startsWith("<-cp><" + jar + "><dev.holdfast.local.chaos.ChaosCommand><--list>");
  }

  @Test
  void ctrlCReachesJavaForTheProcessIsJavas() throws Exception {
    for (String name : List.of("start", "load")) {
      Said said = run(name);
      assertThat(said.out().strip()).endsWith(" " + said.pid());
    }
  }

  @Test
  void linksAreFollowedToTheProject() throws Exception {
    Path first = Files.createDirectories(folder.resolve("links")).resolve("first");
    Files.createSymbolicLink(first, Path.of("..", "a project", "holdfast"));
    Path second = Files.createSymbolicLink(folder.resolve("second"), first);

    assertThat(run(second, "audit").out()).contains(project.toString());
    assertThat(run(folder.relativize(second), "audit").out()).contains(project.toString());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "reply | replay",
        "simulate-all | simulate",
        "s | start, stock, simulate",
        "dead_letters | dead-letters"
      })
  void anUnknownNameIsAnsweredWithTheNearestOnes(String word, String nearest) throws Exception {
    Said said = run(word);

    assertThat(said.status()).isEqualTo(ExitStatus.USAGE);
    assertThat(said.err()).contains("Nearest: " + nearest + ".").contains("--help");
    assertThat(said.out()).isEmpty();
  }

  @Test
  void aMissingBuildIsSaidWithWhatBuildsIt() throws Exception {
    Files.delete(project.resolve("bench/target/holdfast-bench.jar"));
    Said said = run("load");

    assertThat(said.status()).isEqualTo(ExitStatus.ENVIRONMENT);
    assertThat(said.err()).contains("holdfast-bench.jar").contains("./mvnw -DskipTests package");
  }

  @Test
  void aMissingJavaIsSaid() throws Exception {
    Files.delete(java);
    Said said = run("load");

    assertThat(said.status()).isEqualTo(ExitStatus.ENVIRONMENT);
    assertThat(said.err()).contains("install a JDK");
  }

  @Test
  void theScriptIsExecutableAndSaysWhatEveryStatusMeans() throws Exception {
    assertThat(Files.isExecutable(SCRIPT)).isTrue();
    assertThat(Files.readString(SCRIPT, StandardCharsets.UTF_8))
        .contains("0 right, 1 a check failed, 2 wrong usage, 3 something is missing");
  }
}
