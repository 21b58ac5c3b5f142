package dev.holdfast.deploy.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.deploy.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The order of calls, what is waited for, and what is done when something fails. */
class CommandsTest {
  private static final String NEW = "job/holdfast-job-new.jar";
  private static final String OLD = "job/holdfast-job-old.jar";
  private static final String ALARM = "{\"MetricAlarms\":[{\"AlarmName\":\"holdfast-%s\"}]}";

  @TempDir private Path root;
  private Built built;

  @BeforeEach
  void build() throws IOException {
    for (String file :
        List.of(
            "job/target/holdfast-job.jar",
            "reservation-gateway/target/holdfast-gateway.jar",
            "reservation-gateway/target/lib/a.jar",
            "deploy-kda/image/start",
            "keys")) {
      Files.createDirectories(root.resolve(file).getParent());
      Files.writeString(root.resolve(file), file);
    }
    built = Built.in(root);
  }

  @Test
  void anInstallationIsMadeInTheOrderInWhichItsPartsNeedEachOther() {
    Fake aws = Fake.of("deploy");

    Deploy.run(installation(aws), built, NEW);

    assertThat(aws.changes())
        .containsExactly(
            "CreateStack holdfast-data",
            "PUT storage-bucket/" + NEW,
            "PutSecretValue",
            "docker build --platform linux/arm64 --file deploy-kda/image/Dockerfile --tag"
                + " 000000000000.dkr.ecr.region.amazonaws.com/gateway:first .",
            "docker login --username AWS --password-stdin"
                + " 000000000000.dkr.ecr.region.amazonaws.com",
            "docker push 000000000000.dkr.ecr.region.amazonaws.com/gateway:first",
            "CreateStack holdfast-job",
            "StartApplication",
            "CreateStack holdfast-gateway",
            "GET https://gateway.invalid/ready",
            "CreateStack holdfast-watch");
    assertThat(call(aws, "CreateStack").fields())
        .containsEntry("EnableTerminationProtection", "true")
        .containsEntry("Capabilities.member.1", "CAPABILITY_IAM");
    assertThat(call(aws, "StartApplication").body()).contains("SKIP_RESTORE_FROM_SNAPSHOT");
  }

  @Test
  void aJobThatHasSnapshotsStartsFromItsNewest() {
    Fake aws =
        Fake.of("deploy")
            .answers(
                "ListApplicationSnapshots", "{\"SnapshotSummaries\":[{\"SnapshotName\":\"s\"}]}");

    Deploy.run(installation(aws), built, NEW);

    assertThat(call(aws, "StartApplication").body()).contains("RESTORE_FROM_LATEST_SNAPSHOT");
  }

  @Test
  void aGatewayIsWaitedForUntilItIsReady() {
    Fake aws = Fake.of("deploy");
    aws.ready.addAll(List.of(0, 503, 200));

    Deploy.run(installation(aws), built, NEW);

    assertThat(aws.changes()).filteredOn(each -> each.startsWith("GET")).hasSize(3);
    assertThat(aws.paused).isEqualTo(20);
  }

  @Test
  void aStackThatFailsEndsItAndTheReasonIsTold() {
    Fake aws =
        Fake.of("upgrade")
            .job(NEW, "READY")
            .stack(
                "holdfast-data",
                "UPDATE_IN_PROGRESS",
                "UPDATE_ROLLBACK_IN_PROGRESS",
                "UPDATE_ROLLBACK_COMPLETE")
            .answers(
                "DescribeStackEvents",
                """
                <DescribeStackEventsResponse><DescribeStackEventsResult><StackEvents><member>
                <LogicalResourceId>Events</LogicalResourceId>
                <ResourceStatus>UPDATE_FAILED</ResourceStatus>
                <ResourceStatusReason>no more tables</ResourceStatusReason>
                </member></StackEvents></DescribeStackEventsResult></DescribeStackEventsResponse>""");

    assertThatThrownBy(() -> Deploy.run(installation(aws), built, NEW))
        .isInstanceOf(Failed.class)
        .hasMessage("holdfast-data is UPDATE_ROLLBACK_COMPLETE: Events: no more tables");
    assertThat(aws.changes()).containsExactly("UpdateStack holdfast-data");
  }

  @Test
  void aJobThatDoesNotStartEndsIt() {
    Fake aws = Fake.of("upgrade").job(NEW, "READY", "STARTING", "STARTING", "READY");

    assertThatThrownBy(() -> Deploy.run(installation(aws), built, NEW))
        .hasMessageContaining("holdfast-job is READY and not RUNNING");
  }

  @Test
  void aJobThatRunsAnotherBuildIsLeftToUpgrade() {
    Fake aws = Fake.of("upgrade").job(OLD, "RUNNING");

    assertThatThrownBy(() -> Deploy.run(installation(aws), built, NEW))
        .hasMessageContaining("deploy-kda/upgrade");
    assertThat(aws.changes()).isEmpty();
  }

  @Test
  void anUpgradeTakesASnapshotFirstAndWatchesTheJobBeforeGatewaysFollow() {
    Fake aws = Fake.of("upgrade").job(OLD, "RUNNING");

    Upgrade.run(installation(aws), built, NEW);

    assertThat(aws.changes())
        .filteredOn(each -> !each.matches("(docker|PUT|PutSecret).*"))
        .containsExactly(
            "CreateApplicationSnapshot",
            "UpdateStack holdfast-data",
            "UpdateStack holdfast-job",
            "UpdateStack holdfast-gateway",
            "GET https://gateway.invalid/ready",
            "UpdateStack holdfast-watch");
    assertThat(aws.paused).isEqualTo(600);
  }

