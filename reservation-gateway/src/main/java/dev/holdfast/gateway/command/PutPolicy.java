package dev.holdfast.gateway.command;

import static io.javalin.http.HandlerType.PUT;

import dev.holdfast.domain.ShopPolicies;
import dev.holdfast.gateway.http.Access;
import dev.holdfast.gateway.http.Endpoint;
import dev.holdfast.gateway.http.Paths;
import dev.holdfast.gateway.http.WaitPreference;

/** `PUT /items/{item}/policy`: all of the item's own policy; what it leaves out is the shop's. */
public final class PutPolicy {
  private PutPolicy() {}

  public static Endpoint endpoint(CommandIntake intake, ShopPolicies shop) {
    return new Endpoint(
        PUT,
        Paths.ITEM + "/policy",
        Access.WAREHOUSES,
        ctx ->
            intake.take(
                PolicyDraft.whole(ctx, shop), CommandIds.required(ctx), WaitPreference.of(ctx)));
  }
}
