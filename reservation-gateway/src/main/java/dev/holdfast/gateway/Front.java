package dev.holdfast.gateway;

import dev.holdfast.gateway.cart.CartHolds;
import dev.holdfast.gateway.cart.CartReservations;
import dev.holdfast.gateway.cart.PutCart;
import dev.holdfast.gateway.edge.LocalCallers;
import dev.holdfast.gateway.health.Metrics;
import dev.holdfast.gateway.http.Endpoint;
import dev.holdfast.gateway.reserve.PutReservation;
import dev.holdfast.gateway.reserve.Reservations;
import dev.holdfast.log.writer.ItemWriter;
import java.net.URI;
import java.util.List;
import java.util.function.LongSupplier;

/**
 * The gateway's front and nothing behind it but what it is given: the same server and the same
 * routes for reservations. So that other ways to decide them can be measured against the gateway's.
 */
public final class Front implements AutoCloseable {
  private final HttpServer server;

  private Front(List<Endpoint> endpoints, HttpLimits limits) {
    Metrics metrics = new Metrics();
    server =
        new HttpServer(
            Listener.onThisMachine(0),
            Edge.of(limits, new LocalCallers(SecurityConfig.OFF.bind(), List.of()), List.of()),
            (settings, threads) -> new Routes(settings, metrics, threads).addOnly(endpoints));
  }

  /** Listens at a free port, for this machine only. */
  public static Front start(Reservations reservations) {
    return start(reservations, HttpLimits.USUAL);
  }

  static Front start(Reservations reservations, HttpLimits limits) {
    return started(new Front(List.of(PutReservation.endpoint(reservations)), limits));
  }

  /**
   * Takes carts, too.
   *
   * @param writer of which a cart's lines are asked about and withdrawn
   * @param clock epoch milliseconds
   */
  public static Front start(Reservations reservations, ItemWriter writer, LongSupplier clock) {
    CartHolds holds = CartHolds.by(reservations, writer);
    return started(
        new Front(
            List.of(
                PutReservation.endpoint(reservations),
                PutCart.endpoint(new CartReservations(holds, clock))),
            HttpLimits.USUAL));
  }

  private static Front started(Front front) {
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
