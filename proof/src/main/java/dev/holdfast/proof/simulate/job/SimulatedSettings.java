package dev.holdfast.proof.simulate.job;

import dev.holdfast.config.WebhookEndpoint;
import dev.holdfast.domain.ShopPolicies;
import dev.holdfast.job.JobConfig;
import dev.holdfast.job.flow.StepSettings;
import dev.holdfast.proof.simulate.actors.Scale;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Properties;

/** The job's own defaults, but for the times that lie closer in a run, see {@link Scale}. */
final class SimulatedSettings implements StepSettings {
  private static final long serialVersionUID = 1L;

  /** With nothing set that need not be. */
  static final StepSettings DEFAULTS = JobConfig.parse(Map.of(JobConfig.GROUP, required())).steps();

  private final Duration snapshotInterval;

  /**
   * @param snapshotInterval one for each seed
   */
  SimulatedSettings(Duration snapshotInterval) {
    this.snapshotInterval = snapshotInterval;
  }

  private static Properties required() {
    Properties required = new Properties();
    required.setProperty("region", "nowhere");
    required.setProperty("dead.letters.path", "file:///nowhere");
    required.setProperty("archive.path", "file:///nowhere");
    return required;
  }

  @Override
  public Duration grace() {
    return DEFAULTS.grace();
  }

  @Override
  public Duration memory() {
    return Scale.MEMORY;
  }

  @Override
  public ShopPolicies policies() {
    return DEFAULTS.policies();
  }

  @Override
  public Duration retention() {
    return Scale.RETENTION;
  }

  @Override
  public Duration holePatience() {
    return DEFAULTS.holePatience();
  }

  @Override
  public Duration conflation() {
    return DEFAULTS.conflation();
  }

  @Override
  public Duration alertsWorse() {
    return Scale.ALERTS_WORSE;
  }

  @Override
  public Duration alertsBetter() {
    return Scale.ALERTS_BETTER;
  }

  @Override
  public List<WebhookEndpoint> webhooks() {
    return DEFAULTS.webhooks();
  }

  @Override
  public Duration webhooksPatience() {
    return DEFAULTS.webhooksPatience();
  }

  @Override
  public Duration snapshotInterval() {
    return snapshotInterval;
  }

  @Override
  public Duration archiveInterval() {
    return Scale.ARCHIVE_INTERVAL;
  }

  @Override
  public int archiveShards() {
    return DEFAULTS.archiveShards();
  }

  @Override
  public int retireRowsPerSecond() {
    return DEFAULTS.retireRowsPerSecond();
  }

  @Override
  public int proposalsUnderWay() {
    return DEFAULTS.proposalsUnderWay();
  }

  @Override
  public int writesUnderWay() {
    return DEFAULTS.writesUnderWay();
  }

  @Override
  public int appendHeapPercent() {
    return DEFAULTS.appendHeapPercent();
  }
}
