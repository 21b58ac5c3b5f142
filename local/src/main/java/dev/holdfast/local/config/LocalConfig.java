package dev.holdfast.local.config;

import dev.holdfast.local.part.Part;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Set;

/**
 * All that can be chosen about the local system.
 *
 * @param gatewayPort 1 to 65535, like the other ports; all different
 * @param data absolute path of the folder for all data and logs
 * @param auth whether the gateway asks for keys
 * @param prefix what the names of tables and stream begin with
 * @param parts what is started; everything, except in tests of a part
 */
public record LocalConfig(
    int gatewayPort,
    int flinkPort,
    int dynamoDbPort,
    int kinesisPort,
    Path data,
    boolean auth,
    String prefix,
    Set<Part> parts) {

  public LocalConfig {
    parts = Set.copyOf(parts);
  }

  /** A system beside any other on this machine: free ports, its data in {@code data}. */
  public static LocalConfig onFreePorts(Path data) {
    int[] ports = Ports.free(4);
    return new LocalConfig(
        ports[0],
        ports[1],
        ports[2],
        ports[3],
        data.toAbsolutePath().normalize(),
        false,
        Setting.HOLDFAST_PREFIX.byDefault(),
        EnumSet.allOf(Part.class));
  }

  /** The same with these parts only. */
  public LocalConfig with(Set<Part> only) {
    return new LocalConfig(
        gatewayPort, flinkPort, dynamoDbPort, kinesisPort, data, auth, prefix, only);
  }

  /** The Kinesis stream that carries the commands. */
  public String commandStream() {
    return prefix + "commands";
  }
}
