package org.apache.flink.metrics.prometheus;

import io.prometheus.client.exporter.HTTPServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Iterator;

/**
 * Flink's metrics for Prometheus, as {@link PrometheusReporter} has them, but for this machine
 * only: that one listens on all addresses. It is in Flink's package, since what it registers is to
 * be seen from there only.
 */
final class LoopbackReporter extends AbstractPrometheusReporter {
  private final HTTPServer server;

  /**
   * @param ports are tried one after the other; job manager and task manager have the same
   * @throws IllegalStateException if all are taken
   */
  LoopbackReporter(Iterator<Integer> ports) {
    HTTPServer listening = null;
    while (listening == null && ports.hasNext()) {
      listening = listen(ports.next());
    }
    if (listening == null) {
      throw new IllegalStateException("somebody listens on each port for Flink's metrics");
    }
    this.server = listening;
  }

  /** Null if somebody else listens there. */
  private HTTPServer listen(int port) {
    try {
      return new HTTPServer(
          new InetSocketAddress(InetAddress.getLoopbackAddress(), port), registry, true);
    } catch (BindException taken) {
      return null;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  int port() {
    return server.getPort();
  }

  @Override
  public void close() {
    server.stop();
    super.close();
  }
}
