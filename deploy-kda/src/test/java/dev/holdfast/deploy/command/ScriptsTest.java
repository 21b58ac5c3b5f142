package dev.holdfast.deploy.command;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The scripts, as people call them. */
@Timeout(90)
class ScriptsTest {
  private static final List<String> GATEWAY =
      List.of(
          "-c",
          "domain=holdfast.example.com",
          "-c",
          "certificate=arn:aws:acm:eu-west-1:123456789012:certificate/"
              + "0d1c1d0e-0000-4000-8000-000000000000",
          "-c",
          "oidcIssuer=https://login.example",
          "-c",
          "oidcAudience=holdfast");

  private record Ended(int status, String output) {}

  @Test
  void aDryRunPrintsEachCallAndWhatItCosts() throws Exception {
    List<String> arguments = new ArrayList<>(List.of("small", "--dry-run"));
    arguments.addAll(GATEWAY);
    Ended ended = run("deploy", arguments);

    assertThat(ended.output())
        .contains(
            "an hour",
            "cloudformation CreateStack",
            "StackName=holdfast-small-data",
            "s3 PUT",
            "docker push",
            "kinesisanalytics StartApplication",
            "GET https://gateway.invalid/ready",
            "StackName=holdfast-small-watch");
    assertThat(ended.status()).isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"deploy", "upgrade", "pause", "destroy"})
  void eachHasHelp(String name) throws Exception {
    Ended ended = run(name, List.of("--help"));

    assertThat(ended.output()).startsWith("usage: " + name + " ENVIRONMENT").contains("--dry-run");
    assertThat(ended.status()).isZero();
  }

  @Test
  void aWrongSettingIsWrongUsage() throws Exception {
    Ended ended = run("upgrade", List.of("small", "--dry-run", "-c", "shards=0"));

    assertThat(ended.output()).contains("shards must");
    assertThat(ended.status()).isEqualTo(2);
  }

  /** Whoever wants data gone writes out whose. */
  @Test
  void dataOfAnotherInstallationIsNotDeletedByMistake() throws Exception {
    Ended ended = run("destroy", List.of("small", "--dry-run", "--delete-data", "holdfast-"));

    assertThat(ended.output()).contains("must name the installation's prefix, holdfast-small-");
    assertThat(ended.status()).isEqualTo(2);
  }

  private static Ended run(String script, List<String> arguments) throws Exception {
    List<String> command = new ArrayList<>(List.of(Path.of(script).toAbsolutePath().toString()));
    command.addAll(arguments);
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String output = new String(process.getInputStream().readAllBytes(), UTF_8);
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    return new Ended(process.exitValue(), output);
  }
}
