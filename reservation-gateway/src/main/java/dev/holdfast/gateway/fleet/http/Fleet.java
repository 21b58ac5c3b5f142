package dev.holdfast.gateway.fleet.http;

import dev.holdfast.gateway.fleet.FleetReservations;
import dev.holdfast.gateway.fleet.Pace;
import dev.holdfast.gateway.fleet.TakeHandOver;
import dev.holdfast.gateway.fleet.Yields;
import dev.holdfast.gateway.reserve.Reservations;
import dev.holdfast.log.Timekeeper;

/** A gateway's part in its fleet: hands requests over, and takes those of others. */
public final class Fleet implements AutoCloseable {
  private final FleetReservations reservations;
  private final TakeHandOver taking;
  private final HttpPeers peers;
  private final FleetServer server;

  /**
   * @param host the address of this machine to listen at
   * @param yields told of races by the writer that `own` decides by
   * @param own what decides by this gateway's own appends
   * @param admitted the same, which turns away what is too much
   */
  public Fleet(
      String host,
      FleetConfig config,
      Yields yields,
      Reservations own,
      Reservations admitted,
      Timekeeper time) {
    this.peers = new HttpPeers(config, Pace.USUAL, time);
    this.reservations = new FleetReservations(yields, own, peers, time);
    this.taking = new TakeHandOver(yields, admitted, time);
    this.server = new FleetServer(host, config, taking);
  }

  /** Decides requests here, or by the gateway that this one yields their item to. */
  public Reservations reservations() {
    return reservations;
  }

  /** Requests that were handed over so far. */
  public long handedOver() {
    return reservations.handedOver();
  }

  /** Those among them that were decided here after all. */
  public long decidedAgain() {
    return reservations.decidedAgain();
  }

  /** Requests that others have handed over so far. */
  public long taken() {
    return taking.taken();
  }

  /** The port that others are listened to at, once it has started. */
  public int port() {
    return server.port();
  }

  /**
   * From now on others are listened to.
   *
   * @throws IllegalStateException if the port is taken
   */
  public void start() {
    server.start();
  }

  @Override
  public void close() {
    server.close();
    peers.close();
  }
}
