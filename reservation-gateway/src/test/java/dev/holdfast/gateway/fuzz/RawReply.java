package dev.holdfast.gateway.fuzz;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** All that came back over a connection until it ended. */
final class RawReply {
  private static final Pattern STATUS = Pattern.compile("HTTP/1\\.1 ([0-9]{3})");
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int PATIENCE_MILLIS = 15_000;

  private final byte[] bytes;

  private RawReply(byte[] bytes) {
    this.bytes = bytes;
  }

  /** Sends `request`, then nothing more, and reads until the gateway ends the connection. */
  static RawReply to(int port, byte[] request) throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket.setSoTimeout(PATIENCE_MILLIS);
      try {
        socket.getOutputStream().write(request);
        socket.getOutputStream().flush();
        socket.shutdownOutput();
      } catch (IOException refused) {
        // It may have heard enough before the end; what it says of that is still to be read.
      }
      return new RawReply(readAll(socket.getInputStream()));
    }
  }

  private static byte[] readAll(InputStream input) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    try {
      input.transferTo(all);
    } catch (IOException reset) {
      // A connection that is reset has said what it had to say.
    }
    return all.toByteArray();
  }

  /** The statuses of all answers, without those that only ask for more. */
  List<Integer> statuses() {
    return STATUS
        .matcher(text())
        .results()
        .map((MatchResult found) -> Integer.valueOf(found.group(1)))
        .filter(status -> status >= 200)
        .toList();
  }

  private String text() {
    return new String(bytes, ISO_8859_1);
  }

  /** The headers of the last answer, and what goes before. */
  String head() {
    int end = text().lastIndexOf("\r\n\r\n");
    return end < 0 ? text() : text().substring(0, end);
  }

  /** What follows the last headers, as JSON. */
  JsonNode body() {
    int begin = text().lastIndexOf("\r\n\r\n") + 4;
    try {
      return JSON.readTree(new String(bytes, begin, bytes.length - begin, UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException("no JSON: " + text(), e);
    }
  }

  @Override
  public String toString() {
    return text();
  }
}
