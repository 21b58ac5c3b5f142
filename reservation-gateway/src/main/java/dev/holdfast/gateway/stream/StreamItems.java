package dev.holdfast.gateway.stream;

import static io.javalin.http.HandlerType.GET;

import dev.holdfast.gateway.http.Access;
import dev.holdfast.gateway.http.Answer;
import dev.holdfast.gateway.http.Endpoint;
import dev.holdfast.gateway.http.ProblemException;
import dev.holdfast.gateway.http.Problems;
import dev.holdfast.gateway.http.Query;
import dev.holdfast.gateway.http.StillKnown;
import dev.holdfast.gateway.read.ListItems;
import dev.holdfast.gateway.shelf.ItemFilter;
import dev.holdfast.gateway.shelf.Shelf;
import io.javalin.http.Context;
import jakarta.servlet.ServletOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.eclipse.jetty.ee10.servlet.ServletContextRequest;
import org.eclipse.jetty.http.HttpMethod;
import org.eclipse.jetty.server.Request;

/** `GET /streams/items`: changes of items as server-sent events, as long as the caller listens. */
public final class StreamItems implements Endpoint.Handler {
  private static final String LAST_EVENT_ID = "Last-Event-ID";

  /** Kept for each listener; an event has a tenth of that. */
  private static final int BUFFER_BYTES = 2_048;

  /** The last is for proxies that would keep events back until they have many. */
  private static final Answer HEADERS =
      new Answer(
          200,
          EventText.CONTENT_TYPE,
          Map.of("Cache-Control", "no-cache", "X-Accel-Buffering", "no"),
          Map.of());

  private final Shelf shelf;
  private final Listeners listeners;

  private StreamItems(Shelf shelf, Listeners listeners) {
    this.shelf = shelf;
    this.listeners = listeners;
  }

  public static Endpoint endpoint(Shelf shelf, Listeners listeners) {
    return new Endpoint(GET, "/streams/items", Access.CALLERS, new StreamItems(shelf, listeners))
        .withParameters();
  }

  @Override
  public CompletionStage<Answer> handle(Context ctx) {
    Query query = Query.of(ctx);
    ItemFilter filter = ItemFilter.of(query);
    AlertFilter alerts = AlertFilter.of(query);
    boolean withAll = query.flag("snapshot");
    query.check();
    ListItems.requireComplete(shelf);
    Subscription subscription = subscription(ctx, filter, alerts, withAll);
    if (isHead(ctx)) {
      return CompletableFuture.completedFuture(HEADERS);
    }
    if (!listeners.reserve()) {
      throw new ProblemException(
          Problems.unavailable(
              "This gateway has the "
                  + listeners.max()
                  + " listeners it may have, or is about to"
                  + " stop. Try another one, or later."));
    }
    return listen(ctx, subscription).thenApply(ended -> HEADERS.sent());
  }

  private CompletionStage<Void> listen(Context ctx, Subscription subscription) {
    ServletOutputStream output;
    try {
      output = ctx.res().getOutputStream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    HEADERS.headers().forEach(ctx::header);
    ctx.contentType(HEADERS.contentType());
    ctx.res().setBufferSize(BUFFER_BYTES);
    Listener listener = new Listener(output, subscription::next, StillKnown.of(ctx));
    listeners.add(listener);
    listener.begin();
    return listener.ended();
  }

  /** The router takes HEAD for GET; the server would keep all of a body back, for ever. */
  private static boolean isHead(Context ctx) {
    Request routed = ServletContextRequest.getServletContextRequest(ctx.req());
    return HttpMethod.HEAD.is(Request.unWrap(routed).getMethod());
  }

  private Subscription subscription(
      Context ctx, ItemFilter filter, AlertFilter alerts, boolean withAll) {
    String lastEventId = ctx.header(LAST_EVENT_ID);
    if (lastEventId != null) {
      return Position.parse(lastEventId)
          .map(position -> Subscription.from(shelf, filter, alerts, position))
          .orElseThrow(
              () ->
                  new ProblemException(
                      Problems.invalid(List.of(LAST_EVENT_ID + " must be an event's id"))));
    }
    return withAll
        ? Subscription.fromAll(shelf, filter, alerts)
        : Subscription.fromNow(shelf, filter, alerts);
  }
}
