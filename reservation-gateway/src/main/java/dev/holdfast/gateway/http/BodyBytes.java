package dev.holdfast.gateway.http;

import io.javalin.http.Context;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Locale;

/** A request's body, bounded. */
final class BodyBytes {
  /** So much of a body that is too long is still received, for the caller to hear why. */
  private static final int DRAINED_MAX = 16 * 1024 * 1024;

  private BodyBytes() {}

  /**
   * The body of a request that must be JSON.
   *
   * @throws ProblemException 415 for another content type, 413 above 64 KiB
   */
  static byte[] read(Context ctx) {
    try {
      byte[] bytes = readAtMost(ctx);
      if (bytes.length > 0 && !isJson(ctx.contentType())) {
        throw new ProblemException(
            new Problem(
                415,
                "not-json",
                "The body is not JSON",
                "Send a JSON object with the header Content-Type: application/json."));
      }
      return bytes;
    } catch (IOException e) {
      throw new UncheckedIOException("the request broke off", e);
    }
  }

  private static byte[] readAtMost(Context ctx) throws IOException {
    boolean asksFirst = ctx.header("Expect") != null;
    long length = ctx.req().getContentLengthLong();
    if (asksFirst && length > Json.BYTES_MAX) {
      throw tooLong();
    }
    InputStream body = ctx.req().getInputStream();
    // A known length saves a buffer of kilobytes for a body of a hundred bytes.
    byte[] bytes =
        body.readNBytes(
            length >= 0 && length <= Json.BYTES_MAX ? (int) length : Json.BYTES_MAX + 1);
    if (bytes.length > Json.BYTES_MAX) {
      drain(body);
      throw tooLong();
    }
    return bytes;
  }

  private static void drain(InputStream body) throws IOException {
    byte[] dropped = new byte[8 * 1024];
    int total = 0;
    int count = 0;
    while (count >= 0 && total < DRAINED_MAX) {
      total += count;
      count = body.read(dropped);
    }
  }

  private static boolean isJson(String contentType) {
    String type = contentType == null ? "" : contentType.split(";", 2)[0];
    return type.strip().toLowerCase(Locale.ROOT).equals("application/json");
  }

  private static ProblemException tooLong() {
    return new ProblemException(
        new Problem(
            413,
            "too-long",
            "The body is too long",
            "No request needs more than " + Json.BYTES_MAX + " bytes; send one with less."));
  }
}
