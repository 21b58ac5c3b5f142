package dev.holdfast.gateway.read;

import static io.javalin.http.HandlerType.GET;

import dev.holdfast.domain.Levels;
import dev.holdfast.gateway.http.Access;
import dev.holdfast.gateway.http.Answer;
import dev.holdfast.gateway.http.Endpoint;
import dev.holdfast.gateway.http.Etag;
import dev.holdfast.gateway.http.Ids;
import dev.holdfast.gateway.http.Paths;
import dev.holdfast.gateway.http.Principal;
import dev.holdfast.gateway.http.Problems;
import dev.holdfast.gateway.http.Query;
import dev.holdfast.gateway.retry.Retries;
import dev.holdfast.log.dynamodb.DynamoDbReadModels;
import dev.holdfast.log.writer.ItemWriter;
import dev.holdfast.schema.Availability;
import io.javalin.http.Context;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * `GET /items/{item}?atLeast=seq`: from the read model, which may lag. An item it does not have
 * yet, or not as of that seq, is read from the log, so that 404 is never a matter of lag, and
 * whoever has just placed a hold sees it at once, without waiting for the read model.
 */
public final class GetItem implements Endpoint.Handler {
  private final DynamoDbReadModels models;
  private final ItemWriter writer;
  private final Retries retries;

  private GetItem(DynamoDbReadModels models, ItemWriter writer, Retries retries) {
    this.models = models;
    this.writer = writer;
    this.retries = retries;
  }

  public static Endpoint endpoint(DynamoDbReadModels models, ItemWriter writer, Retries retries) {
    return new Endpoint(GET, Paths.ITEM, Access.CALLERS, new GetItem(models, writer, retries))
        .withParameters();
  }

  @Override
  public CompletionStage<Answer> handle(Context ctx) {
    String item = Ids.item(ctx);
    Query query = Query.of(ctx);
    long atLeast = query.whole("atLeast", 0, 0, Query.NUMBER_MAX);
    query.check();
    return retries
        .ask(() -> models.availability(item))
        .thenCompose(
            row ->
                row.isPresent() && row.get().getSeq() >= atLeast
                    ? CompletableFuture.completedFuture(answer(ctx, row.get(), atLeast))
                    : byTheLog(ctx, item, atLeast));
  }

  private CompletionStage<Answer> byTheLog(Context ctx, String item, long atLeast) {
    return writer
        .submit(item, new LevelCall())
        .thenApply(
            level ->
                Levels.exists(level)
                    ? answer(ctx, AvailabilityJson.row(level), atLeast)
                    : Problems.unknownItem(item).answer());
  }

  /** A seq that the log does not have was never this item's; that is said, and not waited for. */
  private static Answer answer(Context ctx, Availability row, long atLeast) {
    Map<String, Object> body =
        Access.WAREHOUSES.permits(Principal.of(ctx))
            ? AvailabilityJson.withHolds(row)
            : AvailabilityJson.of(row);
    if (row.getSeq() < atLeast) {
      body.put("behind", atLeast - row.getSeq());
      return Answer.json(200, body);
    }
    return Etag.on(Answer.json(200, body), ctx, Long.toString(row.getSeq()));
  }
}
