package dev.holdfast.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CustomerKeyTest {
  private static final String GIVEN =
      "arn:aws:kms:eu-west-1:123456789012:key/0d1c1d0e-0000-4000-8000-000000000000";

  private static final Case MADE =
      new Case(Templates.of(Map.of("customerKey", "new")), "<CustomerKey.Arn>");

  private static final Case BROUGHT = new Case(Templates.of(Map.of("customerKey", GIVEN)), GIVEN);

  private record Case(Templates templates, String key) {
    @Override
    public String toString() {
      return key;
    }

    Stream<String> keysOf(String type, String property) {
      return templates.all(type).stream()
          .map(resource -> resource.findValue(property))
          .filter(Objects::nonNull)
          .map(templates::readable);
    }
  }

  static Stream<Case> cases() {
    return Stream.of(MADE, BROUGHT);
  }

  @ParameterizedTest
  @MethodSource("cases")
  void everyTableStreamBucketAndTheLogAreEncryptedWithIt(Case with) {
    assertThat(with.keysOf("AWS::DynamoDB::Table", "KMSMasterKeyId"))
        .hasSize(8)
        .containsOnly(with.key());
    assertThat(with.keysOf("AWS::Kinesis::Stream", "KeyId")).containsExactly(with.key());
    assertThat(with.keysOf("AWS::S3::Bucket", "KMSMasterKeyID"))
        .containsExactly(with.key(), with.key());
    assertThat(with.keysOf("AWS::S3::Bucket", "ReplicaKmsKeyID")).containsExactly(with.key());
    assertThat(with.keysOf("AWS::Logs::LogGroup", "KmsKeyId")).containsExactly(with.key());
  }

  @ParameterizedTest
  @MethodSource("cases")
  void eachMayUseItByWayOfWhatItReadsAndWritesAndInNoOtherWay(Case with) {
    String rows =
        "kms:Decrypt kms:DescribeKey kms:Encrypt kms:ReEncryptFrom kms:ReEncryptTo"
            + " kms:GenerateDataKey kms:GenerateDataKeyWithoutPlaintext";

    assertThat(uses(with, "AWS::IAM::ManagedPolicy"))
        .containsExactlyInAnyOrder("dynamodb: " + rows, "kinesis: kms:GenerateDataKey");
    assertThat(uses(with, "AWS::IAM::Role"))
        .containsExactlyInAnyOrder(
            "dynamodb: " + rows, "kinesis: kms:Decrypt", "s3: kms:GenerateDataKey kms:Decrypt");
    assertThat(uses(with, "AWS::IAM::Policy"))
        .containsExactly("s3: kms:GenerateDataKey kms:Decrypt");
  }

  @Test
  void theKeyThatIsMadeIsKeptRotatedAndOpenToTheLogOfThisJobOnly() {
    JsonNode key = MADE.templates().all("AWS::KMS::Key").get(0);
    JsonNode logs = key.at("/Properties/KeyPolicy/Statement/1");

    assertThat(MADE.templates().all("AWS::KMS::Key")).hasSize(1);
    assertThat(key.path("DeletionPolicy").asText()).isEqualTo("Retain");
    assertThat(key.at("/Properties/EnableKeyRotation").asBoolean()).isTrue();
    assertThat(MADE.templates().readable(logs.at("/Principal/Service")))
        .isEqualTo("logs.<AWS::Region>.amazonaws.com");
    assertThat(logGroups(MADE.templates()))
        .singleElement()
        .asString()
        .endsWith(":log-group:/aws/kinesis-analytics/holdfast-job");
  }

  @Test
  void withGatewaysItIsOpenToTheirLogAsWellAndEncryptsTheSecrets() {
    Templates templates = Templates.withGateways("customerKey", "new");

    assertThat(logGroups(templates)).hasSize(2);
    assertThat(logGroups(templates).get(1)).endsWith(":log-group:/holdfast/holdfast-gateway");
    assertThat(templates.all("AWS::SecretsManager::Secret"))
        .hasSize(2)
        .map(secret -> templates.readable(secret.at("/Properties/KmsKeyId")))
        .containsOnly("<CustomerKey.Arn>");
    assertThat(
            Statement.of(templates, "AWS::IAM::Policy").stream()
                .filter(statement -> statement.actions().equals(List.of("kms:Decrypt")))
                .map(statement -> statement.resource()))
        .containsExactly("<CustomerKey.Arn>");
  }

  private static List<String> logGroups(Templates templates) {
    JsonNode logs =
        templates.only("AWS::KMS::Key").at("/KeyPolicy/Statement/1/Condition/ArnEquals");
    return Templates.elements(logs.get("kms:EncryptionContext:aws:logs:arn"))
        .map(templates::readable)
        .toList();
  }

  @Test
  void aKeyThatIsBroughtIsNotMade() {
    assertThat(BROUGHT.templates().all("AWS::KMS::Key")).isEmpty();
  }

  /** Each statement about the key as {@code service: actions}. */
  private static List<String> uses(Case with, String type) {
    return Statement.of(with.templates(), type).stream()
        .filter(statement -> statement.actions().get(0).startsWith("kms:"))
        .peek(statement -> assertThat(statement.resource()).isEqualTo(with.key()))
        .map(
            statement ->
                via(with, statement).replace(".<AWS::Region>.amazonaws.com", "")
                    + statement.actions().stream().collect(Collectors.joining(" ", ": ", "")))
        .toList();
  }

  private static String via(Case with, Statement statement) {
    assertThat(statement.condition()).hasSize(1);
    return with.templates().readable(statement.condition().at("/StringEquals/kms:ViaService"));
  }
}
