package dev.holdfast.gateway.http;

import io.javalin.http.Context;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What goes back to the caller.
 *
 * @param body members of a JSON object, in the order in which they are written
 */
public record Answer(
    int status, String contentType, Map<String, String> headers, Map<String, ?> body) {
  private static final String JSON = "application/json";

  public static Answer json(int status, Map<String, ?> body) {
    return new Answer(status, JSON, Map.of(), body);
  }

  /** The same with one more header. */
  public Answer with(String header, String value) {
    Map<String, String> more = new LinkedHashMap<>(headers);
    more.put(header, value);
    return new Answer(status, contentType, more, body);
  }

  public void writeTo(Context ctx) {
    headers.forEach(ctx::header);
    ctx.status(status).contentType(contentType).result(Json.write(body));
  }
}
