package dev.holdfast.deploy;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.iam.Policy;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.iam.Role;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.amazon.awscdk.services.s3.Bucket;
import software.amazon.awscdk.services.s3.Filter;
import software.amazon.awscdk.services.s3.ObjectLockRetention;
import software.amazon.awscdk.services.s3.ReplicationRule;

/**
 * A second bucket, to which S3 itself copies every finished file of the archive, and in which each
 * is locked against deletion for some time.
 *
 * <p>The job cannot write to a locked bucket: S3 takes parts of an upload there only with a
 * checksum of their own, which Flink's file system does not send.
 */
final class ArchiveCopy {
  private final Stack stack;
  private final Bucket bucket;
  private final Role role;
  private final Encryption encryption;

  private ArchiveCopy(Stack stack, ObjectLockRetention retention, Encryption encryption) {
    this.stack = stack;
    this.encryption = encryption;
    bucket =
        PrivateBucket.builder(stack, "ArchiveCopy", encryption)
            .objectLockEnabled(true)
            .objectLockDefaultRetention(retention)
            .build();
    role =
        Role.Builder.create(stack, "ArchiveCopyRole")
            .description("What S3 may do to copy the Holdfast archive")
            .assumedBy(new ServicePrincipal("s3.amazonaws.com"))
            .build();
  }

  /** None, if the archive is not to be locked. */
  static Optional<ArchiveCopy> of(Stack stack, Settings settings, Encryption encryption) {
    return retention(settings).map(kept -> new ArchiveCopy(stack, kept, encryption));
  }

  private static Optional<ObjectLockRetention> retention(Settings settings) {
    Duration kept = Duration.days(settings.archiveLockDays());
    return switch (settings.archiveLock()) {
      case OFF -> Optional.empty();
      case GOVERNANCE -> Optional.of(ObjectLockRetention.governance(kept));
      case COMPLIANCE -> Optional.of(ObjectLockRetention.compliance(kept));
    };
  }

  /** Makes it the copy of a folder of a bucket that is not built yet. */
  Bucket.Builder follow(Bucket.Builder source, String folder) {
    ReplicationRule.Builder rule =
        ReplicationRule.builder()
            .destination(bucket)
            .priority(1)
            .filter(Filter.builder().prefix(folder + "/").build())
            // What is deleted there stays here.
            .deleteMarkerReplication(false);
    encryption.key().ifPresent(key -> rule.kmsKey(key).sseKmsEncryptedObjects(true));
    return source.replicationRole(role).replicationRules(List.of(rule.build()));
  }

  /**
   * Lets S3 copy, once the bucket is built. A policy of its own: role and bucket would name each
   * other.
   */
  void allowFrom(Bucket source, String folder) {
    List<PolicyStatement> copying =
        List.of(
            Allow.on(
                source.getBucketArn(),
                "FindWhatToCopy",
                "s3:GetReplicationConfiguration",
                "s3:ListBucket"),
            Allow.on(
                source.arnForObjects(folder + "/*"),
                "ReadWhatToCopy",
                "s3:GetObjectVersionForReplication",
                "s3:GetObjectVersionAcl",
                "s3:GetObjectVersionTagging"),
            Allow.on(
                bucket.arnForObjects(folder + "/*"),
                "WriteCopies",
                "s3:ReplicateObject",
                "s3:ReplicateTags"));
    Policy.Builder.create(stack, "ArchiveCopyPolicy")
        .statements(Stream.concat(copying.stream(), encryption.useByFiles().stream()).toList())
        .roles(List.of(role))
        .build();
  }
}
