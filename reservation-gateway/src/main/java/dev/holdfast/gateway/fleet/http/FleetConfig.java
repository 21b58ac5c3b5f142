package dev.holdfast.gateway.fleet.http;

import dev.holdfast.config.ConfigReader;
import dev.holdfast.log.WriterAddress;
import java.util.Optional;

/**
 * How a gateway belongs to a fleet.
 *
 * @param address under which the others reach it; it is in every row it writes
 * @param port to listen at for them; 0 for any that is free
 * @param secret that all of them share
 */
public record FleetConfig(String address, int port, FleetSecret secret) {
  private static final String ADDRESS = "HOLDFAST_FLEET_ADDRESS";
  private static final String SECRET = "HOLDFAST_FLEET_SECRET";
  public static final String PORT = "HOLDFAST_FLEET_PORT";
  private static final int DEFAULT_PORT = 7071;

  /** Empty if none is set: nothing is handed over, and nothing taken. */
  public static Optional<FleetConfig> read(ConfigReader reader) {
    Optional<String> address =
        reader.matching(ADDRESS, WriterAddress.PATTERN, "like http://10.0.3.17:7071");
    int port = reader.whole(PORT, DEFAULT_PORT, 0, 65_535);
    Optional<String> secret = reader.text(SECRET);
    if (reader.text(ADDRESS).isPresent() != secret.isPresent()) {
      reader.fault(ADDRESS + " and " + SECRET + " go together: set both, or neither");
    }
    // Its value must not get into the fault.
    if (secret.filter(text -> !text.matches(FleetSecret.PATTERN)).isPresent()) {
      reader.fault(SECRET + " must be 32 to 200 characters without spaces, the same everywhere");
      return Optional.empty();
    }
    return address.flatMap(
        own -> secret.map(text -> new FleetConfig(own, port, new FleetSecret(text))));
  }
}
