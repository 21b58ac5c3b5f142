package dev.holdfast.local.monitoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.holdfast.local.BusySystem;
import dev.holdfast.local.Installation;
import dev.holdfast.local.chaos.Observed;
import dev.holdfast.local.chaos.Watch;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Rules and dashboard, asked of a real Prometheus over a real system that has something to do. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Tag("exhaustive")
class QueriesTest {
  private static final Duration PATIENCE = Duration.ofMinutes(3);

  @TempDir static Path folder;
  private BusySystem system;
  private Observed observed;

  @BeforeAll
  void start() throws Exception {
    assumeTrue(
        Installation.isOnThePath("prometheus"),
        "prometheus is not here: it comes with the package of that name");
    system = new BusySystem(folder);
    observed = new Observed(system.config(), 1);
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

  @Test
  void eachQueryOfTheDashboardShowsSomething() throws Exception {
    List<String> queries = Monitoring.queries();
    assertThat(queries).hasSizeGreaterThan(50);

    await()
        .atMost(PATIENCE)
        .untilAsserted(() -> assertThat(queries).filteredOn(this::showsNothing).isEmpty());
  }

  /** A rule that shows nothing is one by which all is well; so each of its metrics is asked for. */
  @Test
  void eachMetricOfTheRulesIsThereAndEachRuleIsUnderstood() throws Exception {
    Set<String> metrics = new TreeSet<>(Monitoring.found(RulesTest.METRIC, Monitoring.rules()));
    assertThat(metrics).hasSizeGreaterThan(20);

    await()
        .atMost(PATIENCE)
        .untilAsserted(() -> assertThat(metrics).filteredOn(this::showsNothing).isEmpty());
    assertThat(observed.watch().faultyRules()).isEmpty();
    assertThat(observed.watch().firing()).isEmpty();
  }

  private boolean showsNothing(String query) {
    try {
      Watch watch = observed.watch();
      return watch.query(query).values().stream().allMatch(value -> value.isNaN());
    } catch (IOException e) {
      throw new AssertionError(query, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }
}
