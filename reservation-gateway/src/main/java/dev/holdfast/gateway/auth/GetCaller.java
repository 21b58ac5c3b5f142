package dev.holdfast.gateway.auth;

import static io.javalin.http.HandlerType.GET;

import dev.holdfast.gateway.http.Access;
import dev.holdfast.gateway.http.Answer;
import dev.holdfast.gateway.http.Endpoint;
import dev.holdfast.gateway.http.Principal;
import dev.holdfast.gateway.http.Role;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** `GET /caller`: the roles of who asks, by which a page knows what to offer. */
public final class GetCaller {
  private GetCaller() {}

  public static Endpoint endpoint() {
    return new Endpoint(
        GET,
        "/caller",
        Access.CALLERS,
        ctx -> CompletableFuture.completedStage(answer(Principal.of(ctx))));
  }

  private static Answer answer(Principal caller) {
    return Answer.json(
        200, Map.of("roles", caller.roles().stream().map(Role::word).sorted().toList()));
  }
}
