package dev.holdfast.client.stream;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * Reads server-sent events out of bytes, however they are cut. Lines end with LF or CR LF, as the
 * gateway and whoever stands before it write them.
 *
 * @see <a
 *     href="https://html.spec.whatwg.org/multipage/server-sent-events.html#parsing-an-event-stream">
 *     Parsing an event stream</a>
 */
final class EventParser {
  /** An item with all its shortfall's holds has less than 4 KiB. */
  static final int EVENT_BYTES_MAX = 64 << 10;

  /** Who takes what was read. */
  interface Taker {
    /**
     * Takes an event.
     *
     * @throws IOException if it is none of Holdfast's
     */
    void take(ServerEvent event) throws IOException;
  }

  private final Taker then;
  private final ByteArrayOutputStream line = new ByteArrayOutputStream();
  private final StringBuilder data = new StringBuilder();
  private String name = "";
  private String id = "";

  EventParser(Taker then) {
    this.then = then;
  }

  /**
   * Reads on.
   *
   * @throws IOException if an event has more bytes than any of Holdfast's
   */
  void read(ByteBuffer bytes) throws IOException {
    while (bytes.hasRemaining()) {
      byte next = bytes.get();
      if (next == '\n') {
        take(line.toString(StandardCharsets.UTF_8));
        line.reset();
      } else if (line.size() + data.length() < EVENT_BYTES_MAX) {
        line.write(next);
      } else {
        throw new IOException("an event of more than " + EVENT_BYTES_MAX + " bytes");
      }
    }
  }

  private void take(String lineWithEnd) throws IOException {
    String text =
        lineWithEnd.endsWith("\r")
            ? lineWithEnd.substring(0, lineWithEnd.length() - 1)
            : lineWithEnd;
    if (text.isEmpty()) {
      dispatch();
      return;
    }
    int colon = text.indexOf(':');
    String field = colon < 0 ? text : text.substring(0, colon);
    String value = colon < 0 ? "" : text.substring(colon + 1);
    value = value.startsWith(" ") ? value.substring(1) : value;
    switch (field) {
      case "event":
        name = value;
        break;
      case "id":
        id = value;
        break;
      case "data":
        data.append(value).append('\n');
        break;
      default: // a comment, or what this client is too old to know
        break;
    }
  }

  private void dispatch() throws IOException {
    if (data.length() > 0) {
      data.setLength(data.length() - 1);
      then.take(new ServerEvent(name, id, data.toString()));
    }
    data.setLength(0);
    name = "";
  }
}
