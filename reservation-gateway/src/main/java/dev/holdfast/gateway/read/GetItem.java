package dev.holdfast.gateway.read;

import static io.javalin.http.HandlerType.GET;

import dev.holdfast.domain.Levels;
import dev.holdfast.gateway.http.Access;
import dev.holdfast.gateway.http.Answer;
import dev.holdfast.gateway.http.Endpoint;
import dev.holdfast.gateway.http.Ids;
import dev.holdfast.gateway.http.Paths;
import dev.holdfast.gateway.http.Problems;
import dev.holdfast.gateway.retry.Retries;
import dev.holdfast.log.dynamodb.DynamoDbReadModels;
import dev.holdfast.log.writer.ItemWriter;
import io.javalin.http.Context;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * `GET /items/{item}`: from the read model, which may lag. An item it does not have yet is read
 * from the log, so that 404 is never a matter of lag.
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
    return new Endpoint(GET, Paths.ITEM, Access.CALLERS, new GetItem(models, writer, retries));
  }

  @Override
  public CompletionStage<Answer> handle(Context ctx) {
    String item = Ids.item(ctx);
    return retries
        .ask(() -> models.availability(item))
        .thenCompose(
            row ->
                row.isPresent()
                    ? CompletableFuture.completedFuture(
                        Answer.json(200, AvailabilityJson.of(row.get())))
                    : byTheLog(item));
  }

  private CompletionStage<Answer> byTheLog(String item) {
    return writer
        .submit(item, new LevelCall())
        .thenApply(
            level ->
                Levels.exists(level)
                    ? Answer.json(200, AvailabilityJson.of(level))
                    : Problems.unknownItem(item).answer());
  }
}
