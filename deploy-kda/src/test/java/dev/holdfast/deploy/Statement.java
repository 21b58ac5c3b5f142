package dev.holdfast.deploy;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.stream.Stream;

/**
 * A statement of a policy, its references readable.
 *
 * @param condition missing, if there is none
 */
record Statement(String resource, List<String> actions, JsonNode condition) {
  /** All statements of policies that are resources of a type, or parts of one. */
  static List<Statement> of(Templates templates, String type) {
    return templates.all(type).stream()
        .flatMap(resource -> resource.findValues("PolicyDocument").stream())
        .flatMap(document -> Templates.elements(document.get("Statement")))
        .map(statement -> of(templates, statement))
        .toList();
  }

  private static Statement of(Templates templates, JsonNode statement) {
    return new Statement(
        String.join(" ", texts(templates, statement.get("Resource"))),
        texts(templates, statement.get("Action")),
        statement.path("Condition"));
  }

  private static List<String> texts(Templates templates, JsonNode oneOrMore) {
    Stream<JsonNode> values =
        oneOrMore.isArray() ? Templates.elements(oneOrMore) : Stream.of(oneOrMore);
    return values.map(templates::readable).toList();
  }

  /** Whether it is about a table, its index or stream, or the command stream. */
  boolean isAboutAStore() {
    return actions.stream().allMatch(action -> action.matches("(dynamodb|kinesis):.*"));
  }

  @Override
  public String toString() {
    return resource + ": " + String.join(" ", actions);
  }
}
