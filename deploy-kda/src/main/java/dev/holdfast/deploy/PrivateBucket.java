package dev.holdfast.deploy;

import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.s3.BlockPublicAccess;
import software.amazon.awscdk.services.s3.Bucket;
import software.amazon.awscdk.services.s3.ObjectOwnership;

/** What all buckets have in common. */
final class PrivateBucket {
  private PrivateBucket() {}

  /** Versioned, closed to the public, and kept when the stack goes. */
  static Bucket.Builder builder(Stack stack, String id, Encryption encryption) {
    return encryption
        .of(Bucket.Builder.create(stack, id))
        .blockPublicAccess(BlockPublicAccess.BLOCK_ALL)
        .objectOwnership(ObjectOwnership.BUCKET_OWNER_ENFORCED)
        .enforceSsl(true)
        .versioned(true)
        .removalPolicy(RemovalPolicy.RETAIN);
  }
}
