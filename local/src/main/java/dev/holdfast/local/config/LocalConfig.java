package dev.holdfast.local.config;

import dev.holdfast.config.ConfigException;
import dev.holdfast.config.ConfigReader;
import dev.holdfast.log.StreamNames;
import dev.holdfast.log.dynamodb.Tables;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * All that can be chosen about the local system.
 *
 * @param gatewayPort 1 to 65535, like the other ports; all different
 * @param flink how Flink is set
 * @param data absolute path of the folder for all data and logs
 * @param auth whether the gateway asks for keys
 * @param gateway settings of the gateway that it gets as they are, by their names
 * @param prefix what the names of tables and stream begin with
 * @param jobSettings settings of the job that go before those the local system gives it
 * @param parts what is started; everything but what is asked for, except in tests of a part
 */
public record LocalConfig(
    int gatewayPort,
    int flinkPort,
    int dynamoDbPort,
    int kinesisPort,
    int prometheusPort,
    FlinkProfile flink,
    Path data,
    boolean auth,
    Map<String, String> gateway,
    String prefix,
    Map<String, String> jobSettings,
    Set<Part> parts) {
  private static final String JOB_SETTINGS_PATTERN = "[a-z. ]+=[^,=]+(,[a-z. ]+=[^,=]+)*";

  private static final Set<Setting> PASSED_ON =
      EnumSet.range(Setting.HOLDFAST_BIND, Setting.HOLDFAST_FLEET_PORT);

  public LocalConfig {
    gateway = Map.copyOf(gateway);
    jobSettings = Map.copyOf(jobSettings);
    parts = Set.copyOf(parts);
  }

  /**
   * Reads the settings: environment first, then the properties file, then defaults.
   *
   * @throws ConfigException with all that is wrong, at once
   */
  public static LocalConfig read(Map<String, String> environment, Optional<Path> file) {
    ConfigReader reader = ConfigReader.of(environment, file);
    Map<Integer, Setting> ports = new HashMap<>();
    LocalConfig config =
        new LocalConfig(
            port(reader, Setting.HOLDFAST_PORT, ports),
            port(reader, Setting.HOLDFAST_FLINK_PORT, ports),
            port(reader, Setting.HOLDFAST_DYNAMODB_PORT, ports),
            port(reader, Setting.HOLDFAST_KINESIS_PORT, ports),
            port(reader, Setting.HOLDFAST_PROMETHEUS_PORT, ports),
            flink(reader),
            Path.of(text(reader, Setting.HOLDFAST_DATA)).toAbsolutePath().normalize(),
            isOn(reader, Setting.HOLDFAST_AUTH),
            gateway(reader),
            prefix(reader),
            jobSettings(reader),
            parts(reader));
    reader.check("is no setting; --help lists them");
    return config;
  }

  private static String text(ConfigReader reader, Setting setting) {
    return reader.text(setting.name()).orElse(setting.byDefault());
  }

  private static int port(ConfigReader reader, Setting setting, Map<Integer, Setting> ports) {
    int byDefault = Integer.parseInt(setting.byDefault());
    int port = reader.whole(setting.name(), byDefault, 1, 65_535);
    Setting other = ports.putIfAbsent(port, setting);
    if (other != null) {
      reader.fault("%s and %s are both %d; each needs its own".formatted(other, setting, port));
    }
    return port;
  }

  private static FlinkProfile flink(ConfigReader reader) {
    Setting setting = Setting.HOLDFAST_FLINK;
    return FlinkProfile.of(reader.oneOf(setting.name(), setting.byDefault(), "laptop", "service"));
  }

  private static Set<Part> parts(ConfigReader reader) {
    Set<Part> parts = EnumSet.copyOf(Part.USUAL);
    if (isOn(reader, Setting.HOLDFAST_AUDIT)) {
      parts.add(Part.AUDIT);
    }
    if (isOn(reader, Setting.HOLDFAST_PROMETHEUS)) {
      parts.add(Part.PROMETHEUS);
    }
    return parts;
  }

  private static boolean isOn(ConfigReader reader, Setting setting) {
    return reader.oneOf(setting.name(), setting.byDefault(), "on", "off").equals("on");
  }

  /** The gateway itself says what is wrong with them; only how to reach it must be known here. */
  private static Map<String, String> gateway(ConfigReader reader) {
    Map<String, String> settings = new HashMap<>();
    for (Setting setting : PASSED_ON) {
      reader.text(setting.name()).ifPresent(value -> settings.put(setting.name(), value));
    }
    try {
      GatewayAddress.host(settings);
    } catch (ConfigException e) {
      e.faults().forEach(reader::fault);
    }
    return settings;
  }

  private static String prefix(ConfigReader reader) {
    return reader
        .matching(Setting.HOLDFAST_PREFIX.name(), Tables.PREFIX_PATTERN, Tables.PREFIX_IN_WORDS)
        .orElse(Setting.HOLDFAST_PREFIX.byDefault());
  }

  private static Map<String, String> jobSettings(ConfigReader reader) {
    Map<String, String> settings = new HashMap<>();
    reader
        .matching(
            Setting.HOLDFAST_JOB_SETTINGS.name(),
            JOB_SETTINGS_PATTERN,
            "name=value, separated by commas, such as memory.seconds=600,grace.seconds=5")
        .ifPresent(
            text -> {
              for (String each : text.split(",", -1)) {
                int equals = each.indexOf('=');
                settings.put(each.substring(0, equals).strip(), each.substring(equals + 1).strip());
              }
            });
    reader
        .text(Setting.HOLDFAST_WEBHOOKS.name())
        .ifPresent(webhooks -> settings.put("webhooks", webhooks));
    return settings;
  }

  /** A system beside any other on this machine: free ports, its data in {@code data}. */
  public static LocalConfig onFreePorts(Path data) {
    int[] ports = Ports.free(5);
    return new LocalConfig(
        ports[0],
        ports[1],
        ports[2],
        ports[3],
        ports[4],
        FlinkProfile.LAPTOP,
        data.toAbsolutePath().normalize(),
        false,
        Map.of(),
        Setting.HOLDFAST_PREFIX.byDefault(),
        Map.of(),
        Part.USUAL);
  }

  /** The same with these parts only. */
  public LocalConfig with(Set<Part> only) {
    return with(flink, gateway, jobSettings, only);
  }

  /** The same with these settings of the job. */
  public LocalConfig with(Map<String, String> settings) {
    return with(flink, gateway, settings, parts);
  }

  /** The same with these settings of the gateway, which go before those it gets otherwise. */
  public LocalConfig withGateway(Map<String, String> settings) {
    return with(flink, settings, jobSettings, parts);
  }

  /** The same with Flink set this way. */
  public LocalConfig with(FlinkProfile profile) {
    return with(profile, gateway, jobSettings, parts);
  }

  private LocalConfig with(
      FlinkProfile profile,
      Map<String, String> ofGateway,
      Map<String, String> ofJob,
      Set<Part> only) {
    return new LocalConfig(
        gatewayPort,
        flinkPort,
        dynamoDbPort,
        kinesisPort,
        prometheusPort,
        profile,
        data,
        auth,
        ofGateway,
        prefix,
        ofJob,
        only);
  }

  /** The Kinesis stream that carries the commands. */
  public String commandStream() {
    return StreamNames.commands(prefix);
  }
}
