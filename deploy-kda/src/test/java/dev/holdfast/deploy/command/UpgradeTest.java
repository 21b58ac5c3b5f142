package dev.holdfast.deploy.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

/** From a snapshot, and back to it. */
class UpgradeTest extends CommandTest {
  private static final String ALARM = "{\"MetricAlarms\":[{\"AlarmName\":\"holdfast-%s\"}]}";

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

  private static String snapshot(String status) {
    return "{\"SnapshotDetails\":{\"SnapshotStatus\":\"" + status + "\"}}";
  }
}
