package dev.holdfast.gateway;

import dev.holdfast.gateway.edge.LocalCallers;
import dev.holdfast.gateway.health.Metrics;
import dev.holdfast.gateway.reserve.PutReservation;
import dev.holdfast.gateway.reserve.Reservations;
import java.net.URI;
import java.util.List;

/**
 * The gateway's front and nothing behind it but what it is given: the same server and the same
 * route for reservations. So that other ways to decide them can be measured against the gateway's.
 */
public final class Front implements AutoCloseable {
  private final HttpServer server;

  private Front(Reservations reservations, HttpLimits limits) {
    Metrics metrics = new Metrics();
    server =
        new HttpServer(
            Listener.onThisMachine(0),
            Edge.of(limits, new LocalCallers(SecurityConfig.OFF.bind(), List.of()), List.of()),
            (settings, threads) ->
                new Routes(settings, metrics, threads)
                    .addOnly(List.of(PutReservation.endpoint(reservations))));
  }

  /** Listens at a free port, for this machine only. */
  public static Front start(Reservations reservations) {
    return start(reservations, HttpLimits.USUAL);
  }

  static Front start(Reservations reservations, HttpLimits limits) {
    Front front = new Front(reservations, limits);
    front.server.start();
    return front;
  }

  public URI address() {
    return server.address();
  }

  /** Takes no more requests, answers those it has, ends. */
  @Override
  public void close() {
    server.close();
  }
}
