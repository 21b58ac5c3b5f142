package dev.holdfast.local.rights;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A call of AWS, as far as a policy looks at it.
 *
 * @param who gateway or job
 * @param store a table, an index, a stream of a table, or a stream; without the prefix
 * @param action as policies name it
 * @param attributes of a row that is written: those that the request sets or asks about
 */
public record Call(String who, String store, String action, Set<String> attributes) {
  /** A word of an expression that is no value. */
  private static final Pattern NAME =
      Pattern.compile("(?<![:#\\w])(#?[A-Za-z_]\\w*)(?!\\w*\\s*\\()");

  private static final Set<String> WORDS =
      Set.of("SET", "REMOVE", "ADD", "DELETE", "AND", "OR", "NOT");

  /**
   * The calls that one request makes, one for each table that it names.
   *
   * @param target the header `X-Amz-Target`, such as `DynamoDB_20120810.PutItem`
   */
  static List<Call> of(String who, String prefix, String target, JsonNode body) {
    String operation = target.substring(target.indexOf('.') + 1);
    if (target.startsWith("Kinesis_")) {
      // An iterator or a token stands for a stream, and there is only one.
      return List.of(new Call(who, "commands", "kinesis:" + operation, Set.of()));
    }
    String action = "dynamodb:" + operation;
    if (target.startsWith("DynamoDBStreams_")) {
      return List.of(new Call(who, "events/stream", action, Set.of()));
    }
    List<String> tables = tables(body);
    return tables.stream()
        .map(table -> new Call(who, table.substring(prefix.length()), action, attributes(body)))
        .toList();
  }

  private static List<String> tables(JsonNode body) {
    if (body.has("RequestItems")) {
      return body.get("RequestItems").properties().stream().map(each -> each.getKey()).toList();
    }
    String table = body.get("TableName").asText();
    return List.of(body.has("IndexName") ? table + "/" + body.get("IndexName").asText() : table);
  }

  private static Set<String> attributes(JsonNode body) {
    Set<String> attributes = new TreeSet<>();
    if (body.has("Item") || body.has("UpdateExpression")) {
      body.path("Item").fieldNames().forEachRemaining(attributes::add);
      body.path("Key").fieldNames().forEachRemaining(attributes::add);
      names(body, "UpdateExpression", attributes::add);
      names(body, "ConditionExpression", attributes::add);
    }
    return attributes;
  }

  private static void names(JsonNode body, String expression, Consumer<String> found) {
    Matcher names = NAME.matcher(body.path(expression).asText());
    while (names.find()) {
      String name = names.group(1);
      if (!WORDS.contains(name)) {
        found.accept(body.path("ExpressionAttributeNames").path(name).asText(name));
      }
    }
  }
}
