package dev.holdfast.gateway.fleet.http;

import dev.holdfast.gateway.fleet.NotTakenException;
import dev.holdfast.gateway.fleet.Peers;
import dev.holdfast.gateway.fleet.TakeHandOver;
import dev.holdfast.log.Causes;
import dev.holdfast.schema.HandOver;
import dev.holdfast.schema.UndecodableException;
import java.nio.ByteBuffer;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.NetworkConnectionLimit;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.Promise;
import org.eclipse.jetty.util.thread.Invocable.InvocationType;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/**
 * Where the other gateways hand requests over. It listens at a port of its own, which no load
 * balancer need reach, and whether callers of the shop's are checked or not it takes only what is
 * signed with the fleet's secret. A refusal is signed, too, if the request was.
 */
final class FleetServer implements AutoCloseable {
  static final String PATH = "/hand-over";

  /** Two calls for each of some hot items from each of some tens of gateways. */
  private static final int CONNECTIONS_MAX = 256;

  private static final int THREADS_MAX = 16;
  private static final int THREADS_MIN = 4;
  private static final int IDLE_MILLIS = 30_000;
  private static final int OK = 200;
  private static final int BAD_REQUEST = 400;
  private static final int UNAUTHENTICATED = 401;
  private static final int NOT_FOUND = 404;
  private static final int UNAVAILABLE = 503;

  private final FleetConfig config;
  private final TakeHandOver taking;
  private final Server server;
  private final ServerConnector connector;

  /**
   * @param host the address of this machine to listen at
   */
  FleetServer(String host, FleetConfig config, TakeHandOver taking) {
    this.config = config;
    this.taking = taking;
    QueuedThreadPool threads = new QueuedThreadPool(THREADS_MAX, THREADS_MIN);
    threads.setName("fleet");
    threads.setDaemon(true);
    this.server = new Server(threads);
    HttpConfiguration http = new HttpConfiguration();
    http.setSendServerVersion(false);
    this.connector = new ServerConnector(server, 1, 1, new HttpConnectionFactory(http));
    connector.setHost(host);
    connector.setPort(config.port());
    connector.setIdleTimeout(IDLE_MILLIS);
    server.addConnector(connector);
    server.addBean(new NetworkConnectionLimit(CONNECTIONS_MAX, server));
    server.setHandler(
        new Handler.Abstract() {
          @Override
          public boolean handle(Request request, Response response, Callback callback) {
            FleetServer.this.handle(request, response, callback);
            return true;
          }
        });
  }

  /** The port that was free, once it has started. */
  int port() {
    return connector.getLocalPort();
  }

  /**
   * @throws IllegalStateException if the port is taken
   */
  void start() {
    try {
      server.start();
    } catch (Exception e) {
      throw new IllegalStateException(
          "cannot listen for other gateways at port " + config.port() + ": " + e.getMessage(), e);
    }
  }

  private void handle(Request request, Response response, Callback callback) {
    boolean isHandOver =
        request.getMethod().equals("POST") && Request.getPathInContext(request).equals(PATH);
    if (!isHandOver) {
      response.setStatus(NOT_FOUND);
      callback.succeeded();
      return;
    }
    Content.Source.asByteArrayAsync(
        request,
        HandOverBytes.BYTES_MAX,
        Promise.Invocable.from(
            InvocationType.BLOCKING,
            (body, failure) -> {
              if (failure != null) {
                response.setStatus(BAD_REQUEST);
                callback.succeeded();
              } else {
                take(request, body, response, callback);
              }
            }));
  }

  private void take(Request request, byte[] body, Response response, Callback callback) {
    String signature = config.secret().signRequest(body);
    if (!FleetSecret.isSame(signature, request.getHeaders().get(FleetSecret.HEADER))) {
      response.setStatus(UNAUTHENTICATED);
      callback.succeeded();
      return;
    }
    HandOver read;
    try {
      read = HandOverBytes.readRequest(body);
    } catch (UndecodableException e) {
      answer(BAD_REQUEST, new byte[0], signature, response, callback);
      return;
    }
    var unused =
        taking
            .take(
                read.getBatch(),
                read.getFrom(),
                read.getAt(),
                read.getItem(),
                HandOverBytes.wanted(read))
            .whenComplete(
                (reply, failure) -> answer(reply, failure, signature, response, callback));
  }

  private void answer(
      Peers.Reply reply,
      Throwable failure,
      String signature,
      Response response,
      Callback callback) {
    if (failure == null) {
      answer(OK, HandOverBytes.answer(reply), signature, response, callback);
    } else if (Causes.of(failure) instanceof NotTakenException) {
      answer(UNAVAILABLE, new byte[0], signature, response, callback);
    } else {
      callback.failed(failure);
    }
  }

  private void answer(
      int status, byte[] body, String signature, Response response, Callback callback) {
    response.setStatus(status);
    response.getHeaders().put(FleetSecret.HEADER, config.secret().signAnswer(signature, body));
    response.getHeaders().put(HttpHeader.CONTENT_LENGTH, body.length);
    response.write(true, ByteBuffer.wrap(body), callback);
  }

  @Override
  public void close() {
    try {
      server.stop();
    } catch (Exception e) {
      throw new IllegalStateException("the server for other gateways does not stop", e);
    }
  }
}
