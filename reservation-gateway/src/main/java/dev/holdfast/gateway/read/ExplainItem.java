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
import dev.holdfast.gateway.retry.UnderWay;
import dev.holdfast.log.BackwardReader;
import dev.holdfast.log.EventLog;
import dev.holdfast.log.writer.ItemWriter;
import dev.holdfast.schema.StockLevel;
import io.javalin.http.Context;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** `GET /items/{item}/explain`: where an item's figures come from, read from the log. */
public final class ExplainItem implements Endpoint.Handler {
  /** Each may read two thousand commits. */
  private static final int UNDER_WAY_MAX = 8;

  private final ItemWriter writer;
  private final BackwardReader log;
  private final Retries retries;
  private final UnderWay explanations = new UnderWay(UNDER_WAY_MAX);

  private ExplainItem(ItemWriter writer, EventLog log, Retries retries) {
    this.writer = writer;
    this.log = new BackwardReader(log);
    this.retries = retries;
  }

  public static Endpoint endpoint(ItemWriter writer, EventLog log, Retries retries) {
    return new Endpoint(
        GET, Paths.ITEM + "/explain", Access.WAREHOUSES, new ExplainItem(writer, log, retries));
  }

  @Override
  public CompletionStage<Answer> handle(Context ctx) {
    String item = Ids.item(ctx);
    return explanations.admit(
        () ->
            writer
                .submit(item, new LevelCall())
                .thenCompose(
                    level ->
                        Levels.exists(level)
                            ? explain(level)
                            : CompletableFuture.completedFuture(
                                Problems.unknownItem(item).answer())));
  }

  private CompletionStage<Answer> explain(StockLevel level) {
    return retries
        .ask(
            () ->
                log.read(
                    level.getItem(),
                    level.getSeq(),
                    commits -> Explanation.of(level, commits).isWhole()))
        .thenApply(commits -> Answer.json(200, Explanation.of(level, commits).json()));
  }
}
