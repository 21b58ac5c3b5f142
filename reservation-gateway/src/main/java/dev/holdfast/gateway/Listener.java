package dev.holdfast.gateway;

import dev.holdfast.gateway.tls.ServerTls;
import java.net.URI;
import java.util.Optional;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;

/**
 * Where a server listens.
 *
 * @param host a name or address of this machine
 * @param port 0 for any that is free
 * @param tls empty if requests are not encrypted
 */
record Listener(String host, int port, Optional<ServerTls> tls) {
  static Listener onThisMachine(int port) {
    return new Listener(SecurityConfig.OFF.bind(), port, Optional.empty());
  }

  /** Of a listener that has TLS. */
  Connector connector(Server server, HttpConfiguration http) {
    ServerConnector connector = tls.orElseThrow().connector(server, http);
    connector.setHost(host);
    connector.setPort(port);
    return connector;
  }

  /**
   * What to call it by.
   *
   * @param actualPort the one that was free
   */
  URI address(int actualPort) {
    String scheme = tls.isPresent() ? "https://" : "http://";
    String name = host.indexOf(':') < 0 ? host : "[" + host + "]";
    return URI.create(scheme + name + ":" + actualPort);
  }
}
