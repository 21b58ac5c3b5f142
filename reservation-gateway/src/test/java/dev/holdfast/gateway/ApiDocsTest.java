package dev.holdfast.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.holdfast.gateway.world.Reply;
import java.lang.reflect.Field;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The API's description, as it is served. */
class ApiDocsTest extends OverHttp {
  private static JsonNode description;

  @BeforeAll
  static void read() throws Exception {
    description = new ObjectMapper().readTree(gateway.get("/openapi.json").text());
  }

  @Test
  void everyOperationDescribedIsThereAndAnswersWithAStatusThatIsDescribed() {
    for (var path : description.path("paths").properties()) {
      for (var operation : path.getValue().properties()) {
        if (!operation.getKey().equals("parameters")) {
          assertDescribed(operation.getKey(), path.getKey(), operation.getValue());
        }
      }
    }
  }

  @Test
  void everyReferenceWithinTheDescriptionLeadsSomewhere() {
    List<String> references = description.findValuesAsText("$ref");

    assertThat(references).isNotEmpty();
    assertThat(references)
        .allSatisfy(
            reference ->
                assertThat(description.at(reference.substring(1)).isMissingNode())
                    .as(reference)
                    .isFalse());
  }

  @Test
  void everyReasonOfTheDomainIsDescribed() throws IllegalAccessException {
    Set<String> reasons = new TreeSet<>();
    for (Field reason : dev.holdfast.domain.Reason.class.getFields()) {
      reasons.add((String) reason.get(null));
    }
    List<String> described = new ArrayList<>();
    description
        .at("/components/schemas/outcome/properties/reason/enum")
        .forEach(word -> described.add(word.asText()));

    assertThat(described).containsExactlyInAnyOrderElementsOf(reasons);
  }

  @Test
  void thePagesAndAllTheyLoadAreThere() {
    assertThat(gateway.get("/docs").text()).contains("swagger-ui-bundle.js");
    for (String file :
        List.of(
            "/docs/swagger-ui/swagger-ui-bundle.js",
            "/docs/swagger-ui/swagger-ui.css",
            "/web/docs/docs.js")) {
      assertThat(gateway.get(file).status()).as(file).isEqualTo(200);
    }
  }

  private static void assertDescribed(String method, String path, JsonNode operation) {
    String address =
        path.replace("{item}", "mug")
            .replace("{problem}", "sold-out")
            .replaceAll("[{][a-z]+[}]", "x1");

    Reply reply =
        gateway.send(
            gateway
                .request(address)
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", "k1")
                .method(
                    isStream(operation) ? "HEAD" : method.toUpperCase(Locale.ROOT),
                    BodyPublishers.ofString("{}")));

    assertThat(reply.type()).as(method + " " + path).isNotEqualTo("/problems/unknown-route");
    assertThat(operation.path("responses").has(Integer.toString(reply.status())))
        .as(method + " " + path + " answers " + reply)
        .isTrue();
  }

  /** Which has no end, so it is asked for its headers. */
  private static boolean isStream(JsonNode operation) {
    return operation.at("/responses/200/content").has("text/event-stream");
  }
}
