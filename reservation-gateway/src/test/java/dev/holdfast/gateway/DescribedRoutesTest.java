package dev.holdfast.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import dev.holdfast.domain.IdGrammar;
import dev.holdfast.domain.PolicyFields;
import dev.holdfast.gateway.http.Access;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** The routes that a gateway has are those that openapi.yaml describes. */
class DescribedRoutesTest {
  /** The description itself and the pages around it. */
  private static final Set<String> PAGES = Set.of("GET /", "GET /docs", "GET /openapi.json");

  private final JsonNode description = description();

  @Test
  void everyRouteIsDescribedAndEveryDescriptionHasItsRoute() {
    Set<String> routes = new TreeSet<>(RouteList.all().keySet());
    routes.removeAll(PAGES);

    assertThat(routes).containsExactlyInAnyOrderElementsOf(described());
  }

  @Test
  void whatNeedsNoCredentialsIsDescribedSo() {
    RouteList.all()
        .forEach(
            (route, access) -> {
              String[] words = route.split(" ", 2);
              JsonNode operation =
                  description.path("paths").path(words[1]).path(words[0].toLowerCase(Locale.ROOT));
              if (!operation.isMissingNode()) {
                assertThat(operation.has("security")).as(route).isEqualTo(access == Access.ANYBODY);
              }
            });
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

  @Test
  void theRangesOfPoliciesAreDescribedAsTheyAre() {
    for (String schema : List.of("policyFields", "policyChange")) {
      for (String name : PolicyFields.NAMES) {
        JsonNode field = description.at("/components/schemas/" + schema + "/properties/" + name);
        assertThat(field.path("minimum").asLong(-1)).as(name).isEqualTo(PolicyFields.least(name));
        assertThat(field.path("maximum").asLong(-1)).as(name).isEqualTo(PolicyFields.most(name));
      }
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
