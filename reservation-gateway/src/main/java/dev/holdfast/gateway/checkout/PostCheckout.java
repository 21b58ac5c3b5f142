package dev.holdfast.gateway.checkout;

import static io.javalin.http.HandlerType.POST;

import dev.holdfast.gateway.http.Access;
import dev.holdfast.gateway.http.Endpoint;
import dev.holdfast.gateway.http.Paths;
import dev.holdfast.schema.CommandKind;

/** `POST /carts/{cart}/checkout`: all that its holds hold is sold. */
public final class PostCheckout {
  private PostCheckout() {}

  public static Endpoint endpoint(CartCommands commands) {
    return new Endpoint(
        POST,
        Paths.CART + "/checkout",
        Access.SHOPS,
        ctx -> commands.command(ctx, CommandKind.confirm));
  }
}
