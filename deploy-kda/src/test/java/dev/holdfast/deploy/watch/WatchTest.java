package dev.holdfast.deploy.watch;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.holdfast.deploy.TestTemplates;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class WatchTest {
  private static final JsonNode WATCH = TestTemplates.watch(Map.of());
  static final String ALARM = "AWS::CloudWatch::Alarm";
  private static final Path OPERATIONS = Path.of("../docs/operations.md");
  private static final Path JOB = Path.of("../job/src/main/java");
  private static final Path READINESS =
      Path.of("../reservation-gateway/src/main/java/dev/holdfast/gateway/health/Readiness.java");
  private static final Path AUDIT =
      Path.of("../reservation-gateway/src/main/java/dev/holdfast/gateway/audit/AuditProbe.java");

  /** What AWS measures, as its guides name it. */
  private static final Map<String, Set<String>> OF_AWS =
      Map.of(
          "AWS/Kinesis",
          Set.of(
              "IncomingRecords",
              "GetRecords.IteratorAgeMilliseconds",
              "WriteProvisionedThroughputExceeded"),
          "AWS/DynamoDB",
          Set.of(
              "ConsumedWriteCapacityUnits",
              "ConsumedReadCapacityUnits",
              "WriteThrottleEvents",
              "ReadThrottleEvents"),
          "AWS/ApplicationELB",
          Set.of(
              "HealthyHostCount",
              "RequestCount",
              "HTTPCode_Target_5XX_Count",
              "TargetResponseTime"),
          "AWS/KinesisAnalytics",
          Set.of(
              "downtime",
              "fullRestarts",
              "numberOfFailedCheckpoints",
              "lastCheckpointDuration",
              "lastCheckpointSize",
              "containerCPUUtilization",
              "containerMemoryUtilization"));

  @Test
  void thereIsAnAlarmForEachWayInWhichItFails() {
    assertThat(alarms().map(WatchTest::name))
        .containsExactlyInAnyOrder(
            "NoTicks",
            "TicksMissing",
            "JobDown",
            "JobRestarting",
            "CheckpointsFailing",
            "ChangesLate",
            "ChangesMissing",
            "JobBehind",
            "JobSilent",
            "JobOlderThanGateways",
            "ItemsSetAside",
            "DeadLetters",
            "AuditFindings",
            "Shortfall",
            "RetireBehind",
            "ArchiveLate",
            "ArchiveUnreadable",
            "NoGateway",
            "GatewayErrors",
            "GatewaySlow",
            "GatewayFull",
            "LogAway",
            "ListBehind",
            "ClockOff",
            "WritesThrottled",
            "ReadsThrottled",
            "CommandsThrottled");
  }

  @Test
  void eachHasASectionThatSaysWhatItMeansWhereToLookAndWhatToDo() throws IOException {
    Map<String, String> sections =
        Arrays.stream(Files.readString(OPERATIONS).split("(?m)^### "))
            .skip(1)
            .collect(
                Collectors.toMap(text -> text.lines().findFirst().orElseThrow(), text -> text));

    assertThat(alarms().map(WatchTest::name)).allMatch(sections::containsKey);
    assertThat(alarms().toList())
        .allSatisfy(
            alarm -> {
              String name = name(alarm);
              assertThat(sections.get(name)).contains("**Means**", "**Look**", "**Do**");
              assertThat(alarm.get("AlarmDescription").asText())
                  .endsWith("docs/operations.md#" + name.toLowerCase(java.util.Locale.ROOT));
            });
    assertThat(sections.keySet())
        .as("no section of an alarm that is no more")
        .isSubsetOf(alarms().map(WatchTest::name).collect(Collectors.toSet()));
  }

  @Test
  void eachMetricIsOneThatTheJobAGatewayOrAwsHas() throws IOException {
    Set<String> ofJob = ofJob();
    Set<String> ofGateways = GatewayAlarms.SAID.keySet();

    assertThat(metrics()).hasSizeGreaterThan(25);
    assertThat(metrics())
        .allSatisfy(
            metric -> {
              String namespace = metric.replaceFirst(" .*", "");
              String name = metric.replaceFirst(".* ", "");
              Set<String> known =
                  namespace.startsWith("Holdfast/")
                      ? ofGateways
                      : union(
                          OF_AWS.get(namespace),
                          namespace.equals("AWS/KinesisAnalytics") ? ofJob : Set.of());
              assertThat(known).as(metric).contains(name);
            });
  }

  @Test
  void whatIsCountedInTheLogIsWhatAGatewaySays() throws IOException {
    String source = Files.readString(READINESS) + Files.readString(AUDIT);

    assertThat(GatewayAlarms.SAID.values()).allMatch(source::contains);
    assertThat(TestTemplates.all(WATCH, "AWS::Logs::MetricFilter"))
        .hasSameSizeAs(GatewayAlarms.SAID.keySet());
  }

  @Test
  void silenceOfTicksOfTheJobAndOfGatewaysAlarms() {
    assertThat(
            alarms()
                .filter(alarm -> alarm.get("TreatMissingData").asText().equals("breaching"))
                .map(WatchTest::name))
        .containsExactlyInAnyOrder("NoTicks", "JobBehind", "JobDown", "NoGateway");
  }

  @Test
  void alarmsGoToTheTopicThatIsGiven() {
    String topic = "arn:aws:sns:eu-west-1:123456789012:on-call";
    JsonNode loud = TestTemplates.watch(Map.of("alarmTopic", topic));

    assertThat(TestTemplates.all(loud, ALARM))
        .hasSameSizeAs(alarms().toList())
        .allMatch(alarm -> alarm.at("/AlarmActions/0").asText().equals(topic));
    assertThat(alarms()).noneMatch(alarm -> alarm.has("AlarmActions"));
  }

  @Test
  void thereIsOneDashboard() {
    assertThat(TestTemplates.all(WATCH, "AWS::CloudWatch::Dashboard")).hasSize(1);
  }

  private static Stream<JsonNode> alarms() {
    return TestTemplates.all(WATCH, ALARM).stream();
  }

  static String name(JsonNode alarm) {
    return alarm.get("AlarmName").asText().replaceFirst("^holdfast-", "");
  }

  /** Of alarms and dashboard, as {@code NAMESPACE NAME}. */
  private static Set<String> metrics() {
    String text = WATCH.toString().replace("\\", "");
    return Stream.of(
            found("\"MetricName\":\"([^\"]+)\",\"Namespace\":\"([^\"]+)\"", text)
                .map(each -> each.group(2) + " " + each.group(1)),
            found("\"metrics\":\\[\\[\"([^\"]+)\",\"([^\"]+)\"", text)
                .map(each -> each.group(1) + " " + each.group(2)),
            found("SELECT [A-Z]+\\(([A-Za-z]+)\\) FROM \"([^\"]+)\"", text)
                .map(each -> each.group(2) + " " + each.group(1)),
            found("SELECT [A-Z]+\\(([A-Za-z]+)\\) FROM SCHEMA\\(\"([^\"]+)\"", text)
                .map(each -> each.group(2) + " " + each.group(1)))
        .flatMap(each -> each)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Set<String> ofJob() throws IOException {
    try (Stream<Path> files = Files.walk(JOB)) {
      return files
          .filter(file -> file.toString().endsWith(".java"))
          .flatMap(file -> found("(?:counter|gauge)\\(\\s*\"([A-Za-z]+)\"", read(file)))
          .map(each -> each.group(1))
          .collect(Collectors.toSet());
    }
  }

  private static Stream<MatchResult> found(String pattern, String text) {
    return Pattern.compile(pattern).matcher(text).results().toList().stream();
  }

  private static Set<String> union(Set<String> some, Set<String> others) {
    return Stream.of(some, others).flatMap(Set::stream).collect(Collectors.toSet());
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
