package dev.holdfast.gateway.edge;

import dev.holdfast.domain.IdGrammar;
import dev.holdfast.gateway.health.LineBudget;
import dev.holdfast.gateway.http.Json;
import dev.holdfast.gateway.http.Principal;
import dev.holdfast.gateway.http.RequestTrace;
import dev.holdfast.schema.Traceparent;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.RequestLog;
import org.eclipse.jetty.server.Response;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A line for each request once it is over, as a JSON object. It has the route and the item, and not
 * the path or the query: carts, reservations and commands are named there, and whoever knows their
 * ids may be able to act for a customer. What a request was about is found by its trace, which is
 * kept with the commit. Each member is bounded, and so is what waits to be written: a line that
 * finds no room is left out, for no request waits for a log.
 */
public final class AccessLog implements RequestLog {
  /** The request's attributes that say which route it came to, and about which item. */
  public static final String ROUTE = AccessLog.class.getName() + ".route";

  public static final String ITEM = AccessLog.class.getName() + ".item";

  private static final Logger LOG = LoggerFactory.getLogger(LineBudget.ACCESS_LOG);
  private static final double NANOS_PER_MILLI = 1e6;

  @Override
  public void log(Request request, Response response) {
    if (LOG.isInfoEnabled()) {
      LOG.info(new String(Json.write(line(request, response)), StandardCharsets.UTF_8));
    }
  }

  private static Map<String, Object> line(Request request, Response response) {
    Map<String, Object> line = new LinkedHashMap<>();
    line.put("at", Instant.ofEpochMilli(Request.getTimeStamp(request)).toString());
    line.put("method", method(request));
    if (request.getAttribute(ROUTE) instanceof String route) {
      line.put("route", route);
    }
    if (request.getAttribute(ITEM) instanceof String item && IdGrammar.isId(item)) {
      line.put("item", item);
    }
    line.put("status", response.getStatus());
    line.put("millis", millisSince(request.getHeadersNanoTime()));
    line.put("bytes", Response.getContentBytesWritten(response));
    if (request.getAttribute(Principal.ATTRIBUTE) instanceof Principal caller) {
      caller.key().ifPresent(name -> line.put("key", name));
    }
    String trace = trace(request);
    if (Traceparent.isKnown(trace)) {
      line.put("trace", trace.substring(Traceparent.TRACE_ID, Traceparent.TRACE_ID_END));
    }
    return line;
  }

  /** The one that it is recorded in may have begun here. */
  private static String trace(Request request) {
    return request.getAttribute(RequestTrace.ATTRIBUTE) instanceof String recorded
        ? recorded
        : request.getHeaders().get(Traceparent.HEADER);
  }

  /** One that callers have made up may be anything. */
  private static String method(Request request) {
    String method = String.valueOf(request.getMethod());
    return method.matches("[A-Z]{1,7}") ? method : "?";
  }

  /** With three places, as long as no request takes a year. */
  private static double millisSince(long nanoTime) {
    return Math.round((System.nanoTime() - nanoTime) / NANOS_PER_MILLI * 1_000) / 1_000.0;
  }
}
