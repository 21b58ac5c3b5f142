package dev.holdfast.gateway.http;

import io.javalin.http.Context;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What goes back to the caller.
 *
 * @param body members of a JSON object, in the order in which they are written; null for an answer
 *     that its handler has written by itself
 */
public record Answer(
    int status, String contentType, Map<String, String> headers, Map<String, ?> body) {
  private static final Logger LOG = LoggerFactory.getLogger(Answer.class);
  private static final String JSON = "application/json";
  private static final int NO_CONTENT = 204;
  private static final int NOT_MODIFIED = 304;

  /** Above it, an answer is worth compressing, which the router does for callers who want it. */
  private static final int SMALL_BYTES = 1_024;

  public static Answer json(int status, Map<String, ?> body) {
    return new Answer(status, JSON, Map.of(), body);
  }

  /** The same with one more header. */
  public Answer with(String header, String value) {
    Map<String, String> more = new LinkedHashMap<>(headers);
    more.put(header, value);
    return new Answer(status, contentType, more, body);
  }

  /** The same, which has been written already. */
  public Answer sent() {
    return new Answer(status, contentType, headers, null);
  }

  /** An answer without a body, by a status that has none. */
  public static Answer noContent() {
    return new Answer(NO_CONTENT, JSON, Map.of(), Map.of());
  }

  /** An answer whose caller has what it would be. */
  public static Answer notModified() {
    return new Answer(NOT_MODIFIED, JSON, Map.of(), Map.of());
  }

  /** The body as it goes over the wire. */
  public byte[] bytes() {
    return Json.write(body);
  }

  public void writeTo(Context ctx) {
    if (body == null) {
      return;
    }
    headers.forEach(ctx::header);
    ctx.status(status);
    if (status == NO_CONTENT || status == NOT_MODIFIED) {
      return;
    }
    boolean hasTextTimes = TextTimes.areWanted(ctx);
    ctx.contentType(hasTextTimes ? contentType + "; times=rfc3339" : contentType);
    byte[] bytes = hasTextTimes ? Json.write(TextTimes.in(body)) : bytes();
    if (bytes.length > SMALL_BYTES) {
      ctx.result(bytes);
    } else {
      writeSmall(ctx, bytes);
    }
  }

  /** The router would copy it through a buffer of 8 KB, more than all else a hold allocates. */
  private static void writeSmall(Context ctx, byte[] bytes) {
    ctx.res().setContentLength(bytes.length);
    try {
      ctx.res().getOutputStream().write(bytes);
    } catch (IOException e) {
      LOG.debug("a caller did not wait for its answer", e);
    }
  }
}
