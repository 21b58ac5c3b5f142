package dev.holdfast.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ArchiveCopyTest {
  private static final String BUCKET = "AWS::S3::Bucket";

  @Test
  void everyFinishedFileOfTheArchiveIsCopiedAndWhatIsDeletedStaysInTheCopy() {
    JsonNode storage = storage(Templates.DEFAULT);
    JsonNode rules = storage.at("/ReplicationConfiguration/Rules");

    assertThat(rules).hasSize(1);
    assertThat(rules.at("/0/Status").asText()).isEqualTo("Enabled");
    assertThat(rules.at("/0/Filter/Prefix").asText()).isEqualTo("archive/");
    assertThat(Templates.DEFAULT.readable(rules.at("/0/Destination/Bucket")))
        .isEqualTo("<ArchiveCopy.Arn>");
    assertThat(rules.at("/0/DeleteMarkerReplication/Status").asText()).isEqualTo("Disabled");
  }

  @Test
  void theCopyIsLockedForFiveWeeksUnlessMoreIsAskedFor() {
    Templates strict = Templates.of(Map.of("archiveLock", "compliance", "archiveLockDays", "3650"));

    assertThat(lock(Templates.DEFAULT)).isEqualTo("GOVERNANCE 35");
    assertThat(lock(strict)).isEqualTo("COMPLIANCE 3650");
    assertThat(copy(strict).get("ObjectLockEnabled").asBoolean()).isTrue();
    assertThat(copy(strict).at("/VersioningConfiguration/Status").asText()).isEqualTo("Enabled");
  }

  /** S3 would refuse the parts of the files that the job uploads. */
  @Test
  void whatTheJobWritesToIsNotLocked() {
    assertThat(storage(Templates.DEFAULT).has("ObjectLockConfiguration")).isFalse();
    assertThat(storage(Templates.DEFAULT).has("ObjectLockEnabled")).isFalse();
  }

  @Test
  void withoutALockThereIsNoCopyAndNobodyWhoMayCopy() {
    Templates without = Templates.of(Map.of("archiveLock", "off"));

    assertThat(without.only(BUCKET).has("ReplicationConfiguration")).isFalse();
    assertThat(without.all("AWS::IAM::Policy")).isEmpty();
    assertThat(without.all("AWS::IAM::Role")).hasSize(1);
  }

  private static String lock(Templates templates) {
    JsonNode kept = copy(templates).at("/ObjectLockConfiguration/Rule/DefaultRetention");
    return kept.get("Mode").asText() + " " + kept.get("Days").asInt();
  }

  private static JsonNode copy(Templates templates) {
    return bucket(templates, "ArchiveCopy");
  }

  private static JsonNode storage(Templates templates) {
    return bucket(templates, "Storage");
  }

  private static JsonNode bucket(Templates templates, String id) {
    return templates.data().get("Resources").properties().stream()
        .filter(each -> each.getKey().matches(id + "[0-9A-F]{8}"))
        .map(each -> each.getValue().get("Properties"))
        .findFirst()
        .orElseThrow();
  }
}
