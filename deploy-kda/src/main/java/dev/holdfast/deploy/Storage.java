package dev.holdfast.deploy;

import java.util.List;
import java.util.Optional;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.s3.Bucket;
import software.amazon.awscdk.services.s3.LifecycleRule;

/** The bucket of cold storage, dead letters, webhooks' secrets and the job's code. */
final class Storage {
  /** Folders of the bucket. */
  static final String DEAD_LETTERS = "dead-letters";

  static final String ARCHIVE = "archive";
  static final String WEBHOOK_SECRETS = "webhook-secrets";

  private Storage() {}

  static Bucket bucket(Stack stack, Settings settings, Encryption encryption) {
    Bucket.Builder bucket =
        PrivateBucket.builder(stack, "Storage", encryption)
            .lifecycleRules(
                List.of(
                    LifecycleRule.builder()
                        // Longer than any savepoint is restored: its open files are such uploads.
                        .abortIncompleteMultipartUploadAfter(Duration.days(30))
                        .noncurrentVersionExpiration(Duration.days(90))
                        .build()));
    Optional<ArchiveCopy> copy = ArchiveCopy.of(stack, settings, encryption);
    Bucket built = copy.map(each -> each.follow(bucket, ARCHIVE)).orElse(bucket).build();
    copy.ifPresent(each -> each.allowFrom(built, ARCHIVE));
    return built;
  }
}
