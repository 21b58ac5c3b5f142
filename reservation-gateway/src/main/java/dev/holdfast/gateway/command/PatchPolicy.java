package dev.holdfast.gateway.command;

import static io.javalin.http.HandlerType.PATCH;

import dev.holdfast.domain.ShopPolicies;
import dev.holdfast.gateway.http.Access;
import dev.holdfast.gateway.http.Endpoint;
import dev.holdfast.gateway.http.Paths;
import dev.holdfast.gateway.http.WaitPreference;

/**
 * `PATCH /items/{item}/policy`: single fields of the item's own policy, as a merge patch (RFC
 * 7396). The job lays them over what the item has when they are appended, so that of two patches of
 * different fields both count, whenever they are sent.
 */
public final class PatchPolicy {
  private PatchPolicy() {}

  public static Endpoint endpoint(CommandIntake intake, ShopPolicies shop) {
    return new Endpoint(
        PATCH,
        Paths.ITEM + "/policy",
        Access.WAREHOUSES,
        ctx ->
            intake.take(
                PolicyDraft.change(ctx, shop), CommandIds.required(ctx), WaitPreference.of(ctx)));
  }
}
