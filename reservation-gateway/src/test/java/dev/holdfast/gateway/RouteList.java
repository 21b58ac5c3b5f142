package dev.holdfast.gateway;

import dev.holdfast.gateway.health.Metrics;
import dev.holdfast.gateway.http.Access;
import dev.holdfast.trace.Tracing;
import io.javalin.Javalin;
import io.javalin.security.Roles;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The routes that a gateway's router has. */
final class RouteList {
  private RouteList() {}

  /** Method and path of each, with who may call it. */
  static Map<String, Access> all() {
    GatewayConfig config =
        GatewayConfig.read(
            Map.of("AWS_REGION", "eu-west-1", "HOLDFAST_AUTH", "off"), Optional.empty());
    Map<String, Access> routes = new TreeMap<>();
    try (Wiring wiring =
        new Wiring(config, System::currentTimeMillis, new Metrics(), Tracing.OFF)) {
      Javalin router =
          Javalin.create(
              settings ->
                  new Routes(settings, new Metrics(), Runnable::run).addAll(wiring.endpoints()));
      router.unsafe.internalRouter.allHttpHandlers().stream()
          .map(route -> route.endpoint)
          .filter(endpoint -> endpoint.method.isHttpMethod())
          .forEach(
              endpoint ->
                  routes.put(
                      endpoint.method.name() + " " + endpoint.path,
                      (Access) endpoint.metadata(Roles.class).getRoles().iterator().next()));
    }
    return routes;
  }
}
