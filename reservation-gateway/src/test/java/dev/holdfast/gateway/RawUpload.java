package dev.holdfast.gateway;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;

/** A file of changes of stock that is sent piece by piece. */
final class RawUpload implements AutoCloseable {
  private final Socket socket = new Socket();

  /**
   * @param port of the gateway
   * @param patience how long an answer may take
   */
  RawUpload(int port, Duration patience) throws IOException {
    socket.setReceiveBufferSize(16 * 1_024);
    socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
    socket.setSoTimeout((int) patience.toMillis());
  }

  /** What stands before a body of so many bytes. */
  static String head(String key, int length) {
    return "POST /stock-changes HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
        + "Content-Type: application/x-ndjson\r\nIdempotency-Key: "
        + key
        + "\r\nContent-Length: "
        + length
        + "\r\n\r\n";
  }

  void send(String text) throws IOException {
    socket.getOutputStream().write(text.getBytes(UTF_8));
    socket.getOutputStream().flush();
  }

  /** What comes until the answer has said this. */
  String readUntil(String end) throws IOException {
    StringBuilder read = new StringBuilder();
    while (read.indexOf(end) < 0) {
      int sign = socket.getInputStream().read();
      assertThat(sign).as(read.toString()).isNotNegative();
      read.append((char) sign);
    }
    return read.toString();
  }

  /** All that is left of the answer. */
  String answer() throws IOException {
    return new String(socket.getInputStream().readAllBytes(), ISO_8859_1);
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
