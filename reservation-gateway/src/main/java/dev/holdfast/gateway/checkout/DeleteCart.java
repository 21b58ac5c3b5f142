package dev.holdfast.gateway.checkout;

import static io.javalin.http.HandlerType.DELETE;

import dev.holdfast.gateway.http.Access;
import dev.holdfast.gateway.http.Endpoint;
import dev.holdfast.gateway.http.Paths;
import dev.holdfast.schema.CommandKind;

/** `DELETE /carts/{cart}`: its holds are given back. */
public final class DeleteCart {
  private DeleteCart() {}

  public static Endpoint endpoint(CartCommands commands) {
    return new Endpoint(
        DELETE, Paths.CART, Access.SHOPS, ctx -> commands.command(ctx, CommandKind.release));
  }
}
