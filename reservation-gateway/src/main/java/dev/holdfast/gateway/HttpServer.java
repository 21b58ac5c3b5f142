package dev.holdfast.gateway;

import dev.holdfast.gateway.http.MalformedRequests;
import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.function.BiConsumer;
import org.eclipse.jetty.server.handler.GracefulHandler;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/** Javalin and the Jetty beneath it. */
final class HttpServer implements AutoCloseable {
  private static final int THREADS_MAX = 200;
  private static final int THREADS_MIN = 8;

  /** How long requests may take that are under way when it is to stop. */
  private static final Duration STOP_MAX = Duration.ofSeconds(5);

  private static final String LOOPBACK = "127.0.0.1";

  private final Javalin javalin;
  private final int wantedPort;

  /**
   * @param port 0 for any that is free
   * @param routes adds them, and is given the threads that requests run on
   */
  HttpServer(int port, BiConsumer<JavalinConfig, Executor> routes) {
    this.wantedPort = port;
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
              settings.jetty.host = LOOPBACK;
              settings.jetty.port = port;
              settings.jetty.modifyServer(
                  server -> {
                    server.setErrorHandler(new MalformedRequests());
                    server.setHandler(new GracefulHandler());
                    server.setStopTimeout(STOP_MAX.toMillis());
                  });
              routes.accept(settings, threads);
            });
  }

  void start() {
    try {
      javalin.start();
    } catch (RuntimeException e) {
      throw new CannotListenException(wantedPort, e);
    }
  }

  int port() {
    return javalin.port();
  }

  @Override
  public void close() {
    javalin.stop();
  }
}
