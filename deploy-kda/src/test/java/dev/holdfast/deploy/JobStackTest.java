package dev.holdfast.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Map.Entry;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JobStackTest {
  private static final Templates TEMPLATES = Templates.DEFAULT;
  private static final String APPLICATION = "AWS::KinesisAnalyticsV2::Application";

  @Test
  void theJobRunsOnFlink120FromAnObjectInTheStorageBucket() {
    JsonNode application = TEMPLATES.only(APPLICATION);
    JsonNode code = configuration(TEMPLATES).get("ApplicationCodeConfiguration");
    JsonNode object = code.at("/CodeContent/S3ContentLocation");

    assertThat(application.get("ApplicationName").asText()).isEqualTo("holdfast-job");
    assertThat(application.get("RuntimeEnvironment").asText()).isEqualTo("FLINK-1_20");
    assertThat(code.get("CodeContentType").asText()).isEqualTo("ZIPFILE");
    assertThat(TEMPLATES.readable(object.get("BucketARN"))).isEqualTo("<Storage.Arn>");
    assertThat(object.get("FileKey").asText()).isEqualTo("job/holdfast-job.jar");
  }

  @Test
  void theCodeMayLieInAnotherBucketUnderAnotherKey() {
    Templates elsewhere =
        Templates.of(Map.of("codeBucket", "releases", "codeKey", "holdfast-job-1.jar"));
    JsonNode object =
        configuration(elsewhere).at("/ApplicationCodeConfiguration/CodeContent/S3ContentLocation");

    assertThat(elsewhere.readable(object.get("BucketARN")))
        .isEqualTo("arn:<AWS::Partition>:s3:::releases");
    assertThat(object.get("FileKey").asText()).isEqualTo("holdfast-job-1.jar");
  }

  @Test
  void theDataStackTellsWhereToUploadTheJar() {
    assertThat(TEMPLATES.readable(TEMPLATES.data().at("/Outputs/UploadJob/Value")))
        .isEqualTo("aws s3 cp job/target/holdfast-job.jar s3://<Storage>/job/holdfast-job.jar");
  }

  @Test
  void thePropertyGroupHasWhatTheJobReadsAndNoEndpoints() {
    JsonNode group = configuration(TEMPLATES).at("/EnvironmentProperties/PropertyGroups/0");
    Map<String, String> properties =
        group.get("PropertyMap").properties().stream()
            .collect(
                Collectors.toMap(Entry::getKey, entry -> TEMPLATES.readable(entry.getValue())));

    assertThat(group.get("PropertyGroupId").asText()).isEqualTo("holdfast");
    assertThat(properties)
        .containsOnly(
            Map.entry("region", "<AWS::Region>"),
            Map.entry("prefix", "holdfast-"),
            Map.entry("commands.consumer.arn", "<CommandsConsumer.ConsumerARN>"),
            Map.entry("dead.letters.path", "s3a://<Storage>/dead-letters"),
            Map.entry("archive.path", "s3a://<Storage>/archive"),
            Map.entry("memory.seconds", "608400"),
            Map.entry("log.retention.seconds", "2592000"),
            Map.entry("retire.rows.per.second", "50"),
            Map.entry("grace.seconds", "3"));
  }

  @Test
  void howLongRowsStayIsSetOnceForJobAndGateways() {
    Templates longer = Templates.of(Map.of("logRetentionDays", "60", "retireRowsPerSecond", "400"));
    JsonNode properties = configuration(longer).findValue("PropertyMap");

    assertThat(properties.get("log.retention.seconds").asText()).isEqualTo("5184000");
    assertThat(properties.get("retire.rows.per.second").asText()).isEqualTo("400");
    assertThat(longer.data().at("/Outputs/GatewaySettings/Value").asText())
        .isEqualTo("HOLDFAST_PREFIX=holdfast- HOLDFAST_RETENTION_DAYS=60");
  }

  @ParameterizedTest
  @ValueSource(strings = {"1", "7"})
  void theJobRemembersACommandForLongerThanItsStreamKeepsIt(String days) {
    Templates templates = Templates.of(Map.of("commandsKeptDays", days));
    long remembered =
        Long.parseLong(
            configuration(templates).findValue("PropertyMap").get("memory.seconds").asText());
    long kept = templates.only("AWS::Kinesis::Stream").get("RetentionPeriodHours").asLong() * 3_600;

    assertThat(kept).isEqualTo(Long.parseLong(days) * 86_400);
    assertThat(remembered).isGreaterThan(kept);
  }

  @Test
  void theServiceOwnsCheckpointsAndTakesSnapshotsAndNeverScalesByItself() {
    JsonNode configuration = configuration(TEMPLATES);
    JsonNode flink = configuration.get("FlinkApplicationConfiguration");

    assertThat(configuration.at("/ApplicationSnapshotConfiguration/SnapshotsEnabled").asBoolean())
        .isTrue();
    assertThat(
            configuration.at("/ApplicationSystemRollbackConfiguration/RollbackEnabled").asBoolean())
        .isTrue();
    assertThat(flink.at("/CheckpointConfiguration/ConfigurationType").asText())
        .isEqualTo("DEFAULT");
    assertThat(flink.at("/ParallelismConfiguration/AutoScalingEnabled").asBoolean(true)).isFalse();
    assertThat(flink.at("/MonitoringConfiguration/LogLevel").asText()).isEqualTo("INFO");
  }

  @Test
  void parallelismIsASetting() {
    Templates four = Templates.of(Map.of("parallelism", "4"));

    assertThat(configuration(four).findValue("Parallelism").asInt()).isEqualTo(4);
    assertThat(configuration(four).findValue("ParallelismPerKPU").asInt()).isEqualTo(1);
  }

  @Test
  void anUpdateRestoresAllStateOfTheNewestSnapshotUnlessSomeMayGo() {
    Templates removing = Templates.of(Map.of("allowNonRestoredState", "true"));

    assertThat(restart(TEMPLATES)).containsExactly("RESTORE_FROM_LATEST_SNAPSHOT", "false");
    assertThat(restart(removing)).containsExactly("RESTORE_FROM_LATEST_SNAPSHOT", "true");
  }

  @Test
  void theJobLogsToItsOwnStream() {
    JsonNode option = TEMPLATES.only("AWS::KinesisAnalyticsV2::ApplicationCloudWatchLoggingOption");

    assertThat(TEMPLATES.readable(option.get("ApplicationName"))).isEqualTo("<Job>");
    assertThat(TEMPLATES.readable(option.at("/CloudWatchLoggingOption/LogStreamARN")))
        .endsWith(":log-group:<LogGroup>:log-stream:<LogStream>");
  }

  private static JsonNode configuration(Templates templates) {
    return templates.only(APPLICATION).get("ApplicationConfiguration");
  }

  private static List<String> restart(Templates templates) {
    JsonNode run = templates.only(APPLICATION).get("RunConfiguration");
    return List.of(
        run.findValue("ApplicationRestoreType").asText(),
        run.findValue("AllowNonRestoredState").asText());
  }
}
