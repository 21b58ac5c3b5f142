package dev.holdfast.deploy;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The script, as people and other scripts call it. */
@Timeout(60)
class SynthTest {
  private static final String SCRIPT = Path.of("synth").toAbsolutePath().toString();

  @TempDir private Path folder;

  @Test
  void templatesAreWrittenToTheGivenFolder() throws Exception {
    Path out = folder.resolve("a folder/out");

    Ended ended = run(Map.of(), SCRIPT, "-o", out.toString(), "-c", "prefix=shop-");

    assertThat(ended.output()).contains("shop-data.template.json", "shop-job.template.json");
    assertThat(ended.status()).isZero();
    assertThat(out.resolve("shop-data.template.json")).isNotEmptyFile();
    assertThat(out.resolve("shop-job.template.json")).isNotEmptyFile();
    assertThat(out.resolve("shop-watch.template.json")).isNotEmptyFile();
  }

  @Test
  void anArgumentItDoesNotKnowIsWrongUsage() throws Exception {
    assertThat(run(Map.of(), SCRIPT, "--out", "x"))
        .satisfies(
            ended -> assertThat(ended.output()).contains("unknown argument: --out", "usage:"))
        .returns(2, Ended::status);
  }

  @Test
  void anOptionWithoutItsValueIsWrongUsage() throws Exception {
    assertThat(run(Map.of(), SCRIPT, "-o"))
        .satisfies(ended -> assertThat(ended.output()).contains("-o needs a value"))
        .returns(2, Ended::status);
  }

  @Test
  void aWrongSettingIsWrongUsageAndNothingIsWritten() throws Exception {
    assertThat(run(Map.of(), SCRIPT, "-o", folder.toString(), "-c", "shards=0"))
        .satisfies(ended -> assertThat(ended.output()).contains("shards must be a number"))
        .returns(2, Ended::status);
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void aMachineWithoutNodeIsAskedToGetIt() throws Exception {
    Map<String, String> withoutNode =
        Map.of("PATH", folder.toString(), "JAVA_HOME", System.getProperty("java.home"));

    assertThat(run(withoutNode, "/bin/bash", SCRIPT))
        .satisfies(ended -> assertThat(ended.output()).contains("needs Node 20"))
        .returns(3, Ended::status);
  }

  @Test
  void aMachineWithoutAJdkIsAskedToGetOne() throws Exception {
    Map<String, String> withoutJdk = Map.of("PATH", folder.toString(), "JAVA_HOME", "");

    assertThat(run(withoutJdk, "/bin/bash", SCRIPT))
        .satisfies(ended -> assertThat(ended.output()).contains("needs a JDK"))
        .returns(3, Ended::status);
  }

  @Test
  void aCloneThatIsNotBuiltLearnsHowToBuildIt() throws Exception {
    Path clone = Files.copy(Path.of(SCRIPT), folder.resolve("synth"));
    Files.copy(Path.of("common.sh"), folder.resolve("common.sh"));

    assertThat(run(Map.of(), "/bin/bash", clone.toString()))
        .satisfies(ended -> assertThat(ended.output()).contains("./mvnw -pl deploy-kda"))
        .returns(3, Ended::status);
  }

  private record Ended(int status, String output) {}

  private static Ended run(Map<String, String> environment, String... command) throws Exception {
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().remove("HOLDFAST_PREFIX");
    builder.environment().putAll(environment);
    Process process = builder.start();
    String output = new String(process.getInputStream().readAllBytes(), UTF_8);
    assertThat(process.waitFor(50, TimeUnit.SECONDS)).isTrue();
    return new Ended(process.exitValue(), output);
  }
}
