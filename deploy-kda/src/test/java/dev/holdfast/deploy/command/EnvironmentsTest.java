package dev.holdfast.deploy.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.deploy.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EnvironmentsTest {
  private static final Path FILE = Path.of("environments.properties");
  private static final Map<String, String> GATEWAY =
      Map.of(
          "domain",
          "holdfast.example.com",
          "certificate",
          "arn:aws:acm:eu-west-1:123456789012:certificate/0d1c1d0e-0000-4000-8000-000000000000",
          "keysFile",
          "keys");

  @TempDir private Path folder;

  @Test
  void oneFileHasTwoEnvironmentsThatDoNotMeet() {
    Environments both = Environments.read(FILE);

    assertThat(both.names()).containsExactly("large", "small");
    assertThat(settings("small").job()).isNotEqualTo(settings("large").job());
  }

  @Test
  void faultsOfAllEnvironmentsAreToldAtOnce() throws IOException {
    Path file = folder.resolve("settings");
    Files.writeString(file, "small.shards=0\nlarge.parallelism=many\nlarge.shard=3\nprefix=x\n");

    assertThatThrownBy(() -> Environments.read(file))
        .isInstanceOf(Failed.class)
        .hasMessageContainingAll(
            "small.shards must",
            "large.parallelism must",
            "large.shard is no setting",
            "prefix must");
  }

  @Test
  void anEnvironmentThatIsNotThereIsRefusedWithThoseThatAre() {
    assertThatThrownBy(() -> Environments.read(FILE).settings("middle", Map.of()))
        .hasMessageContaining("large, small");
  }

  /** By list prices. What runs costs more: the Flink service alone is $0.22 an hour. */
  @Test
  void theSmallOneCostsLessThanFiftyDollarsAMonthWhilePaused() {
    Settings small = settings("small");

    assertThat(Cost.sum(Cost.paused(small)) * Cost.HOURS_A_MONTH).isLessThan(50);
    assertThat(Cost.sum(Cost.running(small))).isBetween(0.30, 0.50);
    assertThat(Cost.words(Cost.running(small))).contains("job $0.227", "an hour");
  }

  @Test
  void optionsThatAreNotKnownOrHaveNoValueAreWrongUsage() {
    assertThatThrownBy(() -> options("deploy", "small", "--force"))
        .hasMessageContaining("unknown argument: --force");
    assertThatThrownBy(() -> options("deploy", "small", "--profile"))
        .hasMessageContaining("--profile needs a value");
    assertThatThrownBy(() -> options("deploy", "small", "--delete-data", "holdfast-"))
        .hasMessageContaining("unknown argument: --delete-data");
    assertThatThrownBy(() -> options("deploy")).hasMessageContaining("which environment?");
    assertThat(
            options("destroy", "small", "--delete-data", "holdfast-", "-c", "shards=2").settings())
        .containsEntry("shards", "2");
  }

  private static Options options(String... arguments) {
    return Options.of(Path.of(".."), List.of(arguments));
  }

  private static Settings settings(String name) {
    return Settings.of(Environments.read(FILE).settings(name, GATEWAY));
  }
}
