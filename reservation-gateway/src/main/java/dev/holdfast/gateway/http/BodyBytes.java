package dev.holdfast.gateway.http;

import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Locale;

/** A request's body, bounded. It is here already: the server hands on no request before. */
final class BodyBytes {
  private BodyBytes() {}

  /**
   * The body of a request that must be JSON.
   *
   * @throws ProblemException 415 for another content type or an encoding, 413 above 64 KiB
   */
  static byte[] read(Context ctx) {
    try {
      byte[] bytes = readAtMost(ctx);
      if (bytes.length > 0) {
        check(ctx);
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
    // A known length saves a buffer of kilobytes for a body of a hundred bytes.
    byte[] bytes =
        ctx.req()
            .getInputStream()
            .readNBytes(
                length >= 0 && length <= Json.BYTES_MAX ? (int) length : Json.BYTES_MAX + 1);
    if (bytes.length > Json.BYTES_MAX) {
      throw tooLong();
    }
    return bytes;
  }

  private static void check(Context ctx) {
    BodyEncoding.refuse(ctx);
    if (!isJson(ctx)) {
      throw new ProblemException(
          new Problem(
              ProblemType.NOT_JSON,
              415,
              "Send a JSON object with the header Content-Type: application/json."));
    }
  }

  /** All that is patched here is patched as RFC 7396 has it, so it may be called by that name. */
  private static boolean isJson(Context ctx) {
    String contentType = ctx.contentType() == null ? "" : ctx.contentType().split(";", 2)[0];
    String type = contentType.strip().toLowerCase(Locale.ROOT);
    return type.equals("application/json")
        || (type.equals("application/merge-patch+json") && HandlerType.PATCH.equals(ctx.method()));
  }

  private static ProblemException tooLong() {
    return new ProblemException(
        new Problem(
            ProblemType.TOO_LONG,
            "No request needs more than " + Json.BYTES_MAX + " bytes; send one with less."));
  }
}
