package dev.holdfast.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Map.Entry;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PermissionsTest {
  private static final Templates TEMPLATES = Templates.DEFAULT;

  /** All rights at a glance: whoever widens them changes this list knowingly. */
  private static final String GATEWAY =
      """
      <holdfast-events.Arn>: dynamodb:PutItem dynamodb:Query dynamodb:BatchGetItem
      <holdfast-snapshots.Arn>: dynamodb:GetItem
      <holdfast-availability.Arn>: dynamodb:GetItem dynamodb:BatchGetItem dynamodb:Scan
      <holdfast-availability.Arn>/index/by-change: dynamodb:Query
      <holdfast-reservations.Arn>: dynamodb:GetItem
      <holdfast-reservations.Arn>/index/by-cart: dynamodb:Query
      <holdfast-outcomes.Arn>: dynamodb:GetItem dynamodb:BatchGetItem
      <holdfast-commands.Arn>: kinesis:PutRecord kinesis:PutRecords kinesis:ListShards
      """;

  private static final String JOB =
      """
      <holdfast-commands.Arn>: kinesis:DescribeStreamSummary kinesis:ListShards \
      kinesis:GetShardIterator kinesis:GetRecords
      <holdfast-events.StreamArn>: dynamodb:DescribeStream dynamodb:GetShardIterator \
      dynamodb:GetRecords
      <holdfast-events.Arn>: dynamodb:DescribeTable dynamodb:PutItem dynamodb:Query \
      dynamodb:Scan dynamodb:UpdateItem
      <holdfast-snapshots.Arn>: dynamodb:GetItem dynamodb:PutItem
      <holdfast-availability.Arn>: dynamodb:PutItem
      <holdfast-reservations.Arn>: dynamodb:PutItem
      <holdfast-outcomes.Arn>: dynamodb:BatchWriteItem
      <holdfast-dead-letters.Arn>: dynamodb:BatchWriteItem
      <Storage.Arn>/job/holdfast-job.jar: s3:GetObject s3:GetObjectVersion
      <Storage.Arn>/dead-letters/*: s3:GetObject s3:PutObject s3:AbortMultipartUpload \
      s3:ListMultipartUploadParts
      <Storage.Arn>/dead-letters/*_tmp_*: s3:DeleteObject
      <Storage.Arn>/archive/*: s3:GetObject s3:PutObject s3:AbortMultipartUpload \
      s3:ListMultipartUploadParts
      <Storage.Arn>: s3:ListBucket
      arn:<AWS::Partition>:logs:<AWS::Region>:<AWS::AccountId>:log-group:*: logs:DescribeLogGroups
      <LogGroup.Arn>: logs:DescribeLogStreams
      arn:<AWS::Partition>:logs:<AWS::Region>:<AWS::AccountId>:log-group:<LogGroup>:log-stream:\
      <LogStream>: logs:PutLogEvents
      """;

  @Test
  void theGatewayMayDoThisAndNoMore() {
    assertThat(rights(TEMPLATES, "AWS::IAM::ManagedPolicy"))
        .containsExactlyInAnyOrderElementsOf(GATEWAY.lines().toList());
  }

  @Test
  void theJobMayDoThisAndNoMore() {
    assertThat(rights(TEMPLATES, "AWS::IAM::Role"))
        .containsExactlyInAnyOrderElementsOf(JOB.lines().toList());
  }

  @Test
  void nobodyElseIsGivenRights() {
    List<JsonNode> bucket = documents(TEMPLATES, "AWS::S3::BucketPolicy");

    assertThat(TEMPLATES.data().findValues("PolicyDocument")).hasSize(1 + bucket.size());
    assertThat(TEMPLATES.job().findValues("PolicyDocument"))
        .hasSameSizeAs(documents(TEMPLATES, "AWS::IAM::Role"));
    assertThat(bucket.stream().flatMap(PermissionsTest::statements))
        .allMatch(statement -> statement.get("Effect").asText().equals("Deny"));
  }

  @Test
  void noActionHasAStarAndNoResourceIsOne() {
    assertThat(
            Stream.of("AWS::IAM::ManagedPolicy", "AWS::IAM::Role")
                .flatMap(type -> documents(TEMPLATES, type).stream())
                .flatMap(PermissionsTest::statements))
        .isNotEmpty()
        .allSatisfy(
            statement -> {
              assertThat(statement.properties())
                  .extracting(Entry::getKey)
                  .containsExactlyInAnyOrder("Sid", "Effect", "Action", "Resource");
              assertThat(texts(TEMPLATES, statement.get("Action")))
                  .noneMatch(action -> action.contains("*"));
              assertThat(texts(TEMPLATES, statement.get("Resource"))).doesNotContain("*");
            });
  }

  @Test
  void theRoleReadsTheCodeWhereverItLies() {
    Templates elsewhere = Templates.of(Map.of("codeBucket", "releases", "codeKey", "1.jar"));

    assertThat(rights(elsewhere, "AWS::IAM::Role"))
        .contains("arn:<AWS::Partition>:s3:::releases/1.jar: s3:GetObject s3:GetObjectVersion");
  }

  @Test
  void onlyTheServiceMayTakeTheRoleAndOnlyForThisApplication() {
    JsonNode trust = TEMPLATES.only("AWS::IAM::Role").get("AssumeRolePolicyDocument");
    JsonNode statement = trust.at("/Statement/0");

    assertThat(trust.get("Statement")).hasSize(1);
    assertThat(statement.at("/Principal/Service").asText())
        .isEqualTo("kinesisanalytics.amazonaws.com");
    assertThat(TEMPLATES.readable(statement.at("/Condition/StringEquals").get("aws:SourceAccount")))
        .isEqualTo("<AWS::AccountId>");
    assertThat(TEMPLATES.readable(statement.at("/Condition/ArnEquals").get("aws:SourceArn")))
        .endsWith(":<AWS::Region>:<AWS::AccountId>:application/holdfast-job");
  }

  /** Each statement as {@code resource: actions}. */
  private static List<String> rights(Templates templates, String type) {
    return documents(templates, type).stream()
        .flatMap(PermissionsTest::statements)
        .map(
            statement ->
                String.join(" ", texts(templates, statement.get("Resource")))
                    + ": "
                    + String.join(" ", texts(templates, statement.get("Action"))))
        .toList();
  }

  private static List<JsonNode> documents(Templates templates, String type) {
    return templates.all(type).stream()
        .flatMap(resource -> resource.findValues("PolicyDocument").stream())
        .toList();
  }

  private static Stream<JsonNode> statements(JsonNode document) {
    return Templates.elements(document.get("Statement"));
  }

  private static List<String> texts(Templates templates, JsonNode oneOrMore) {
    Stream<JsonNode> values =
        oneOrMore.isArray() ? Templates.elements(oneOrMore) : Stream.of(oneOrMore);
    return values.map(templates::readable).toList();
  }
}
