package dev.holdfast.deploy.command;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What is taken down, and what stays. */
class DestroyTest extends CommandTest {
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
  void dataGoesOnlyWhenToldAndWhatIsLockedStaysWithItsKey() {
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
                "K":{"DeletionPolicy":"Retain","Type":"AWS::KMS::Key"},
                "C":{"DeletionPolicy":"Retain","Properties":{"ObjectLockEnabled":true}}}}"""))
        .isEqualTo(
            "{\"Resources\":{"
                + "\"T\":{\"DeletionPolicy\":\"Delete\",\"Properties\":{\"DeletionProtectionEnabled\":false}},"
                + "\"K\":{\"DeletionPolicy\":\"Retain\",\"Type\":\"AWS::KMS::Key\"},"
                + "\"C\":{\"DeletionPolicy\":\"Retain\",\"Properties\":{\"ObjectLockEnabled\":true}}}}");
  }
}
