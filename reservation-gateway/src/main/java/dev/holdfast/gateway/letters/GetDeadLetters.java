package dev.holdfast.gateway.letters;

import static io.javalin.http.HandlerType.GET;

import dev.holdfast.gateway.http.Access;
import dev.holdfast.gateway.http.Answer;
import dev.holdfast.gateway.http.Endpoint;
import dev.holdfast.gateway.http.Query;
import dev.holdfast.gateway.retry.UnderWay;
import io.javalin.http.Context;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/** `GET /dead-letters?after=&limit=`: a page of them; `?letter=`: one, with its bytes. */
public final class GetDeadLetters implements Endpoint.Handler {
  /** An ARN, a shard and a number. */
  static final int ID_MAX = 512;

  private static final int LIMIT = 50;
  private static final int LIMIT_MAX = 100;

  /** Each may read a megabyte. */
  private static final int UNDER_WAY_MAX = 4;

  private final Letters letters;
  private final UnderWay underWay = new UnderWay(UNDER_WAY_MAX);

  private GetDeadLetters(Letters letters) {
    this.letters = letters;
  }

  public static Endpoint endpoint(Letters letters) {
    return new Endpoint(GET, "/dead-letters", Access.OPERATORS, new GetDeadLetters(letters))
        .withParameters();
  }

  @Override
  public CompletionStage<Answer> handle(Context ctx) {
    Query query = Query.of(ctx);
    Optional<String> letter = query.text("letter", ID_MAX);
    Optional<String> after = query.text("after", ID_MAX);
    int limit = (int) query.whole("limit", LIMIT, 1, LIMIT_MAX);
    for (Optional<String> id : List.of(letter, after)) {
      if (id.isPresent() && id.get().isEmpty()) {
        query.fault("letter and after must be ids");
      }
    }
    query.check();
    return underWay.admit(
        () ->
            letter.isPresent()
                ? letters.find(letter.get()).thenApply(found -> answer(found.stream().toList(), ""))
                : letters
                    .page(after, limit)
                    .thenApply(page -> answer(page.letters(), page.next().orElse(""))));
  }

  private static Answer answer(List<Letter> some, String next) {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("letters", some.stream().map(Letter::json).toList());
    if (!next.isEmpty()) {
      body.put("next", next);
    }
    return Answer.json(200, body);
  }
}
