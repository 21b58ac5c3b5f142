package dev.holdfast.proof.history.shop;

import dev.holdfast.proof.history.faults.Door;
import dev.holdfast.proof.history.faults.FaultProxy;
import dev.holdfast.proof.part.FreePort;
import dev.holdfast.proof.part.PartMissing;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Map;

/** Where one gateway of a fleet takes what others hand over; the same after it was killed. */
final class FleetPlace {
  private static final String SECRET = "the-gateways-of-a-history-share-it";

  private final int port;
  private final Door door;

  private FleetPlace(int port, Door door) {
    this.port = port;
    this.door = door;
  }

  /** A port that is free, and a door before it. */
  static FleetPlace open(FaultProxy proxy) throws PartMissing {
    try {
      int port = FreePort.find();
      return new FleetPlace(
          port, proxy.openTo(new InetSocketAddress(InetAddress.getLoopbackAddress(), port)));
    } catch (IOException e) {
      throw new PartMissing("There is no port for a gateway of the fleet: " + e, e);
    }
  }

  /** The gateway's settings for it. */
  Map<String, String> environment() {
    return Map.of(
        "HOLDFAST_FLEET_ADDRESS", door.address().toString(),
        "HOLDFAST_FLEET_PORT", Integer.toString(port),
        "HOLDFAST_FLEET_SECRET", SECRET);
  }
}
