package dev.holdfast.job;

import dev.holdfast.config.ConfigException;
import dev.holdfast.config.ConfigReader;
import dev.holdfast.config.PolicySetting;
import dev.holdfast.config.WebhookEndpoint;
import dev.holdfast.config.WebhookSetting;
import dev.holdfast.domain.ShopPolicies;
import dev.holdfast.job.flow.StepSettings;
import dev.holdfast.job.flow.Steps;
import dev.holdfast.log.StreamNames;
import dev.holdfast.log.dynamodb.Tables;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;

/** What the job must know to start: the property group `holdfast`, parsed once. */
public final class JobConfig implements StepSettings {
  /** The name of the property group. */
  public static final String GROUP = "holdfast";

  private static final long serialVersionUID = 1L;

  private static final int PROPOSALS_PER_CONNECTION = 8;
  private static final int PROPOSALS_MAX = 1_000;
  private static final int WRITES_PER_CONNECTION = 2;

  /** Eight for each key group. */
  private static final int ARCHIVE_SHARDS_MAX = 8 * Steps.MAX_PARALLELISM;

  /** A fraction of the rate at which DynamoDB answers reads one after the other. */
  private static final int SCAN_ITEMS_MAX = 1_000;

  /** As long as what came of the reservation's commands is known. */
  private static final int RETURNS_DAYS_MIN = 30;

  private static final int RETURNS_DAYS_MAX = 3_650;

  /** What one partition of DynamoDB takes. */
  private static final int RETIRE_ROWS_MAX = 1_000;

  /** The rest is Flink's. */
  private static final int APPEND_HEAP_MAX = 50;

  private final String region;
  private final String prefix;
  private final URI dynamoDbEndpoint;
  private final int connections;
  private final Duration attemptMax;
  private final StreamConfig streams;
  private final URI deadLettersPath;
  private final Duration grace;
  private final Duration memory;
  private final Duration retention;
  private final String policies;
  private final Duration returns;
  private final Duration holePatience;
  private final int scanItemsPerSecond;
  private final Duration conflation;
  private final Duration alertsWorse;
  private final Duration alertsBetter;
  private final List<WebhookEndpoint> webhooks;
  private final boolean webhooksInternal;
  private final Duration webhooksPatience;
  private final Duration snapshotInterval;
  private final URI archivePath;
  private final Duration archiveInterval;
  private final int archiveShards;
  private final int retireRowsPerSecond;
  private final int appendHeapPercent;

  private JobConfig(ConfigReader reader) {
    reader.require("region");
    region = reader.text("region").orElse(null);
    prefix = reader.text("prefix").orElse(Tables.DEFAULT_PREFIX);
    dynamoDbEndpoint = reader.uri("dynamodb.endpoint").orElse(null);
    connections = reader.count("dynamodb.connections", 50);
    attemptMax = reader.millis("dynamodb.attempt.millis", Duration.ofSeconds(10));
    streams = new StreamConfig(reader);
    reader.require("dead.letters.path");
    deadLettersPath = reader.uri("dead.letters.path").orElse(null);
    grace = reader.seconds("grace.seconds", Duration.ofSeconds(3));
    memory = reader.seconds("memory.seconds", Duration.ofHours(25));
    retention = reader.seconds("log.retention.seconds", Duration.ofDays(30));
    policies = PolicySetting.read(reader, "policies", retention);
    returns =
        Duration.ofDays(
            reader.whole("returns.days", RETURNS_DAYS_MIN, RETURNS_DAYS_MIN, RETURNS_DAYS_MAX));
    holePatience = reader.millis("hole.patience.millis", Duration.ofMillis(500));
    scanItemsPerSecond = reader.whole("scan.items.per.second", 200, 1, SCAN_ITEMS_MAX);
    conflation = reader.millis("levels.interval.millis", Duration.ofMillis(200));
    alertsWorse = reader.seconds("alerts.worse.seconds", Duration.ofMinutes(3));
    alertsBetter = reader.seconds("alerts.better.seconds", Duration.ofMinutes(1));
    webhooksInternal =
        reader.oneOf("webhooks.internal", "refused", "refused", "allowed").equals("allowed");
    webhooks = WebhookSetting.read(reader, "webhooks", webhooksInternal);
    webhooksPatience = reader.seconds("webhooks.patience.seconds", Duration.ofDays(1));
    snapshotInterval = reader.millis("snapshots.interval.millis", Duration.ofMinutes(1));
    reader.require("archive.path");
    archivePath = reader.uri("archive.path").orElse(null);
    archiveInterval = reader.seconds("archive.interval.seconds", Duration.ofMinutes(5));
    archiveShards = reader.whole("archive.shards", 16, 1, ARCHIVE_SHARDS_MAX);
    retireRowsPerSecond = reader.whole("retire.rows.per.second", 50, 1, RETIRE_ROWS_MAX);
    appendHeapPercent = reader.whole("append.heap.percent", 10, 1, APPEND_HEAP_MAX);
    if (grace.compareTo(streams.shardDiscovery()) <= 0) {
      reader.fault("grace.seconds must be more than shard.discovery.millis");
    }
    if (memory.compareTo(grace) <= 0) {
      reader.fault("memory.seconds must be more than grace.seconds");
    }
    if (retention.compareTo(memory) <= 0) {
      reader.fault("log.retention.seconds must be more than memory.seconds");
    }
  }

  /**
   * @throws ConfigException naming every fault there is
   */
  public static JobConfig parse(Map<String, Properties> groups) {
    Properties group = groups.get(GROUP);
    if (group == null) {
      throw new ConfigException("there is no property group " + GROUP);
    }
    ConfigReader reader = ConfigReader.of(group);
    JobConfig config = new JobConfig(reader);
    reader.check("is not known in property group " + GROUP);
    return config;
  }

  public String region() {
    return region;
  }

  /** What the names of all tables and of the command stream begin with. */
  public String prefix() {
    return prefix;
  }

  /** The stream that the commands come from. */
  public String commandStream() {
    return StreamNames.commands(prefix);
  }

  /** Of an emulator; empty for the service itself. */
  public Optional<URI> dynamoDbEndpoint() {
    return Optional.ofNullable(dynamoDbEndpoint);
  }

  /** Requests to DynamoDB that one subtask of an operator has under way; the others wait. */
  public int connections() {
    return connections;
  }

  @Override
  public int proposalsUnderWay() {
    return Math.min(PROPOSALS_MAX, PROPOSALS_PER_CONNECTION * connections);
  }

  @Override
  public int writesUnderWay() {
    return WRITES_PER_CONNECTION * connections;
  }

  /** How long such a request may take, waiting included, before it is tried again. */
  public Duration attemptMax() {
    return attemptMax;
  }

  /** How the two streams are read. */
  public StreamConfig streams() {
    return streams;
  }

  /** A folder of a file system Flink knows. */
  public URI deadLettersPath() {
    return deadLettersPath;
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

  /** How long after its last change a reservation that was sold is known to who returns units. */
  public Duration returnsAccepted() {
    return returns;
  }

  @Override
  public Duration holePatience() {
    return holePatience;
  }

  /** How many items are reported in a second when all of them are looked at. */
  public int scanItemsPerSecond() {
    return scanItemsPerSecond;
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

  /** Whether receivers may be at internal addresses, and without TLS. */
  boolean webhooksInternal() {
    return webhooksInternal;
  }

  @Override
  public Duration webhooksPatience() {
    return webhooksPatience;
  }

  @Override
  public Duration snapshotInterval() {
    return snapshotInterval;
  }

  /** A folder of a file system Flink knows. */
  public URI archivePath() {
    return archivePath;
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
