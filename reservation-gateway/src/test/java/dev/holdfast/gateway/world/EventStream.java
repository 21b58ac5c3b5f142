package dev.holdfast.gateway.world;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/** Somebody who listens to server-sent events, over a connection of his own. */
public final class EventStream implements AutoCloseable {
  private static final String END_OF_HEADERS = "";

  /** One event; a comment has neither id nor data. */
  public record Event(String name, String id, String data) {}

  /** All events so far, in the order in which they came. */
  public final List<Event> events = new CopyOnWriteArrayList<>();

  /** Signs of life so far. */
  public final List<String> comments = new CopyOnWriteArrayList<>();

  private final Socket socket;
  private final int status;
  private volatile boolean ended;

  /**
   * Asks, and returns when the headers are here; events are read on a thread of their own.
   *
   * @param lastEventId of the last event that was heard, or null
   */
  public EventStream(int port, String path, String lastEventId) {
    this(port, path, lastEventId == null ? Map.of() : Map.of("Last-Event-ID", lastEventId));
  }

  /** Asks with an API key. */
  public static EventStream by(String key, int port, String path) {
    return new EventStream(port, path, Map.of("Authorization", "Bearer " + key));
  }

  private EventStream(int port, String path, Map<String, String> headers) {
    try {
      socket = new Socket(InetAddress.getLoopbackAddress(), port);
      ask(path, headers);
      BufferedReader reader =
          new BufferedReader(
              new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
      status = Integer.parseInt(reader.readLine().split(" ", -1)[1]);
      String line = reader.readLine();
      while (!line.equals(END_OF_HEADERS)) {
        line = reader.readLine();
      }
      Thread thread = new Thread(() -> listen(reader), "listener");
      thread.setDaemon(true);
      thread.start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** By HTTP/1.0, so that the body is not cut into chunks. */
  private void ask(String path, Map<String, String> headers) throws IOException {
    StringBuilder lines = new StringBuilder();
    headers.forEach((name, value) -> lines.append(name + ": " + value + "\r\n"));
    String request = "GET " + path + " HTTP/1.0\r\nHost: localhost\r\n" + lines + "\r\n";
    OutputStream output = socket.getOutputStream();
    output.write(request.getBytes(StandardCharsets.US_ASCII));
    output.flush();
  }

  private void listen(BufferedReader reader) {
    try {
      String name = "";
      String id = "";
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        if (line.startsWith(":")) {
          comments.add(line);
        } else if (line.startsWith("event: ")) {
          name = line.substring(7);
        } else if (line.startsWith("id: ")) {
          id = line.substring(4);
        } else if (line.startsWith("data: ")) {
          events.add(new Event(name, id, line.substring(6)));
        }
      }
    } catch (IOException cut) {
      // The connection is over, as it is when the answer ends.
    }
    ended = true;
  }

  public int status() {
    return status;
  }

  public boolean hasEnded() {
    return ended;
  }

  public boolean isLive() {
    return events.stream().anyMatch(event -> event.name().equals("live"));
  }

  /** The newest event about an item; empty for none. */
  public Optional<Event> newestOf(String item) {
    return events.stream()
        .filter(event -> event.data().contains("\"item\":\"" + item + "\""))
        .reduce((first, second) -> second);
  }

  /** The id of the last event. */
  public String lastId() {
    return events.get(events.size() - 1).id();
  }

  @Override
  public void close() {
    try {
      socket.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
