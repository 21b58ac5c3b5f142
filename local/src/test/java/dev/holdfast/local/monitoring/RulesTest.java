package dev.holdfast.local.monitoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.holdfast.local.Installation;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Rules and dashboard, against what there is to be watched and what is to be done. */
class RulesTest {
  static final Pattern METRIC = Pattern.compile("\\b((?:holdfast|flink|jvm|process|system)_\\w+)");
  private static final Pattern IN_TABLE = Pattern.compile("(?m)^\\| `(\\w+)` \\|");
  private static final Pattern OF_FLINK = Pattern.compile("`(\\w+)`");
  private static final String OF_JOB = "flink_taskmanager_job_task_operator_kinesisanalytics_";

  /** What only AWS can know. */
  private static final String ONLY_ON_AWS = "## Limits of AWS";

  @Test
  void theRulesAreRulesAndTellWhatTheyAreMeantTo() throws IOException, InterruptedException {
    assumeTrue(
        Installation.isOnThePath("promtool"),
        "promtool is not here: it comes with the package prometheus");

    assertThat(promtool("check", "rules", "rules.yml")).isEmpty();
    assertThat(promtool("test", "rules", "rules_test.yml")).isEmpty();
  }

  @Test
  void eachAlertHasASectionThatSaysWhatToDoAndEachSectionAnAlert() throws IOException {
    String operations = Files.readString(Monitoring.OPERATIONS);
    String known = operations.substring(0, operations.indexOf(ONLY_ON_AWS));

    assertThat(Monitoring.alerts()).isEqualTo(Monitoring.sections(known)).hasSize(24);
    for (String alert : Monitoring.alerts()) {
      assertThat(Monitoring.rules())
          .contains("runbook: docs/operations.md#" + alert.toLowerCase(Locale.ROOT));
    }
  }

  @Test
  void eachMetricThatIsWatchedIsInTheTable() throws IOException {
    String table = Files.readString(Path.of("../docs/metrics.md"));
    Set<String> described = Monitoring.found(IN_TABLE, table);
    Set<String> ofFlink = Monitoring.found(OF_FLINK, table.substring(table.indexOf("## Job")));
    Set<String> watched = new TreeSet<>(Monitoring.found(METRIC, Monitoring.rules()));
    for (String query : Monitoring.queries()) {
      watched.addAll(Monitoring.found(METRIC, query));
    }

    assertThat(watched)
        .hasSizeGreaterThan(50)
        .allSatisfy(
            metric -> {
              if (metric.startsWith(OF_JOB)) {
                assertThat(described).contains(metric.replaceFirst(OF_JOB + "(kind_)?", ""));
              } else if (metric.startsWith("flink_")) {
                assertThat(ofFlink).contains(metric.replaceFirst(".*_", ""));
              } else {
                assertThat(described).contains(metric.replaceFirst("_(bucket|count|sum)$", ""));
              }
            });
  }

  /**
   * How long ago something was depends on when it was scraped, and not on when a rule looks at it:
   * that is up to a scrape's interval later, the same one each time, and so for as long as one
   * waits.
   */
  @Test
  void nothingIsComparedWithTheTimeOfLooking() throws IOException {
    assertThat(Monitoring.rules()).doesNotContainPattern("\\btime\\(\\)");
    assertThat(Monitoring.queries())
        .isNotEmpty()
        .allSatisfy(query -> assertThat(query).doesNotContainPattern("\\btime\\(\\)"));
  }

  /** What it says if it is not content; empty if it is. */
  private static String promtool(String... arguments) throws IOException, InterruptedException {
    String[] command = new String[arguments.length + 1];
    command[0] = "promtool";
    System.arraycopy(arguments, 0, command, 1, arguments.length);
    Process process =
        new ProcessBuilder(command)
            .directory(Monitoring.FOLDER.toFile())
            .redirectErrorStream(true)
            .start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return process.waitFor() == 0 ? "" : said;
  }
}
