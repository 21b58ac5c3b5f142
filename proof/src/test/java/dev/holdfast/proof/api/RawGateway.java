package dev.holdfast.proof.api;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/**
 * A server of raw HTTP/1.1: hands each request's first line to a script, and sends what that says.
 */
final class RawGateway implements AutoCloseable {
  /** Said by a script that never answers. */
  static final String SILENCE = "";

  /** Said by a script that hangs up. */
  static final String END = "end";

  private final ServerSocket server;
  private final Function<String, String> script;
  private final AtomicInteger connections = new AtomicInteger();
  private final BlockingQueue<String> requests = new LinkedBlockingQueue<>();

  RawGateway(int port, Function<String, String> script) throws IOException {
    this.script = script;
    this.server = new ServerSocket(port, 50, InetAddress.getLoopbackAddress());
    start(this::accept);
  }

  static RawGateway answering(Function<String, String> script) throws IOException {
    return new RawGateway(0, script);
  }

  static String answer(int status, String headers, String body) {
    int length = body.getBytes(StandardCharsets.UTF_8).length;
    return "HTTP/1.1 %d x\r\n%sContent-Length: %d\r\n\r\n%s"
        .formatted(status, headers, length, body);
  }

  int port() {
    return server.getLocalPort();
  }

  URI url() {
    return URI.create("http://127.0.0.1:" + port());
  }

  /** Connections that there have been. */
  int connections() {
    return connections.get();
  }

  /** Heads and bodies, in the order in which they came. */
  List<String> requests() {
    return List.copyOf(requests);
  }

  private static void start(Runnable task) {
    Thread thread = new Thread(task, "raw gateway");
    thread.setDaemon(true);
    thread.start();
  }

  private void accept() {
    try {
      while (true) {
        Socket socket = server.accept();
        connections.incrementAndGet();
        start(() -> serve(socket));
      }
    } catch (IOException closed) {
      return;
    }
  }

  private void serve(Socket socket) {
    try (socket;
        BufferedReader in =
            new BufferedReader(
                new InputStreamReader(socket.getInputStream(), StandardCharsets.ISO_8859_1))) {
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        requests.add(line + rest(in));
        String said = script.apply(line);
        if (said.equals(END)) {
          return;
        }
        socket.getOutputStream().write(said.getBytes(StandardCharsets.UTF_8));
      }
    } catch (IOException ended) {
      return;
    }
  }

  private static String rest(BufferedReader in) throws IOException {
    StringBuilder text = new StringBuilder();
    int length = 0;
    for (String line = in.readLine(); !line.isEmpty(); line = in.readLine()) {
      text.append('\n').append(line);
      if (line.startsWith("Content-Length: ")) {
        length = Integer.parseInt(line.substring("Content-Length: ".length()));
      }
    }
    char[] body = new char[length];
    for (int read = 0; read < length; ) {
      read += in.read(body, read, length - read);
    }
    byte[] bytes = new String(body).getBytes(StandardCharsets.ISO_8859_1);
    return text + "\n\n" + new String(bytes, StandardCharsets.UTF_8);
  }

  @Override
  public void close() throws IOException {
    server.close();
  }
}
