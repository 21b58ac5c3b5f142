package dev.holdfast.gateway.bulk;

import static io.javalin.http.HandlerType.POST;

import dev.holdfast.gateway.command.CommandIds;
import dev.holdfast.gateway.http.Access;
import dev.holdfast.gateway.http.BodyEncoding;
import dev.holdfast.gateway.http.Endpoint;
import dev.holdfast.gateway.http.Paths;
import dev.holdfast.gateway.http.ProblemException;
import dev.holdfast.gateway.http.Problems;
import dev.holdfast.gateway.http.WaitPreference;
import io.javalin.http.Context;
import java.util.List;
import java.util.Optional;

/**
 * `POST /stock-changes`: what {@link dev.holdfast.gateway.command.PostStock} takes, many at once, a
 * line each. It is answered line by line while it comes.
 */
public final class PostStockChanges {
  /** Counted from the last line that was taken; less than a silent connection is kept for. */
  private static final int WAIT_SECONDS_MAX = 25;

  private PostStockChanges() {}

  public static Endpoint endpoint(Uploads uploads) {
    return new Endpoint(
        POST,
        Paths.STOCK_CHANGES,
        Access.WAREHOUSES,
        ctx -> {
          BodyEncoding.refuse(ctx);
          return uploads.begin(
              ctx,
              LineFormats.of(ctx.contentType()),
              key(ctx),
              WaitPreference.of(ctx, WAIT_SECONDS_MAX));
        });
  }

  private static Optional<String> key(Context ctx) {
    Optional<String> key = CommandIds.given(ctx);
    if (key.isPresent() && key.get().length() > StockLine.KEY_LENGTH_MAX) {
      throw new ProblemException(
          Problems.invalid(
              List.of(
                  "Idempotency-Key must have "
                      + StockLine.KEY_LENGTH_MAX
                      + " characters at most, for a line's number is put behind it")));
    }
    return key;
  }
}