  @Test
  void aSnapshotThatFailsChangesNothing() {
    Fake aws =
        Fake.of("upgrade")
            .job(OLD, "RUNNING")
            .answers("DescribeApplicationSnapshot", snapshot("CREATING"), snapshot("FAILED"));

    assertThatThrownBy(() -> Upgrade.run(installation(aws), built, NEW))
        .hasMessageContaining("nothing was changed");
    assertThat(aws.changes()).containsExactly("CreateApplicationSnapshot");
  }

  @Test
  void aJobThatAlarmsAfterTheUpgradeGoesBackToItsSnapshotAndGatewaysStay() {
    Fake aws =
        Fake.of("upgrade")
            .job(OLD, "RUNNING", "RUNNING", "RUNNING", "RUNNING", "RUNNING", "READY", "RUNNING")
            .answers(
                "DescribeAlarms", ALARM.formatted("Shortfall"), ALARM.formatted("JobRestarting"));

    assertThatThrownBy(() -> Upgrade.run(installation(aws), built, NEW))
        .hasMessageContainingAll("holdfast-JobRestarting", "the build before it runs again");

    assertThat(aws.changes())
        .filteredOn(each -> !each.matches("(docker|PUT|PutSecret).*"))
        .containsExactly(
            "CreateApplicationSnapshot",
            "UpdateStack holdfast-data",
            "UpdateStack holdfast-job",
            "StopApplication",
            "UpdateStack holdfast-job",
            "StartApplication");
    assertThat(call(aws, "StopApplication").body()).contains("\"Force\":true");
    assertThat(call(aws, "StartApplication").body())
        .contains("RESTORE_FROM_CUSTOM_SNAPSHOT", "before-job-holdfast-job-new.jar");
    assertThat(last(aws, "UpdateStack").fields())
        .as("the template as it was")
        .containsEntry("TemplateBody", "{\"Resources\":{}}");
  }

  @Test
  void anAlarmThatWasThereBeforeIsNoReasonToGoBack() {
    Fake aws =
        Fake.of("upgrade")
            .job(OLD, "RUNNING")
            .answers("DescribeAlarms", ALARM.formatted("ItemsSetAside"));

    Upgrade.run(installation(aws), built, NEW);

    assertThat(aws.changes()).endsWith("UpdateStack holdfast-watch");
  }

  @Test
  void whatTakesAnInstallationDownKeepsItsData() {
    Fake aws = Fake.of("destroy");

    Destroy.run(installation(aws), false, of -> aws.say("deleted"));

    assertThat(aws.changes())
        .containsExactly(
            "DeleteStack holdfast-watch",
            "DeleteStack holdfast-gateway",
            "StopApplication",
            "DeleteStack holdfast-job");
    assertThat(call(aws, "StopApplication").body()).doesNotContain("Force");
    assertThat(aws.told).doesNotContain("deleted");
  }

  @Test
  void dataGoesOnlyWhenToldAndWhatIsLockedStays() {
    Fake aws =
        Fake.of("destroy")
            .answers(
                "GET storage-bucket/",
                """
                <ListVersionsResult><Version><Key>a</Key><VersionId>1</VersionId></Version>
                <DeleteMarker><Key>b</Key><VersionId>2</VersionId></DeleteMarker></ListVersionsResult>""",
                "<ListVersionsResult></ListVersionsResult>");

    Destroy.run(installation(aws), true, new DataDeletion(aws.aws().files()));

    assertThat(aws.changes())
        .endsWith(
            "DeleteStack holdfast-job",
            "UpdateStack holdfast-data",
            "POST storage-bucket/",
            "UpdateTerminationProtection holdfast-data",
            "DeleteStack holdfast-data");
    assertThat(
            DataDeletion.keepingNothing(
                """
                {"Resources":{
                "T":{"DeletionPolicy":"Retain","Properties":{"DeletionProtectionEnabled":true}},
                "C":{"DeletionPolicy":"Retain","Properties":{"ObjectLockEnabled":true}}}}"""))
        .isEqualTo(
            "{\"Resources\":{"
                + "\"T\":{\"DeletionPolicy\":\"Delete\",\"Properties\":{\"DeletionProtectionEnabled\":false}},"
                + "\"C\":{\"DeletionPolicy\":\"Retain\",\"Properties\":{\"ObjectLockEnabled\":true}}}}");
  }

  private Installation installation(Fake aws) {
    Settings settings =
        Settings.of(
            Map.of(
                "codeKey",
                NEW,
                "domain",
                "holdfast.example.com",
                "certificate",
                "arn:aws:acm:eu-west-1:123456789012:certificate/0d1c1d0e-0000-4000-8000-000000000000",
                "keysFile",
                root.resolve("keys").toString()));
    Map<String, String> templates =
        Stream.of("data", "job", "gateway", "watch")
            .collect(Collectors.toMap("holdfast-"::concat, part -> "{\"Of\":\"" + part + "\"}"));
    return new Installation(aws.aws(), aws, settings, templates);
  }

  private static Call call(Fake aws, String action) {
    return aws.calls.stream()
        .filter(each -> each.action().equals(action))
        .findFirst()
        .orElseThrow();
  }

  private static Call last(Fake aws, String action) {
    return aws.calls.stream()
        .filter(each -> each.action().equals(action))
        .reduce((before, after) -> after)
        .orElseThrow();
  }

  private static String snapshot(String status) {
    return "{\"SnapshotDetails\":{\"SnapshotStatus\":\"" + status + "\"}}";
  }
}
