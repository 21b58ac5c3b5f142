package dev.holdfast.gateway.command;

import static io.javalin.http.HandlerType.DELETE;

import dev.holdfast.gateway.http.Access;
import dev.holdfast.gateway.http.Endpoint;
import dev.holdfast.gateway.http.Paths;
import dev.holdfast.gateway.http.WaitPreference;

/** `DELETE /items/{item}/reservations/{reservation}`: the hold is given back, or units of it. */
public final class DeleteReservation {
  private DeleteReservation() {}

  public static Endpoint endpoint(CommandIntake intake) {
    return new Endpoint(
        DELETE,
        Paths.RESERVATION,
        Access.SHOPS,
        ctx -> {
          Draft draft = HoldDrafts.release(ctx);
          return intake.take(draft, CommandIds.of(draft, ctx), WaitPreference.of(ctx));
        });
  }
}
