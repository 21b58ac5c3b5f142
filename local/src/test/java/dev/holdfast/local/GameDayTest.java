package dev.holdfast.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.holdfast.local.chaos.Fault;
import dev.holdfast.local.chaos.Observed;
import dev.holdfast.local.chaos.Pace;
import dev.holdfast.local.chaos.Verdict;
import dev.holdfast.local.chaos.fault.Faults;
import dev.holdfast.local.config.LocalConfig;
import dev.holdfast.local.monitoring.DashboardReader;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Each fault fires the alerts that it is said to fire, and no other, and all is well afterwards:
 * with Prometheus' rules as they are, but for the pace. Rules and dashboard are understood all the
 * time.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Tag("exhaustive")
class GameDayTest {
  @TempDir static Path folder;
  private LocalSystem system;
  private Observed observed;

  @BeforeAll
  void start() throws Exception {
    assumeTrue(
        Installation.isOnThePath("prometheus"),
        "prometheus is not here: it comes with the package of that name");
    LocalConfig config = LocalConfig.onFreePorts(folder.resolve("data"));
    system = LocalSystem.start(config, new Progress(System.out));
    observed = new Observed(config, Pace.FASTER_MAX);
  }

  @AfterAll
  void stop() throws Exception {
    if (observed != null) {
      observed.close();
    }
    if (system != null) {
      system.close();
    }
  }

  /**
   * All; or those that the property `faults` names; or, with the property `part` such as `2/5`, the
   * second fifth of them, for who has not the time for all at once.
   */
  static Stream<String> faults() {
    List<String> all = Faults.all().stream().map(Fault::name).toList();
    String named = System.getProperty("faults", "");
    if (!named.isEmpty()) {
      List<String> wanted = List.of(named.split(",", -1));
      assertThat(all).containsAll(wanted);
      return wanted.stream();
    }
    String[] part = System.getProperty("part", "1/1").split("/", 2);
    int parts = Integer.parseInt(part[1]);
    int before = Integer.parseInt(part[0]) - 1;
    return all.subList(all.size() * before / parts, all.size() * (before + 1) / parts).stream();
  }

  @ParameterizedTest
  @MethodSource("faults")
  void itFiresItsAlertsAndNoOther(String name) throws Exception {
    var reader = new DashboardReader(observed.prometheus());
    Verdict verdict;
    try (reader) {
      verdict = observed.have(name);
    }

    System.out.println(verdict);
    assertThat(verdict).matches(Verdict::isAsExpected);
    assertThat(reader.rounds()).isPositive();
    assertThat(reader.failures()).isEmpty();
  }
}
