package dev.holdfast.gateway.fuzz;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.util.List;

/** A request as it goes over the wire, sensible or not. */
final class RawCall {
  private final String method;
  private final String target;
  private final List<String> headers;
  private final byte[] body;

  /**
   * @param target the path and what may follow it
   * @param headers lines, each without its end
   */
  RawCall(String method, String target, List<String> headers, byte[] body) {
    this.method = method;
    this.target = target;
    this.headers = headers;
    this.body = body;
  }

  String method() {
    return method;
  }

  String target() {
    return target;
  }

  /** Whether it is a path that nobody on the way takes for another one. */
  boolean isPlain() {
    return target.matches("(/[A-Za-z0-9_~:@+-]+)+");
  }

  boolean isOfCart() {
    return method.equals("PUT") && target.startsWith("/carts/");
  }

  byte[] bytes() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    StringBuilder head = new StringBuilder(method + " " + target + " HTTP/1.1\r\n");
    head.append("Host: localhost\r\nConnection: close\r\nContent-Length: ").append(body.length);
    headers.forEach(header -> head.append("\r\n").append(header));
    head.append("\r\n\r\n");
    bytes.writeBytes(head.toString().getBytes(ISO_8859_1));
    bytes.writeBytes(body);
    return bytes.toByteArray();
  }

  @Override
  public String toString() {
    return new String(bytes(), ISO_8859_1);
  }
}
