package dev.holdfast.local.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.local.chaos.fault.Faults;
import dev.holdfast.local.config.LocalConfig;
import java.nio.file.Path;

/** A system with somebody who asks, and a Prometheus that watches it. */
public final class Observed implements AutoCloseable {
  private static final Path RULES = Path.of("../docs/monitoring/rules.yml").toAbsolutePath();

  private final Watch watch;
  private final Trickle trickle;
  private final GameDay day;
  private volatile String now = "";

  /**
   * @param config of a system that runs
   */
  public Observed(LocalConfig config, int faster) throws Exception {
    RunningSystem system = new RunningSystem(config, new Pace(faster));
    watch = new Watch(config, RULES, system.pace());
    trickle = new Trickle(system.caller());
    day = new GameDay(system, watch.api(), said -> now = said);
    watch.awaitReady();
    trickle.start();
  }

  public Verdict have(String fault) throws Exception {
    assertThat(day.isWellInTime()).as(now).isTrue();
    return day.have(Faults.named(fault).orElseThrow());
  }

  public PrometheusApi prometheus() {
    return watch.api();
  }

  @Override
  public void close() {
    trickle.close();
    watch.close();
  }
}
