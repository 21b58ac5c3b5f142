package dev.holdfast.gateway.read;

import static io.javalin.http.HandlerType.GET;

import dev.holdfast.gateway.http.Access;
import dev.holdfast.gateway.http.Answer;
import dev.holdfast.gateway.http.Endpoint;
import dev.holdfast.gateway.http.Ids;
import dev.holdfast.gateway.http.Paths;
import dev.holdfast.gateway.http.Problem;
import dev.holdfast.gateway.http.ProblemType;
import dev.holdfast.gateway.http.Problems;
import dev.holdfast.gateway.http.Query;
import io.javalin.http.Context;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** `GET /items/{item}/events?after=seq&limit=n`: what happened to an item, from the log. */
public final class GetEvents implements Endpoint.Handler {
  private static final int LIMIT = 100;
  private static final int LIMIT_MAX = 1_000;

  private final EventReader events;

  private GetEvents(EventReader events) {
    this.events = events;
  }

  public static Endpoint endpoint(EventReader events) {
    return new Endpoint(GET, Paths.ITEM + "/events", Access.WAREHOUSES, new GetEvents(events))
        .withParameters();
  }

  @Override
  public CompletionStage<Answer> handle(Context ctx) {
    String item = Ids.item(ctx);
    Query query = Query.of(ctx);
    long after = query.whole("after", 0, 0, Query.NUMBER_MAX);
    int limit = (int) query.whole("limit", LIMIT, 1, LIMIT_MAX);
    query.check();
    return events.read(item, after, limit).thenCompose(page -> answer(item, after, page));
  }

  private CompletionStage<Answer> answer(
      String item, long after, Optional<Map<String, Object>> page) {
    if (page.isEmpty()) {
      return CompletableFuture.completedFuture(gone(after).answer());
    }
    Answer answer = Answer.json(200, page.get());
    if (!page.get().get("events").equals(List.of())) {
      return CompletableFuture.completedFuture(answer);
    }
    return events
        .exists(item)
        .thenApply(exists -> exists ? answer : Problems.unknownItem(item).answer());
  }

  private static Problem gone(long after) {
    return new Problem(
        ProblemType.IN_COLD_STORAGE,
        "Events after seq " + after + " are in cold storage only; read them there.");
  }
}
