package dev.holdfast.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class DataStackTest {
  private static final Templates TEMPLATES = Templates.DEFAULT;
  private static final String STREAM = "AWS::Kinesis::Stream";

  /** What the code's tables and streams are tested against, too. */
  private static final Path CONTRACT = Path.of("../schemas/src/main/resources/stores.csv");

  @Test
  void tablesAndStreamsAreThoseThatTheCodeKnows() throws IOException {
    assertThat(Stream.of(tables(), indexes(), streams()).flatMap(Function.identity()))
        .containsExactlyInAnyOrderElementsOf(contract());
  }

  @Test
  void everyTableIsPaidByRequestEncryptedAndSafeFromDeletion() {
    assertThat(TEMPLATES.all("AWS::DynamoDB::Table"))
        .allSatisfy(
            table -> {
              JsonNode properties = table.get("Properties");
              assertThat(properties.get("BillingMode").asText()).isEqualTo("PAY_PER_REQUEST");
              assertThat(properties.at("/SSESpecification/SSEEnabled").asBoolean()).isTrue();
              assertThat(properties.path("DeletionProtectionEnabled").asBoolean()).isTrue();
              assertRetained(table);
            });
  }

  @Test
  void theLogStreamsNewImagesAndCanBeRestoredToAnySecond() {
    JsonNode events = table("events");

    assertThat(events.at("/StreamSpecification/StreamViewType").asText()).isEqualTo("NEW_IMAGE");
    assertThat(
            events.at("/PointInTimeRecoverySpecification/PointInTimeRecoveryEnabled").asBoolean())
        .isTrue();
  }

  @Test
  void theCommandStreamIsEncryptedAndKeepsCommandsWellOverADay() {
    JsonNode commands = TEMPLATES.only(STREAM);

    assertThat(commands.get("Name").asText()).isEqualTo("holdfast-commands");
    assertThat(commands.at("/StreamEncryption/EncryptionType").asText()).isEqualTo("KMS");
    assertThat(commands.get("RetentionPeriodHours").asInt()).isGreaterThan(24);
    assertRetained(TEMPLATES.all(STREAM).get(0));
  }

  @Test
  void theCommandStreamIsOnDemandUnlessShardsAreGiven() {
    JsonNode provisioned = Templates.of(Map.of("shards", "3")).only(STREAM);

    assertThat(mode(TEMPLATES.only(STREAM))).isEqualTo("ON_DEMAND");
    assertThat(mode(provisioned)).isEqualTo("PROVISIONED");
    assertThat(provisioned.get("ShardCount").asInt()).isEqualTo(3);
  }

  @Test
  void bucketsArePrivateEncryptedVersionedAndRetained() {
    assertThat(TEMPLATES.all("AWS::S3::Bucket"))
        .hasSize(2)
        .allSatisfy(
            resource -> {
              JsonNode bucket = resource.get("Properties");
              assertThat(Templates.elements(bucket.get("PublicAccessBlockConfiguration")))
                  .hasSize(4)
                  .allMatch(JsonNode::booleanValue);
              assertThat(bucket.get("BucketEncryption").findValue("SSEAlgorithm").asText())
                  .isEqualTo("AES256");
              assertThat(bucket.at("/VersioningConfiguration/Status").asText())
                  .isEqualTo("Enabled");
              assertRetained(resource);
            });
  }

  @Test
  void bucketsRefuseEverythingThatDoesNotComeByTls() {
    assertThat(TEMPLATES.all("AWS::S3::BucketPolicy"))
        .hasSize(2)
        .allSatisfy(
            policy -> {
              JsonNode bucket = policy.at("/Properties/Bucket");
              JsonNode statement = policy.at("/Properties/PolicyDocument/Statement/0");
              String arn = TEMPLATES.readable(bucket).replace(">", ".Arn>");

              assertThat(statement.get("Effect").asText()).isEqualTo("Deny");
              assertThat(statement.get("Action").asText()).isEqualTo("s3:*");
              assertThat(statement.at("/Principal/AWS").asText()).isEqualTo("*");
              assertThat(statement.at("/Condition/Bool/aws:SecureTransport").asText())
                  .isEqualTo("false");
              assertThat(Templates.elements(statement.get("Resource")).map(TEMPLATES::readable))
                  .containsExactly(arn, arn + "/*");
            });
  }

  @Test
  void theJobsLogIsKeptWhenTheJobsStackGoesAndWhenThisOneDoes() {
    assertThat(TEMPLATES.job().toString()).doesNotContain("AWS::Logs::LogGroup");
    assertThat(TEMPLATES.only("AWS::Logs::LogGroup").get("RetentionInDays").asInt()).isEqualTo(30);
    assertRetained(TEMPLATES.all("AWS::Logs::LogGroup").get(0));
    assertRetained(TEMPLATES.all("AWS::Logs::LogStream").get(0));
  }

  @Test
  void everyNameStartsWithThePrefix() {
    Templates shop = Templates.of(Map.of("prefix", "shop-"));

    assertThat(shop.all("AWS::DynamoDB::Table"))
        .allMatch(table -> table.at("/Properties/TableName").asText().startsWith("shop-"));
    assertThat(shop.only(STREAM).get("Name").asText()).isEqualTo("shop-commands");
  }

  /** The rows of the contract. */
  private static List<String> contract() throws IOException {
    return Files.readAllLines(CONTRACT).stream()
        .filter(line -> line.matches("(table|index|stream) .*"))
        .map(line -> row(line.split("\\|", -1)))
        .toList();
  }

  private static Stream<String> tables() {
    return TEMPLATES.all("AWS::DynamoDB::Table").stream()
        .map(table -> table.get("Properties"))
        .map(table -> row("table", name(table.get("TableName")), keys(table, table), ttl(table)));
  }

  private static Stream<String> indexes() {
    return TEMPLATES.all("AWS::DynamoDB::Table").stream()
        .map(table -> table.get("Properties"))
        .flatMap(
            table ->
                Templates.elements(table.path("GlobalSecondaryIndexes"))
                    .map(index -> indexRow(table, index)));
  }

  private static String indexRow(JsonNode table, JsonNode index) {
    assertThat(index.at("/Projection/ProjectionType").asText()).isEqualTo("ALL");
    String name = name(table.get("TableName")) + "/" + index.get("IndexName").asText();
    return row("index", name, keys(table, index), "");
  }

  private static Stream<String> streams() {
    return TEMPLATES.all(STREAM).stream()
        .map(stream -> row("stream", name(stream.at("/Properties/Name")), "", ""));
  }

  private static String name(JsonNode name) {
    assertThat(name.asText()).startsWith("holdfast-");
    return name.asText().substring("holdfast-".length());
  }

  private static String ttl(JsonNode table) {
    JsonNode ttl = table.path("TimeToLiveSpecification");
    return ttl.path("Enabled").asBoolean() ? ttl.path("AttributeName").asText() : "";
  }

  private static String row(String... cells) {
    return Arrays.stream(cells).map(String::strip).collect(Collectors.joining("|"));
  }

  private static JsonNode table(String name) {
    return TEMPLATES.all("AWS::DynamoDB::Table").stream()
        .map(table -> table.get("Properties"))
        .filter(table -> table.get("TableName").asText().equals("holdfast-" + name))
        .findFirst()
        .orElseThrow();
  }

  private static String keys(JsonNode table, JsonNode tableOrIndex) {
    Map<String, String> types =
        Templates.elements(table.get("AttributeDefinitions"))
            .collect(
                Collectors.toMap(
                    attribute -> attribute.get("AttributeName").asText(),
                    attribute -> attribute.get("AttributeType").asText()));
    return Templates.elements(tableOrIndex.get("KeySchema"))
        .map(
            key -> {
              String name = key.get("AttributeName").asText();
              return name + " " + types.get(name) + " " + key.get("KeyType").asText();
            })
        .collect(Collectors.joining(", "));
  }

  private static String mode(JsonNode stream) {
    return stream.at("/StreamModeDetails/StreamMode").asText();
  }

  private static void assertRetained(JsonNode resource) {
    assertThat(resource.path("DeletionPolicy").asText()).isEqualTo("Retain");
    assertThat(resource.path("UpdateReplacePolicy").asText()).isEqualTo("Retain");
  }
}
