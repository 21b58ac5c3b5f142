package dev.holdfast.gateway.http;

import io.javalin.http.Context;

/** How a body is encoded: not at all. */
public final class BodyEncoding {
  private BodyEncoding() {}

  /**
   * @throws ProblemException 415 for a body with an encoding
   */
  public static void refuse(Context ctx) {
    String encoding = ctx.header("Content-Encoding");
    if (encoding != null && !encoding.strip().equalsIgnoreCase("identity")) {
      throw new ProblemException(
          new Problem(
              ProblemType.ENCODED_BODY,
              "Send the body as it is: its Content-Encoding is not read here."));
    }
  }
}
