package dev.holdfast.gateway.command;

import static io.javalin.http.HandlerType.POST;

import dev.holdfast.gateway.http.Access;
import dev.holdfast.gateway.http.Endpoint;
import dev.holdfast.gateway.http.Paths;
import dev.holdfast.gateway.http.WaitPreference;

/**
 * `POST /items/{item}/reservations/{reservation}/confirm`: what is held is sold, or a part of it.
 */
public final class PostConfirm {
  private PostConfirm() {}

  public static Endpoint endpoint(CommandIntake intake) {
    return new Endpoint(
        POST,
        Paths.RESERVATION + "/confirm",
        Access.SHOPS,
        ctx -> {
          Draft draft = HoldDrafts.confirm(ctx);
          return intake.take(draft, CommandIds.of(draft, ctx), WaitPreference.of(ctx));
        });
  }
}
