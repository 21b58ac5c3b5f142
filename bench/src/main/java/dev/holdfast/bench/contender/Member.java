package dev.holdfast.bench.contender;

import dev.holdfast.gateway.Front;
import dev.holdfast.gateway.fleet.Pace;
import dev.holdfast.gateway.fleet.Yields;
import dev.holdfast.gateway.fleet.http.Fleet;
import dev.holdfast.gateway.fleet.http.FleetConfig;
import dev.holdfast.gateway.fleet.http.FleetSecret;
import dev.holdfast.gateway.reserve.Reservations;
import dev.holdfast.log.Timekeeper;
import dev.holdfast.log.writer.ItemWriter;
import dev.holdfast.log.writer.RaceListener;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Optional;
import java.util.function.Function;

/** One of several gateways on one log, as far as it decides holds; its hand-overs go by HTTP. */
public final class Member implements AutoCloseable {
  private static final String HOST = "127.0.0.1";
  private static final String SECRET = "of-gateways-that-are-measured-here";

  private final Yields yields;
  private final Optional<Fleet> fleet;
  private final Reservations reservations;
  private final ItemWriter writer;
  private final Timekeeper time;

  /** Makes a writer that tells of its races. */
  interface Writers extends Function<RaceListener, ItemWriter> {}

  /**
   * @param writers by the address that is in the rows
   */
  Member(Function<String, Writers> writers, boolean handsOver, Timekeeper time) {
    int port = freePort();
    String address = "http://" + HOST + ":" + port;
    this.yields = new Yields(address, Pace.USUAL, time);
    this.writer = writers.apply(address).apply(yields);
    this.time = time;
    Reservations own = Reservations.by(writer);
    FleetConfig config = new FleetConfig(address, port, new FleetSecret(SECRET));
    this.fleet =
        handsOver ? Optional.of(new Fleet(HOST, config, yields, own, own, time)) : Optional.empty();
    this.reservations = fleet.map(Fleet::reservations).orElse(own);
    fleet.ifPresent(Fleet::start);
  }

  private static int freePort() {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Takes single holds and carts, at an address of its own. */
  public Front front() {
    return Front.start(reservations, writer, time::now);
  }

  /** Appends that were written so far. */
  public long won() {
    return yields.won();
  }

  /** Appends that came too late so far. */
  public long lost() {
    return yields.lost();
  }

  @Override
  public void close() {
    fleet.ifPresent(Fleet::close);
  }
}
