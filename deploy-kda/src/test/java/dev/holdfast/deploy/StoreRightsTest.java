package dev.holdfast.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the policies permit on tables and streams, against what gateway and job are seen to do. */
class StoreRightsTest {
  private static final Templates TEMPLATES = Templates.DEFAULT;

  /** The calls of the running system are held to it, too. */
  private static final Path CONTRACT = Path.of("../schemas/src/main/resources/rights.csv");

  @ParameterizedTest
  @CsvSource({"gateway, AWS::IAM::ManagedPolicy", "job, AWS::IAM::Role"})
  void eachMayDoWhatItDoesAndNoMore(String who, String policies) throws IOException {
    assertThat(granted(who, policies)).containsExactlyInAnyOrderElementsOf(contract(who));
  }

  /** Else whoever has the job's role could rewrite the log, which is what is true of all stock. */
  @Test
  void whoWritesToTheLogMayNameTheseAttributesAndMustNameSome() {
    assertThat(TEMPLATES.all("AWS::IAM::ManagedPolicy")).isNotEmpty();
    assertThat(
            List.of("AWS::IAM::ManagedPolicy", "AWS::IAM::Role").stream()
                .flatMap(type -> Statement.of(TEMPLATES, type).stream())
                .filter(statement -> statement.resource().equals("<holdfast-events.Arn>"))
                .filter(statement -> statement.actions().toString().matches(".*(Put|Update).*")))
        .hasSize(3)
        .allSatisfy(
            statement -> {
              assertThat(statement.actions()).hasSize(1);
              JsonNode condition = statement.condition();
              assertThat(condition).hasSize(3);
              assertThat(condition.at("/ForAllValues:StringEquals/dynamodb:Attributes"))
                  .isNotEmpty();
              assertThat(condition.at("/Null/dynamodb:Attributes").asText()).isEqualTo("false");
              assertThat(condition.at("/StringEqualsIfExists/dynamodb:ReturnValues").asText())
                  .isEqualTo("NONE");
            });
  }

  private static List<String> granted(String who, String policies) {
    return Statement.of(TEMPLATES, policies).stream()
        .filter(Statement::isAboutAStore)
        .flatMap(
            statement ->
                statement.actions().stream()
                    .map(
                        action ->
                            row(who, store(statement.resource()), action, attributes(statement))))
        .toList();
  }

  private static String store(String resource) {
    return resource
        .replace("<CommandsConsumer.ConsumerARN>", "commands/consumer")
        .replace("<holdfast-", "")
        .replace(".StreamArn>", "/stream")
        .replace(".Arn>", "")
        .replace("/index/", "/");
  }

  private static String attributes(Statement statement) {
    return Templates.elements(
            statement.condition().at("/ForAllValues:StringEquals/dynamodb:Attributes"))
        .map(JsonNode::asText)
        .collect(Collectors.joining(", "));
  }

  private static List<String> contract(String who) throws IOException {
    return Files.readAllLines(CONTRACT).stream()
        .filter(line -> line.startsWith(who + " "))
        .map(line -> row(Arrays.copyOf(line.split("\\|", -1), 4)))
        .toList();
  }

  private static String row(String... cells) {
    return Arrays.stream(cells).map(String::strip).collect(Collectors.joining("|"));
  }
}
