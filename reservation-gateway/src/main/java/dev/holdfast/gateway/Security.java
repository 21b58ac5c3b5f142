package dev.holdfast.gateway;

import dev.holdfast.gateway.auth.Authenticator;
import dev.holdfast.gateway.edge.KnownCallers;
import dev.holdfast.gateway.edge.LocalCallers;
import dev.holdfast.gateway.edge.RateLimit;
import dev.holdfast.gateway.reload.Reloader;
import dev.holdfast.gateway.tls.ServerTls;
import java.util.Optional;
import org.eclipse.jetty.server.Handler;

/** What keeps a gateway, as it is set up: how it listens, and whom it lets in. */
final class Security implements AutoCloseable {
  private final SecurityConfig config;
  private final Reloader reloader = new Reloader();
  private final Optional<ServerTls> tls;
  private final Handler.Wrapper callers;

  Security(SecurityConfig config) {
    this.config = config;
    this.tls = config.tls().map(files -> new ServerTls(files, reloader));
    this.callers = config.auth() ? known() : new LocalCallers(config.bind(), config.corsOrigins());
  }

  private Handler.Wrapper known() {
    return new KnownCallers(
        Authenticator.start(config.keys(), config.oidc(), reloader),
        new RateLimit(config.callsPerSecond(), System::nanoTime));
  }

  Listener listener(int port) {
    return new Listener(config.bind(), port, tls);
  }

  Edge edge(HttpLimits limits) {
    return Edge.of(limits, callers, config.corsOrigins());
  }

  @Override
  public void close() {
    reloader.close();
  }
}
