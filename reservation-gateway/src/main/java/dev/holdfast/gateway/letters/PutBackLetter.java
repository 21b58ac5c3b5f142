package dev.holdfast.gateway.letters;

import static io.javalin.http.HandlerType.POST;

import dev.holdfast.domain.ContentHash;
import dev.holdfast.domain.command.CommandBytes;
import dev.holdfast.gateway.command.CommandStream;
import dev.holdfast.gateway.command.StatusAddress;
import dev.holdfast.gateway.http.Access;
import dev.holdfast.gateway.http.Answer;
import dev.holdfast.gateway.http.Endpoint;
import dev.holdfast.gateway.http.Fields;
import dev.holdfast.gateway.http.Problem;
import dev.holdfast.gateway.http.ProblemException;
import dev.holdfast.gateway.http.ProblemType;
import dev.holdfast.gateway.retry.UnderWay;
import dev.holdfast.schema.Command;
import dev.holdfast.schema.UndecodableException;
import io.javalin.http.Context;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/**
 * `POST /dead-letters/put-back`: sends a dead letter's command again, once it can be read. It is
 * decided like any other, and once however often it is put back, for the job knows it by its id.
 */
public final class PutBackLetter implements Endpoint.Handler {
  private static final int UNDER_WAY_MAX = 16;

  private final Letters letters;
  private final CommandStream stream;
  private final UnderWay underWay = new UnderWay(UNDER_WAY_MAX);

  private PutBackLetter(Letters letters, CommandStream stream) {
    this.letters = letters;
    this.stream = stream;
  }

  public static Endpoint endpoint(Letters letters, CommandStream stream) {
    return new Endpoint(
        POST, "/dead-letters/put-back", Access.OPERATORS, new PutBackLetter(letters, stream));
  }

  @Override
  public CompletionStage<Answer> handle(Context ctx) {
    Fields fields = Fields.of(ctx);
    Optional<String> id = fields.line("letter", GetDeadLetters.ID_MAX);
    if (id.isEmpty()) {
      fields.fault("letter is missing; it must be the id of a dead letter");
    }
    fields.check();
    return underWay.admit(
        () ->
            letters
                .find(id.orElseThrow())
                .thenApply(found -> command(found.orElseThrow(PutBackLetter::unknown)))
                .thenCompose(command -> stream.send(command).thenApply(sent -> taken(command))));
  }

  private static Command command(Letter letter) {
    if (letter.isChange()) {
      throw stays(
          "It is a row of the log. It is there still, and a job that can read it does so when the"
              + " item's next commit comes.");
    }
    byte[] bytes =
        letter
            .bytes()
            .orElseThrow(
                () ->
                    stays(
                        "Its bytes lie in the job's files only. Put it back from there:"
                            + " ./holdfast dead-letters put-back."));
    try {
      return CommandBytes.read(bytes)
          .orElseThrow(() -> stays("It is a tick: there is nothing to decide."));
    } catch (UndecodableException e) {
      throw stays("Still dead: " + e.getMessage() + ".");
    }
  }

  private static ProblemException unknown() {
    return new ProblemException(
        new Problem(
            ProblemType.UNKNOWN_LETTER,
            "There is no dead letter of this id, or it came longer than 30 days ago."));
  }

  private static ProblemException stays(String why) {
    return new ProblemException(new Problem(ProblemType.LETTER_STAYS, why));
  }

  private static Answer taken(Command command) {
    String status = StatusAddress.of(command);
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("item", command.getItem());
    body.put("command", command.getCommand());
    body.put("kind", command.getKind().name());
    body.put("content", ContentHash.text(ContentHash.of(command)));
    body.put("status", status);
    return Answer.json(202, body).with("Location", status);
  }
}
