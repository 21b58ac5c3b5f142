package dev.holdfast.gateway.read;

import static io.javalin.http.HandlerType.GET;

import dev.holdfast.gateway.http.Answer;
import dev.holdfast.gateway.http.Endpoint;
import dev.holdfast.gateway.http.Ids;
import dev.holdfast.gateway.http.Paths;
import io.javalin.http.Context;
import java.util.concurrent.CompletionStage;

/** `GET /items/{item}/commands/{command}`: its outcome, or that it is pending. */
public final class GetCommand implements Endpoint.Handler {
  private final Outcomes outcomes;

  private GetCommand(Outcomes outcomes) {
    this.outcomes = outcomes;
  }

  public static Endpoint endpoint(Outcomes outcomes) {
    return new Endpoint(GET, Paths.ITEM + "/commands/{command}", new GetCommand(outcomes));
  }

  @Override
  public CompletionStage<Answer> handle(Context ctx) {
    String item = Ids.item(ctx);
    String command = Ids.command(ctx);
    return outcomes
        .find(item, command)
        .thenApply(
            outcome ->
                Answer.json(
                    200,
                    outcome
                        .map(OutcomeJson::of)
                        .orElseGet(() -> OutcomeJson.pending(item, command))));
  }
}
