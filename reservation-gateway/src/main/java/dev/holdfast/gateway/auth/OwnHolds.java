package dev.holdfast.gateway.auth;

import static io.javalin.http.HandlerType.PUT;

import dev.holdfast.gateway.http.Access;
import dev.holdfast.gateway.http.Answer;
import dev.holdfast.gateway.http.CartScope;
import dev.holdfast.gateway.http.Endpoint;
import dev.holdfast.gateway.http.Ids;
import dev.holdfast.gateway.http.Paths;
import dev.holdfast.gateway.http.Principal;
import dev.holdfast.gateway.read.FindCall;
import dev.holdfast.gateway.retry.Retries;
import dev.holdfast.log.ReservationRows;
import dev.holdfast.log.writer.ItemWriter;
import io.javalin.http.Context;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * Keeps callers whose token is bound to carts to the holds of these. A hold's cart never changes,
 * so its row shows it however old it is; of a hold that has no row yet the log is asked. What
 * cannot be found is not handed on: it might be placed for somebody else meanwhile.
 */
public final class OwnHolds {
  private final ReservationRows rows;
  private final ItemWriter writer;
  private final Retries reads;

  public OwnHolds(ReservationRows rows, ItemWriter writer, Retries reads) {
    this.rows = rows;
    this.writer = writer;
    this.reads = reads;
  }

  /**
   * The same route, for its own holds only. Which are meant stands in its path; only where a hold
   * is placed does the cart stand in the body, and the route checks it itself.
   */
  public Endpoint guard(Endpoint route) {
    if (route.path().startsWith(Paths.CART)) {
      return guarded(route, (ctx, scope) -> ofCart(route, ctx, scope));
    }
    if (isPlacing(route)) {
      return route;
    }
    if (route.path().startsWith(Paths.RESERVATION)) {
      return guarded(route, (ctx, scope) -> ofHold(route, ctx, scope));
    }
    if (route.access() == Access.SHOPS) {
      throw new IllegalArgumentException(
          route.path() + " is for shops and names neither a cart nor a hold");
    }
    return route;
  }

  private static boolean isPlacing(Endpoint route) {
    return route.method().equals(PUT) && route.path().equals(Paths.RESERVATION);
  }

  private interface Scoped {
    CompletionStage<Answer> handle(Context ctx, CartScope scope);
  }

  private static Endpoint guarded(Endpoint route, Scoped bound) {
    return route.with(
        ctx -> {
          CartScope scope = Principal.of(ctx).scope();
          return scope.isAll() ? route.handler().handle(ctx) : bound.handle(ctx, scope);
        });
  }

  private static CompletionStage<Answer> ofCart(Endpoint route, Context ctx, CartScope scope) {
    scope.require(ctx.pathParam("cart"));
    return route.handler().handle(ctx);
  }

  private CompletionStage<Answer> ofHold(Endpoint route, Context ctx, CartScope scope) {
    String item = Ids.item(ctx);
    String reservation = Ids.reservation(ctx);
    return find(item, reservation)
        .thenCompose(
            found -> {
              if (found.hold() == null) {
                return CompletableFuture.completedStage(found.unknown(item, reservation).answer());
              }
              scope.require(found.hold().getCart());
              return route.handler().handle(ctx);
            });
  }

  private CompletionStage<FindCall.Found> find(String item, String reservation) {
    return reads
        .ask(() -> rows.find(item, reservation))
        .thenCompose(
            row ->
                row.isPresent()
                    ? CompletableFuture.completedStage(new FindCall.Found(true, row.get()))
                    : writer.submit(item, new FindCall(reservation)));
  }
}
