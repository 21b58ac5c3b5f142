package dev.holdfast.local.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.command.ExitStatus;
import dev.holdfast.command.Usage;
import dev.holdfast.local.chaos.fault.Faults;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class ChaosCommandTest {
  private static final Pattern ALERT = Pattern.compile("- alert: (\\w+)");

  @TempDir static Path folder;

  private record Said(int status, String out, String err) {}

  private static Said run(String... words) {
    var out = new StringWriter();
    var err = new StringWriter();
    int status =
        Usage.brief(new CommandLine(new ChaosCommand()))
            .setOut(new PrintWriter(out))
            .setErr(new PrintWriter(err))
            .execute(words);
    return new Said(status, out.toString(), err.toString());
  }

  @Test
  void thereAreTwentyFaultsAndMoreEachOfItsOwnNameWithAlertsThatThereAre() throws Exception {
    String rules = Files.readString(Path.of("../docs/monitoring/rules.yml"));
    List<String> alerts =
        ALERT.matcher(rules).results().map((MatchResult found) -> found.group(1)).toList();

    assertThat(Faults.all()).hasSizeGreaterThanOrEqualTo(20);
    assertThat(Faults.all()).extracting(Fault::name).doesNotHaveDuplicates();
    assertThat(Faults.all())
        .allSatisfy(
            fault -> {
              assertThat(alerts).containsAll(fault.alerts()).containsAll(fault.mayFollow());
            });
  }

  @Test
  void operationsNameEachWithItsAlerts() throws Exception {
    String operations = Files.readString(Path.of("../docs/operations.md"));

    for (Fault fault : Faults.all()) {
      String alerts = fault.alerts().isEmpty() ? "none" : String.join(", ", fault.alerts());
      assertThat(operations).contains("| `" + fault.name() + "` | " + alerts + " |");
    }
  }

  @Test
  void theListNamesEachWithItsAlerts() {
    Said said = run("--list");

    assertThat(said.status()).isEqualTo(ExitStatus.DONE);
    for (Fault fault : Faults.all()) {
      assertThat(said.out()).contains(fault.name(), fault.what());
    }
    assertThat(said.out()).contains("NoGateway", "no alert");
  }

  @Test
  void whatIsNoFaultAndNoPaceIsRefused() {
    assertThat(run("flood").status()).isEqualTo(ExitStatus.USAGE);
    assertThat(run("flood").err()).contains("There is no fault flood");
    assertThat(run().status()).isEqualTo(ExitStatus.USAGE);
    assertThat(run("--all", "clock-off").status()).isEqualTo(ExitStatus.USAGE);
    assertThat(run("clock-off", "--faster", "7").err()).contains("1 to 6");
  }

  @Test
  void whereNothingRunsNothingIsBroken() throws Exception {
    Path settings = folder.resolve("settings");
    Files.writeString(settings, "HOLDFAST_DATA=" + folder.resolve("none"));
    Files.createDirectories(folder.resolve("none"));

    Said said = run("clock-off", "--config", settings.toString());

    assertThat(said.status()).isEqualTo(ExitStatus.ENVIRONMENT);
    assertThat(said.err()).contains("these do not run: dynamodb, kinesis", "./holdfast start");
  }
}
