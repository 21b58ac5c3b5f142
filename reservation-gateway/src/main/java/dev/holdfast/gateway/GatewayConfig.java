package dev.holdfast.gateway;

import dev.holdfast.config.ConfigException;
import dev.holdfast.config.ConfigReader;
import dev.holdfast.config.PolicySetting;
import dev.holdfast.domain.ShopPolicies;
import dev.holdfast.gateway.fleet.http.FleetConfig;
import dev.holdfast.log.StreamNames;
import dev.holdfast.log.dynamodb.Tables;
import dev.holdfast.trace.TraceConfig;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.regions.Region;

/**
 * How this gateway is set up.
 *
 * @param port to listen at; 0 for any that is free
 * @param security who may call
 * @param prefix what the names of tables and stream begin with
 * @param dynamoDbEndpoint of an emulator; empty for the service
 * @param kinesisEndpoint of an emulator; empty for the service
 * @param retention how long a row stays in the log once it may expire
 * @param policies what items are decided by that have no policy of their own
 * @param shelfItems the most items that are kept in memory to be listed; 0 for no list
 * @param streamListeners the most who may listen to changes at once
 * @param memoryPercent how much of the heap what is known of items may take
 * @param accessLog whether a line is written for each request
 * @param flinkPage where operators find Flink's own page; empty if that is not to be told
 * @param fleet how it hands requests to other gateways and takes theirs; empty for not at all
 * @param traces where spans of requests go
 */
public record GatewayConfig(
    int port,
    SecurityConfig security,
    String prefix,
    Region region,
    Optional<URI> dynamoDbEndpoint,
    Optional<URI> kinesisEndpoint,
    Duration retention,
    ShopPolicies policies,
    int shelfItems,
    int streamListeners,
    int memoryPercent,
    boolean accessLog,
    Optional<URI> flinkPage,
    Optional<FleetConfig> fleet,
    TraceConfig traces) {
  static final String PORT = "HOLDFAST_PORT";
  private static final String REGION = "AWS_REGION";
  private static final int RETENTION_DAYS_MAX = 3_650;

  /** The rest is for requests under way, and for the program itself. */
  private static final int MEMORY_PERCENT_MAX = 60;

  /** A row must outlive every hold it is about, and some live for a day whatever is set. */
  private static final int RETENTION_DAYS_MIN = 2;

  /**
   * Reads the settings: environment first, then the properties file, then defaults.
   *
   * @throws ConfigException with all that is wrong, at once
   */
  static GatewayConfig read(Map<String, String> environment, Optional<Path> file) {
    ConfigReader reader = ConfigReader.of(environment, file);
    reader.require(REGION);
    Duration retention =
        Duration.ofDays(
            reader.whole("HOLDFAST_RETENTION_DAYS", 30, RETENTION_DAYS_MIN, RETENTION_DAYS_MAX));
    GatewayConfig config =
        new GatewayConfig(
            reader.whole(PORT, 7070, 0, 65_535),
            SecurityConfig.read(reader),
            prefix(reader),
            region(reader),
            endpoint(reader, "HOLDFAST_DYNAMODB_ENDPOINT"),
            endpoint(reader, "HOLDFAST_KINESIS_ENDPOINT"),
            retention,
            PolicySetting.policies(
                PolicySetting.read(reader, "HOLDFAST_POLICIES", retention), retention),
            reader.whole("HOLDFAST_SHELF_ITEMS", 200_000, 0, 10_000_000),
            reader.whole("HOLDFAST_STREAM_LISTENERS", 1_000, 0, 4_000),
            reader.whole("HOLDFAST_MEMORY_PERCENT", 40, 1, MEMORY_PERCENT_MAX),
            reader.oneOf("HOLDFAST_ACCESS_LOG", "off", "on", "off").equals("on"),
            endpoint(reader, "HOLDFAST_FLINK_URL"),
            FleetConfig.read(reader),
            TraceConfig.read(reader, "HOLDFAST_TRACES", "HOLDFAST_TRACE_RATIO"));
    if (config.port() != 0
        && config.fleet().filter(fleet -> fleet.port() == config.port()).isPresent()) {
      reader.fault(PORT + " and " + FleetConfig.PORT + " are the same; each needs its own");
    }
    reader.check("is no setting of the gateway");
    return config;
  }

  private static String prefix(ConfigReader reader) {
    return reader
        .matching("HOLDFAST_PREFIX", Tables.PREFIX_PATTERN, Tables.PREFIX_IN_WORDS)
        .orElse(Tables.DEFAULT_PREFIX);
  }

  /** Any region after a fault, since {@link Region} refuses to be none. */
  private static Region region(ConfigReader reader) {
    return reader
        .matching(REGION, "[a-z0-9-]{1,32}", "the name of a region, like eu-west-1")
        .map(Region::of)
        .orElse(Region.US_EAST_1);
  }

  private static Optional<URI> endpoint(ConfigReader reader, String name) {
    return reader
        .matching(name, "https?://[A-Za-z0-9.:\\[\\]-]+/?", "like http://127.0.0.1:8000")
        .map(URI::create);
  }

  /** The stream that commands go to. */
  public String commandStream() {
    return StreamNames.commands(prefix);
  }
}
