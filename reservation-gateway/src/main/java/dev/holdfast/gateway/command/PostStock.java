package dev.holdfast.gateway.command;

import static io.javalin.http.HandlerType.POST;

import dev.holdfast.gateway.http.Access;
import dev.holdfast.gateway.http.Endpoint;
import dev.holdfast.gateway.http.Paths;
import dev.holdfast.gateway.http.WaitPreference;

/** `POST /items/{item}/stock`: deliveries, returns, adjustments, counts. */
public final class PostStock {
  private PostStock() {}

  public static Endpoint endpoint(CommandIntake intake) {
    return new Endpoint(
        POST,
        Paths.ITEM + "/stock",
        Access.WAREHOUSES,
        ctx -> intake.take(StockDraft.of(ctx), CommandIds.required(ctx), WaitPreference.of(ctx)));
  }
}
