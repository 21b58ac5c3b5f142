package dev.holdfast.gateway.command;

import static io.javalin.http.HandlerType.PUT;

import dev.holdfast.gateway.http.Access;
import dev.holdfast.gateway.http.Endpoint;
import dev.holdfast.gateway.http.Paths;
import dev.holdfast.gateway.http.WaitPreference;

/** `PUT /items/{item}/policy`: how the item may be sold. */
public final class PutPolicy {
  private PutPolicy() {}

  public static Endpoint endpoint(CommandIntake intake) {
    return new Endpoint(
        PUT,
        Paths.ITEM + "/policy",
        Access.WAREHOUSES,
        ctx -> intake.take(PolicyDraft.of(ctx), CommandIds.required(ctx), WaitPreference.of(ctx)));
  }
}
