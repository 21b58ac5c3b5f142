package dev.holdfast.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import dev.holdfast.domain.IdGrammar;
import dev.holdfast.gateway.health.Metrics;
import io.javalin.Javalin;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The routes that a gateway has are those that openapi.yaml describes. */
class DescribedRoutesTest {
  /** The description itself and the pages around it. */
  private static final Set<String> PAGES = Set.of("GET /", "GET /docs", "GET /openapi.json");

  private final JsonNode description = description();

  @Test
  void everyRouteIsDescribedAndEveryDescriptionHasItsRoute() {
    assertThat(routes()).containsExactlyInAnyOrderElementsOf(described());
  }

  @Test
  void theGrammarOfIdsIsDescribedAsItIs() {
    assertThat(description.at("/components/schemas/id/pattern").asText())
        .isEqualTo("^" + IdGrammar.pattern(IdGrammar.LENGTH_MAX) + "$");
    assertThat(
            description
                .at("/paths/~1items~1{item}~1commands~1{command}/parameters/1/schema/pattern")
                .asText())
        .isEqualTo("^" + IdGrammar.pattern(IdGrammar.DERIVED_LENGTH_MAX) + "$");
  }

  private static Set<String> routes() {
    GatewayConfig config = GatewayConfig.read(Map.of("AWS_REGION", "eu-west-1"), Optional.empty());
    try (Wiring wiring = new Wiring(config, System::currentTimeMillis)) {
      Javalin router =
          Javalin.create(
              settings ->
                  new Routes(settings, new Metrics(), Runnable::run).addAll(wiring.endpoints()));
      return router.unsafe.internalRouter.allHttpHandlers().stream()
          .map(route -> route.endpoint)
          .filter(endpoint -> endpoint.method.isHttpMethod())
          .map(endpoint -> endpoint.method.name() + " " + endpoint.path)
          .filter(route -> !PAGES.contains(route))
          .collect(Collectors.toCollection(TreeSet::new));
    }
  }

  private Set<String> described() {
    Set<String> described = new TreeSet<>();
    for (var path : description.path("paths").properties()) {
      for (var operation : path.getValue().properties()) {
        if (!operation.getKey().equals("parameters")) {
          described.add(operation.getKey().toUpperCase(Locale.ROOT) + " " + path.getKey());
        }
      }
    }
    return described;
  }

  private static JsonNode description() {
    try (InputStream yaml = DescribedRoutesTest.class.getResourceAsStream("/openapi.yaml")) {
      return new ObjectMapper(new YAMLFactory()).readTree(yaml);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
