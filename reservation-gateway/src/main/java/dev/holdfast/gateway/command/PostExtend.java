package dev.holdfast.gateway.command;

import static io.javalin.http.HandlerType.POST;

import dev.holdfast.gateway.http.Access;
import dev.holdfast.gateway.http.Endpoint;
import dev.holdfast.gateway.http.Paths;
import dev.holdfast.gateway.http.WaitPreference;

/** `POST /items/{item}/reservations/{reservation}/extend`: the hold ends later. */
public final class PostExtend {
  private PostExtend() {}

  public static Endpoint endpoint(CommandIntake intake) {
    return new Endpoint(
        POST,
        Paths.RESERVATION + "/extend",
        Access.SHOPS,
        ctx -> intake.take(HoldDrafts.extend(ctx), CommandIds.given(ctx), WaitPreference.of(ctx)));
  }
}
