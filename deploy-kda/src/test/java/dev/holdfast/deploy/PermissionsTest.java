package dev.holdfast.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PermissionsTest {
  private static final Templates TEMPLATES = Templates.DEFAULT;
  private static final String GATEWAY = "AWS::IAM::ManagedPolicy";
  private static final String JOB = "AWS::IAM::Role";
  private static final String COPY = "AWS::IAM::Policy";

  /** The job's rights to all but tables and streams: whoever widens them changes this knowingly. */
  private static final String FILES_AND_LOG =
      """
      <Storage.Arn>/job/holdfast-job.jar: s3:GetObject s3:GetObjectVersion
      <Storage.Arn>/dead-letters/*: s3:GetObject s3:PutObject s3:AbortMultipartUpload \
      s3:ListMultipartUploadParts
      <Storage.Arn>/dead-letters/*_tmp_*: s3:DeleteObject
      <Storage.Arn>/archive/*: s3:GetObject s3:PutObject s3:AbortMultipartUpload \
      s3:ListMultipartUploadParts
      <Storage.Arn>/webhook-secrets/*: s3:GetObject
      <Storage.Arn>: s3:ListBucket
      arn:<AWS::Partition>:logs:<AWS::Region>:<AWS::AccountId>:log-group:*: logs:DescribeLogGroups
      <LogGroup.Arn>: logs:DescribeLogStreams
      arn:<AWS::Partition>:logs:<AWS::Region>:<AWS::AccountId>:log-group:<LogGroup>:log-stream:\
      <LogStream>: logs:PutLogEvents
      """;

  private static final String COPYING =
      """
      <Storage.Arn>: s3:GetReplicationConfiguration s3:ListBucket
      <Storage.Arn>/archive/*: s3:GetObjectVersionForReplication s3:GetObjectVersionAcl \
      s3:GetObjectVersionTagging
      <ArchiveCopy.Arn>/archive/*: s3:ReplicateObject s3:ReplicateTags
      """;

  @Test
  void theGatewayMayDoNothingButWithTablesAndStreams() {
    assertThat(Statement.of(TEMPLATES, GATEWAY)).isNotEmpty().allMatch(Statement::isAboutAStore);
  }

  @Test
  void theJobMayDoThisWithFilesAndItsLogAndNoMore() {
    assertThat(besideStores(TEMPLATES, JOB))
        .containsExactlyInAnyOrderElementsOf(FILES_AND_LOG.lines().toList());
  }

  @Test
  void whoCopiesTheArchiveMayReadItAndAddToTheCopyAndNoMore() {
    assertThat(besideStores(TEMPLATES, COPY))
        .containsExactlyInAnyOrderElementsOf(COPYING.lines().toList());
  }

  @Test
  void nobodyElseIsGivenRights() {
    JsonNode data = TEMPLATES.data();
    List<JsonNode> buckets = TEMPLATES.all("AWS::S3::BucketPolicy");

    assertThat(data.findValues("PolicyDocument")).hasSize(2 + buckets.size());
    assertThat(TEMPLATES.job().findValues("PolicyDocument")).hasSize(3);
    assertThat(
            buckets.stream().flatMap(bucket -> Templates.elements(bucket.findValue("Statement"))))
        .isNotEmpty()
        .allMatch(statement -> statement.get("Effect").asText().equals("Deny"));
  }

  @Test
  void noActionHasAStarAndNoResourceIsOne() {
    Templates ownKey = Templates.of(Map.of("customerKey", "new"));

    assertThat(
            Stream.of(TEMPLATES, ownKey)
                .flatMap(
                    templates ->
                        Stream.of(GATEWAY, JOB, COPY)
                            .flatMap(type -> Statement.of(templates, type).stream())))
        .isNotEmpty()
        .allSatisfy(
            statement -> {
              assertThat(statement.actions()).noneMatch(action -> action.contains("*"));
              assertThat(statement.resource()).isNotEqualTo("*");
            });
  }

  @Test
  void theRoleReadsTheCodeWhereverItLies() {
    Templates elsewhere = Templates.of(Map.of("codeBucket", "releases", "codeKey", "1.jar"));

    assertThat(besideStores(elsewhere, JOB))
        .contains("arn:<AWS::Partition>:s3:::releases/1.jar: s3:GetObject s3:GetObjectVersion");
  }

  @Test
  void onlyTheServiceMayTakeTheRoleAndOnlyForThisApplication() {
    JsonNode trust = TEMPLATES.job().findValue("AssumeRolePolicyDocument");
    JsonNode statement = trust.at("/Statement/0");

    assertThat(trust.get("Statement")).hasSize(1);
    assertThat(statement.at("/Principal/Service").asText())
        .isEqualTo("kinesisanalytics.amazonaws.com");
    assertThat(TEMPLATES.readable(statement.at("/Condition/StringEquals").get("aws:SourceAccount")))
        .isEqualTo("<AWS::AccountId>");
    assertThat(TEMPLATES.readable(statement.at("/Condition/ArnEquals").get("aws:SourceArn")))
        .endsWith(":<AWS::Region>:<AWS::AccountId>:application/holdfast-job");
  }

  private static List<String> besideStores(Templates templates, String type) {
    return Statement.of(templates, type).stream()
        .filter(statement -> !statement.isAboutAStore())
        .map(Statement::toString)
        .toList();
  }
}
