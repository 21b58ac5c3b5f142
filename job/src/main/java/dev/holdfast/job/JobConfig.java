package dev.holdfast.job;

import dev.holdfast.config.ConfigException;
import dev.holdfast.config.ConfigReader;
import dev.holdfast.job.flow.StepSettings;
import dev.holdfast.log.StreamNames;
import dev.holdfast.log.dynamodb.Tables;
import dev.holdfast.trace.TraceConfig;
import java.io.Serializable;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;

/** What the job must know to start: the property group `holdfast`, parsed once. */
public final class JobConfig implements Serializable {
  /** The name of the property group. */
  public static final String GROUP = "holdfast";

  private static final long serialVersionUID = 1L;

  /** A fraction of the rate at which DynamoDB answers reads one after the other. */
  private static final int SCAN_ITEMS_MAX = 1_000;

  private static final int SCAN_ROWS_MAX = 1_000_000;

  /** As long as what came of the reservation's commands is known. */
  private static final int RETURNS_DAYS_MIN = 30;

  private static final int RETURNS_DAYS_MAX = 3_650;

  private final String region;
  private final String prefix;
  private final URI dynamoDbEndpoint;
  private final int connections;
  private final Duration attemptMax;
  private final StreamConfig streams;
  private final URI deadLettersPath;
  private final Duration returns;
  private final int scanRowsPerSecond;
  private final int scanItemsPerSecond;
  private final boolean webhooksInternal;
  private final URI archivePath;
  private final StepConfig steps;
  private final TraceConfig traces;

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
    returns =
        Duration.ofDays(
            reader.whole("returns.days", RETURNS_DAYS_MIN, RETURNS_DAYS_MIN, RETURNS_DAYS_MAX));
    scanRowsPerSecond = reader.whole("scan.rows.per.second", 10_000, 1, SCAN_ROWS_MAX);
    scanItemsPerSecond = reader.whole("scan.items.per.second", 200, 1, SCAN_ITEMS_MAX);
    webhooksInternal =
        reader.oneOf("webhooks.internal", "refused", "refused", "allowed").equals("allowed");
    reader.require("archive.path");
    archivePath = reader.uri("archive.path").orElse(null);
    steps = new StepConfig(reader, connections, webhooksInternal);
    traces = TraceConfig.read(reader, "traces", "trace.ratio");
    if (steps.grace().compareTo(streams.shardDiscovery()) <= 0) {
      reader.fault("grace.seconds must be more than shard.discovery.millis");
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

  /** How long after its last change a reservation that was sold is known to who returns units. */
  public Duration returnsAccepted() {
    return returns;
  }

  /** How many rows of the log are read in a second at a start without state. */
  public int scanRowsPerSecond() {
    return scanRowsPerSecond;
  }

  /** How many items are named in a second when all of them are looked at. */
  public int scanItemsPerSecond() {
    return scanItemsPerSecond;
  }

  /** Whether receivers may be at internal addresses, and without TLS. */
  boolean webhooksInternal() {
    return webhooksInternal;
  }

  /** A folder of a file system Flink knows. */
  public URI archivePath() {
    return archivePath;
  }

  /** Where spans go. */
  public TraceConfig traces() {
    return traces;
  }

  /** What the steps are told; all else here is how the job meets what is around it. */
  public StepSettings steps() {
    return steps;
  }
}
