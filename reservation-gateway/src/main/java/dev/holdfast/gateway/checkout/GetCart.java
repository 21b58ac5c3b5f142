package dev.holdfast.gateway.checkout;

import static dev.holdfast.gateway.checkout.CartLine.LINES_MAX;
import static io.javalin.http.HandlerType.GET;

import dev.holdfast.gateway.http.Access;
import dev.holdfast.gateway.http.Answer;
import dev.holdfast.gateway.http.Endpoint;
import dev.holdfast.gateway.http.Ids;
import dev.holdfast.gateway.http.Paths;
import dev.holdfast.gateway.reserve.HoldJson;
import dev.holdfast.schema.Hold;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** `GET /carts/{cart}`: its open holds, from the read model, which may lag. */
public final class GetCart {
  private GetCart() {}

  public static Endpoint endpoint(OpenHolds open) {
    return new Endpoint(
        GET,
        Paths.CART,
        Access.CALLERS,
        ctx -> {
          String cart = Ids.cart(ctx);
          return open.of(cart, LINES_MAX + 1).thenApply(holds -> answer(cart, holds));
        });
  }

  private static Answer answer(String cart, List<Hold> holds) {
    if (holds.isEmpty()) {
      return UnknownCart.problem().answer();
    }
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("cart", cart);
    body.put("reservations", holds.stream().limit(LINES_MAX).map(HoldJson::of).toList());
    if (holds.size() > LINES_MAX) {
      body.put("more", true);
    }
    return Answer.json(200, body);
  }
}
