package dev.holdfast.gateway;

import dev.holdfast.gateway.health.Metrics;
import dev.holdfast.trace.Tracing;
import java.net.URI;
import java.util.function.LongSupplier;

/** The reservation gateway: one process, any number of them on one log. */
public final class Gateway implements AutoCloseable {
  private final Tracing tracing;
  private final Wiring wiring;
  private final Security security;
  private final HttpServer server;

  private Gateway(GatewayConfig config, LongSupplier clock) {
    Metrics metrics = new Metrics();
    tracing = Tracing.start(config.traces(), "holdfast-gateway");
    wiring = new Wiring(config, clock, metrics, tracing);
    metrics.watch(wiring.ticker());
    metrics.watch(wiring.listing().shelf(), wiring.listing().listeners());
    metrics.watch(wiring.memory());
    metrics.watch(config.policies());
    metrics.watch(wiring.listing().auditProbe());
    security = new Security(config.security());
    Edge edge = security.edge(HttpLimits.USUAL).told(metrics.responses());
    server =
        new HttpServer(
            security.listener(config.port()),
            config.accessLog() ? edge.logged() : edge,
            (settings, threads) ->
                new Routes(settings, metrics, threads, config.accessLog(), tracing)
                    .addAll(wiring.endpoints()));
    metrics.watch(wiring.holdPath().yields());
    wiring.holdPath().fleet().ifPresent(metrics::watch);
  }

  /**
   * Starts listening; {@link #port} says where.
   *
   * @throws CannotListenException if the port is taken
   */
  public static Gateway start(GatewayConfig config) {
    return start(config, System::currentTimeMillis);
  }

  /**
   * The same by another clock than the machine's.
   *
   * @param clock epoch milliseconds
   */
  public static Gateway start(GatewayConfig config, LongSupplier clock) {
    Gateway gateway = new Gateway(config, clock);
    try {
      gateway.server.start();
      gateway.wiring.start();
    } catch (RuntimeException e) {
      gateway.close();
      throw e;
    }
    return gateway;
  }

  /** Where it listens, as a caller on this machine writes it. */
  URI address() {
    return server.address();
  }

  public int port() {
    return server.port();
  }

  /** Takes no more requests, answers those it has, ends. */
  @Override
  public void close() {
    wiring.listing().endStreams();
    wiring.uploading().end();
    server.close();
    security.close();
    wiring.close();
    tracing.close();
  }
}
