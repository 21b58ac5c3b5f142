package dev.holdfast.gateway.read;

import static io.javalin.http.HandlerType.GET;

import dev.holdfast.gateway.http.Answer;
import dev.holdfast.gateway.http.Endpoint;
import dev.holdfast.gateway.http.Ids;
import dev.holdfast.gateway.http.Paths;
import dev.holdfast.gateway.http.WaitPreference;
import dev.holdfast.schema.Outcome;
import io.javalin.http.Context;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CompletionStage;

/**
 * `GET /items/{item}/commands/{command}`: its outcome, or that it is pending. Who prefers to wait
 * gets the outcome when it is there, as with the command itself.
 */
public final class GetCommand implements Endpoint.Handler {
  private final Outcomes outcomes;
  private final OutcomeWait waiting;

  private GetCommand(Outcomes outcomes, OutcomeWait waiting) {
    this.outcomes = outcomes;
    this.waiting = waiting;
  }

  public static Endpoint endpoint(Outcomes outcomes, OutcomeWait waiting) {
    return new Endpoint(GET, Paths.ITEM + "/commands/{command}", new GetCommand(outcomes, waiting));
  }

  @Override
  public CompletionStage<Answer> handle(Context ctx) {
    String item = Ids.item(ctx);
    String command = Ids.command(ctx);
    OptionalInt seconds = WaitPreference.of(ctx);
    if (seconds.isEmpty()) {
      return outcomes.find(item, command).thenApply(outcome -> answer(item, command, outcome));
    }
    return waiting
        .await(item, command, seconds.getAsInt())
        .thenApply(
            outcome ->
                answer(item, command, outcome)
                    .with("Preference-Applied", "wait=" + seconds.getAsInt()));
  }

  private static Answer answer(String item, String command, Optional<Outcome> outcome) {
    return Answer.json(
        200, outcome.map(OutcomeJson::of).orElseGet(() -> OutcomeJson.pending(item, command)));
  }
}
