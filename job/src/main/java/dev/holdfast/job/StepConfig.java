package dev.holdfast.job;

import dev.holdfast.config.ConfigReader;
import dev.holdfast.config.PolicySetting;
import dev.holdfast.config.WebhookEndpoint;
import dev.holdfast.config.WebhookSetting;
import dev.holdfast.domain.ShopPolicies;
import dev.holdfast.job.flow.StepSettings;
import dev.holdfast.job.flow.Steps;
import java.time.Duration;
import java.util.List;

/** What the steps of the job are set to. */
final class StepConfig implements StepSettings {
  private static final long serialVersionUID = 1L;

  private static final int PROPOSALS_PER_CONNECTION = 8;
  private static final int PROPOSALS_MAX = 1_000;
  private static final int WRITES_PER_CONNECTION = 2;

  /** Eight for each key group. */
  private static final int ARCHIVE_SHARDS_MAX = 8 * Steps.MAX_PARALLELISM;

  /** What one partition of DynamoDB takes. */
  private static final int RETIRE_ROWS_MAX = 1_000;

  /** The rest is Flink's. */
  private static final int APPEND_HEAP_MAX = 50;

  private final int connections;
  private final Duration grace;
  private final Duration memory;
  private final Duration retention;
  private final String policies;
  private final Duration holePatience;
  private final Duration conflation;
  private final Duration alertsWorse;
  private final Duration alertsBetter;
  private final List<WebhookEndpoint> webhooks;
  private final Duration webhooksPatience;
  private final Duration snapshotInterval;
  private final Duration archiveInterval;
  private final int archiveShards;
  private final int retireRowsPerSecond;
  private final int appendHeapPercent;

  /**
   * @param connections to DynamoDB, of one subtask
   * @param webhooksInternal whether receivers may be at internal addresses, and without TLS
   */
  StepConfig(ConfigReader reader, int connections, boolean webhooksInternal) {
    this.connections = connections;
    grace = reader.seconds("grace.seconds", Duration.ofSeconds(3));
    memory = reader.seconds("memory.seconds", Duration.ofHours(25));
    retention = reader.seconds("log.retention.seconds", Duration.ofDays(30));
    policies = PolicySetting.read(reader, "policies", retention);
    holePatience = reader.millis("hole.patience.millis", Duration.ofMillis(500));
    conflation = reader.millis("levels.interval.millis", Duration.ofMillis(200));
    alertsWorse = reader.seconds("alerts.worse.seconds", Duration.ofMinutes(3));
    alertsBetter = reader.seconds("alerts.better.seconds", Duration.ofMinutes(1));
    webhooks = WebhookSetting.read(reader, "webhooks", webhooksInternal);
    webhooksPatience = reader.seconds("webhooks.patience.seconds", Duration.ofDays(1));
    snapshotInterval = reader.millis("snapshots.interval.millis", Duration.ofMinutes(1));
    archiveInterval = reader.seconds("archive.interval.seconds", Duration.ofMinutes(5));
    archiveShards = reader.whole("archive.shards", 16, 1, ARCHIVE_SHARDS_MAX);
    retireRowsPerSecond = reader.whole("retire.rows.per.second", 50, 1, RETIRE_ROWS_MAX);
    appendHeapPercent = reader.whole("append.heap.percent", 10, 1, APPEND_HEAP_MAX);
    if (memory.compareTo(grace) <= 0) {
      reader.fault("memory.seconds must be more than grace.seconds");
    }
    if (retention.compareTo(memory) <= 0) {
      reader.fault("log.retention.seconds must be more than memory.seconds");
    }
  }

  @Override
  public int proposalsUnderWay() {
    return Math.min(PROPOSALS_MAX, PROPOSALS_PER_CONNECTION * connections);
  }

  @Override
  public int writesUnderWay() {
    return WRITES_PER_CONNECTION * connections;
  }

  @Override
  public Duration grace() {
    return grace;
  }

  @Override
  public Duration memory() {
    return memory;
  }

  @Override
  public Duration retention() {
    return retention;
  }

  @Override
  public ShopPolicies policies() {
    return PolicySetting.policies(policies, retention);
  }

  @Override
  public Duration holePatience() {
    return holePatience;
  }

  @Override
  public Duration conflation() {
    return conflation;
  }

  @Override
  public Duration alertsWorse() {
    return alertsWorse;
  }

  @Override
  public Duration alertsBetter() {
    return alertsBetter;
  }

  @Override
  public List<WebhookEndpoint> webhooks() {
    return webhooks;
  }

  @Override
  public Duration webhooksPatience() {
    return webhooksPatience;
  }

  @Override
  public Duration snapshotInterval() {
    return snapshotInterval;
  }

  @Override
  public Duration archiveInterval() {
    return archiveInterval;
  }

  @Override
  public int archiveShards() {
    return archiveShards;
  }

  @Override
  public int retireRowsPerSecond() {
    return retireRowsPerSecond;
  }

  @Override
  public int appendHeapPercent() {
    return appendHeapPercent;
  }
}
