package dev.holdfast.gateway.stream;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.holdfast.gateway.http.Json;
import java.io.ByteArrayOutputStream;
import java.util.Map;

/**
 * Events as they go over the wire.
 *
 * @see <a href="https://html.spec.whatwg.org/multipage/server-sent-events.html">HTML, Server-sent
 *     events</a>
 */
final class EventText {
  static final String CONTENT_TYPE = "text/event-stream";

  /** A comment: says that the connection is alive, and nothing else. */
  static final byte[] HEARTBEAT = ":\n\n".getBytes(US_ASCII);

  private EventText() {}

  /** Adds an event to `text`; JSON has no line breaks. */
  static void write(
      ByteArrayOutputStream text, String event, Position position, Map<String, ?> data) {
    text.writeBytes(("event: " + event + "\nid: " + position + "\ndata: ").getBytes(US_ASCII));
    text.writeBytes(Json.write(data));
    text.writeBytes("\n\n".getBytes(US_ASCII));
  }
}
