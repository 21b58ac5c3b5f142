package dev.holdfast.gateway.read;

import static io.javalin.http.HandlerType.GET;

import dev.holdfast.domain.ContentHash;
import dev.holdfast.gateway.http.Access;
import dev.holdfast.gateway.http.Answer;
import dev.holdfast.gateway.http.Endpoint;
import dev.holdfast.gateway.http.Ids;
import dev.holdfast.gateway.http.Paths;
import dev.holdfast.gateway.http.Query;
import dev.holdfast.gateway.http.WaitPreference;
import io.javalin.http.Context;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.concurrent.CompletionStage;

/**
 * `GET /items/{item}/commands/{command}?content=hash`: its outcome, or that it is pending. Two
 * commands may have come under one id; whoever names the content hears what became of his own. Who
 * prefers to wait gets the outcome when it is there, as with the command itself.
 */
public final class GetCommand implements Endpoint.Handler {
  private final Outcomes outcomes;
  private final OutcomeWait waiting;

  private GetCommand(Outcomes outcomes, OutcomeWait waiting) {
    this.outcomes = outcomes;
    this.waiting = waiting;
  }

  public static Endpoint endpoint(Outcomes outcomes, OutcomeWait waiting) {
    return new Endpoint(
            GET,
            Paths.ITEM + "/commands/{command}",
            Access.CALLERS,
            new GetCommand(outcomes, waiting))
        .withParameters();
  }

  @Override
  public CompletionStage<Answer> handle(Context ctx) {
    String item = Ids.item(ctx);
    String command = Ids.command(ctx);
    OptionalLong content = content(ctx);
    OptionalInt seconds = WaitPreference.of(ctx);
    if (seconds.isEmpty()) {
      return outcomes
          .find(item, command)
          .thenApply(found -> Answer.json(200, OutcomeJson.of(item, command, found, content)));
    }
    return waiting
        .await(item, command, seconds.getAsInt())
        .thenApply(
            found ->
                Answer.json(200, OutcomeJson.of(item, command, found, content))
                    .with("Preference-Applied", "wait=" + seconds.getAsInt()));
  }

  private static OptionalLong content(Context ctx) {
    Query query = Query.of(ctx);
    Optional<String> text = query.word("content");
    OptionalLong content = text.map(ContentHash::parse).orElse(OptionalLong.empty());
    if (text.isPresent() && content.isEmpty()) {
      query.fault("content must be 16 hexadecimal digits, as in status");
    }
    query.check();
    return content;
  }
}
