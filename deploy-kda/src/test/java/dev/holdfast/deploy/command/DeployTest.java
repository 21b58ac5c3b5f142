package dev.holdfast.deploy.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

/** The order of calls, what is waited for, and what ends it. */
class DeployTest extends CommandTest {
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
    assertThat(call(aws, "PutSecretValue").body()).contains("\"SecretString\":\"keys\"");
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
                </member></StackEvents></DescribeStackEventsResult></DescribeStackEventsResponse>\
                """);

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
}
