package dev.holdfast.gateway;

import dev.holdfast.gateway.edge.MalformedRequests;
import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.util.JavalinException;
import java.net.URI;
import java.util.concurrent.Executor;
import java.util.function.BiConsumer;
import org.eclipse.jetty.http.HttpCompliance;
import org.eclipse.jetty.server.NetworkConnectionLimit;
import org.eclipse.jetty.server.handler.GracefulHandler;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Javalin and the Jetty beneath it. */
final class HttpServer implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(HttpServer.class);
  private static final int THREADS_MAX = 200;
  private static final int THREADS_MIN = 8;

  /** How long requests may take that are under way when it is to stop. */
  private static final int STOP_SECONDS = 5;

  private final Javalin javalin;
  private final Listener listener;

  /**
   * @param edge what every request passes before its route
   * @param routes adds them, and is given the threads that requests run on
   */
  HttpServer(Listener listener, Edge edge, BiConsumer<JavalinConfig, Executor> routes) {
    this.listener = listener;
    QueuedThreadPool threads = new QueuedThreadPool(THREADS_MAX, THREADS_MIN);
    threads.setName("http");
    this.javalin =
        Javalin.create(
            settings -> {
              settings.startup.showJavalinBanner = false;
              settings.startup.showOldJavalinVersionWarning = false;
              settings.startup.startupWatcherEnabled = false;
              settings.http.prefer405over404 = true;
              settings.jetty.threadPool = threads;
              settings.jetty.host = listener.host();
              settings.jetty.port = listener.port();
              listener.tls().ifPresent(tls -> settings.jetty.addConnector(listener::connector));
              settings.jetty.modifyServer(
                  server -> {
                    server.setErrorHandler(new MalformedRequests());
                    server.setHandler(new GracefulHandler(edge.handler()));
                    server.addBean(new NetworkConnectionLimit(edge.connectionsMax(), server));
                    edge.log().ifPresent(server::setRequestLog);
                    server.setStopTimeout(STOP_SECONDS * 1_000L);
                  });
              settings.jetty.modifyHttpConfiguration(
                  http -> http.setHttpCompliance(HttpCompliance.STRICT));
              routes.accept(settings, threads);
            });
  }

  void start() {
    try {
      javalin.start();
    } catch (RuntimeException e) {
      throw new CannotListenException(listener.host(), listener.port(), e);
    }
  }

  URI address() {
    return listener.address(port());
  }

  int port() {
    return javalin.port();
  }

  /** Answers what is under way, for a while; then what is left is cut off. */
  @Override
  public void close() {
    try {
      javalin.stop();
    } catch (JavalinException e) {
      LOG.warn("Requests were under way {} s after the stop, and got no answer", STOP_SECONDS);
    }
  }
}
