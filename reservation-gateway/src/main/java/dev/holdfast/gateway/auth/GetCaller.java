package dev.holdfast.gateway.auth;

import static io.javalin.http.HandlerType.GET;

import dev.holdfast.gateway.http.Access;
import dev.holdfast.gateway.http.Answer;
import dev.holdfast.gateway.http.Endpoint;
import dev.holdfast.gateway.http.Principal;
import dev.holdfast.gateway.http.Role;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** `GET /caller`: the roles of who asks, by which a page knows what to offer, and to whom. */
public final class GetCaller {
  private GetCaller() {}

  /**
   * @param flinkPage where operators find Flink's own page
   */
  public static Endpoint endpoint(Optional<URI> flinkPage) {
    return new Endpoint(
        GET,
        "/caller",
        Access.CALLERS,
        ctx -> CompletableFuture.completedStage(answer(Principal.of(ctx), flinkPage)));
  }

  private static Answer answer(Principal caller, Optional<URI> flinkPage) {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("roles", caller.roles().stream().map(Role::word).sorted().toList());
    if (caller.roles().contains(Role.OPERATOR)) {
      flinkPage.ifPresent(page -> body.put("flink", page.toString()));
    }
    return Answer.json(200, body);
  }
}
