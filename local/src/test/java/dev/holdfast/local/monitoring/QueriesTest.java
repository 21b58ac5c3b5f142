package dev.holdfast.local.monitoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.holdfast.local.BusySystem;
import dev.holdfast.local.Installation;
import dev.holdfast.local.chaos.PrometheusApi;
import dev.holdfast.local.part.PrometheusPart;
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

/** Rules and dashboard, asked of the Prometheus of a system that has something to do. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Tag("exhaustive")
class QueriesTest {
  private static final Duration PATIENCE = Duration.ofMinutes(3);

  @TempDir static Path folder;
  private BusySystem system;
  private PrometheusApi prometheus;

  @BeforeAll
  void start() throws Exception {
    assumeTrue(
        Installation.isOnThePath("prometheus"),
        "prometheus is not here: it comes with the package of that name");
    system = new BusySystem(folder);
    prometheus = new PrometheusApi(PrometheusPart.endpoint(system.config()));
  }

  @AfterAll
  void stop() throws Exception {
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
    assertThat(prometheus.faultyRules()).isEmpty();
    assertThat(prometheus.firing()).isEmpty();
  }

  private boolean showsNothing(String query) {
    try {
      return prometheus.query(query).values().stream().allMatch(value -> value.isNaN());
    } catch (IOException e) {
      throw new AssertionError(query, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }
}
