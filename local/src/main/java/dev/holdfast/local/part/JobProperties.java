package dev.holdfast.local.part;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.holdfast.local.config.LocalConfig;
import dev.holdfast.local.config.Setting;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The job's settings, in a file of the shape in which the managed service hands them out. */
public final class JobProperties {
  /** The setting that says where the job reads commands. */
  public static final String KINESIS_ENDPOINT = "kinesis.endpoint";

  static final String FILE = "job.json";

  /** The folder with cold storage. */
  public static final String ARCHIVE = "archive";

  /** The folder with what the job could not read. */
  public static final String DEAD_LETTERS = "dead-letters";

  private JobProperties() {}

  /** Writes the file and says where it is. */
  public static Path write(LocalConfig config, Path data) throws IOException {
    Map<String, String> properties = new TreeMap<>();
    properties.put("region", "us-east-1");
    properties.put("dynamodb.endpoint", DynamoDbPart.endpoint(config).toString());
    // DynamoDB Local writes one row at a time; a crowd only makes it answer late.
    properties.put("dynamodb.connections", "8");
    properties.put(KINESIS_ENDPOINT, KinesisPart.endpoint(config).toString());
    // The emulators answer when something has come; AWS permits less.
    properties.put("poll.interval.millis", "20");
    properties.put("prefix", config.prefix());
    properties.put("dead.letters.path", data.resolve(DEAD_LETTERS).toUri().toString());
    properties.put("archive.path", data.resolve(ARCHIVE).toUri().toString());
    // Soon enough to be looked at, and late enough for files of more than a few rows.
    properties.put("archive.interval.seconds", "20");
    // Selling comes first: DynamoDB Local has few writes a second to give away.
    properties.put("retire.rows.per.second", "5");
    properties.put("grace.seconds", "3");
    // Both must know the same.
    Optional.ofNullable(config.gateway().get(Setting.HOLDFAST_POLICIES.name()))
        .ifPresent(policies -> properties.put("policies", policies));
    Optional.ofNullable(config.gateway().get(Setting.HOLDFAST_TRACES.name()))
        .ifPresent(collector -> properties.put("traces", collector));
    Optional.ofNullable(config.gateway().get(Setting.HOLDFAST_TRACE_RATIO.name()))
        .ifPresent(ratio -> properties.put("trace.ratio", ratio));
    Optional.ofNullable(config.gateway().get(Setting.HOLDFAST_RETENTION_DAYS.name()))
        .ifPresent(days -> properties.put("log.retention.seconds", seconds(days)));
    properties.putAll(config.jobSettings());
    var groups = List.of(Map.of("PropertyGroupId", "holdfast", "PropertyMap", properties));
    Path file = data.resolve(FILE);
    new ObjectMapper().writerWithDefaultPrettyPrinter().writeValue(file.toFile(), groups);
    return file;
  }

  /** What is no number is left as it is, for the gateway to say so. */
  private static String seconds(String days) {
    return days.matches("\\d{1,6}")
        ? String.valueOf(Duration.ofDays(Integer.parseInt(days)).toSeconds())
        : days;
  }
}
