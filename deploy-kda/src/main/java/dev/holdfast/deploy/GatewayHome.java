package dev.holdfast.deploy;

import java.util.List;
import software.amazon.awscdk.CfnOutput;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.services.ecr.Repository;
import software.amazon.awscdk.services.ecr.RepositoryEncryption;
import software.amazon.awscdk.services.ecr.TagMutability;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.logs.LogGroup;
import software.amazon.awscdk.services.logs.RetentionDays;
import software.amazon.awscdk.services.secretsmanager.Secret;
import software.amazon.awscdk.services.secretsmanager.SecretStringGenerator;
import software.constructs.Construct;

/**
 * What must be there before a gateway starts, and stays when its stack goes: its images, the hashes
 * of API keys, what gateways know each other by, its log.
 */
final class GatewayHome extends Construct {
  private static final int FLEET_SECRET_LENGTH = 64;

  final Repository images;
  final Secret keyHashes;
  final Secret fleetSecret;
  final LogGroup log;

  /** What whoever reads the secrets needs of the customer's key; empty with AWS's keys. */
  final List<PolicyStatement> useKey;

  GatewayHome(Construct scope, Settings settings, Encryption encryption) {
    super(scope, "GatewayHome");
    useKey = encryption.useBySecrets();
    images =
        Repository.Builder.create(this, "Images")
            .repositoryName(settings.prefix() + "gateway")
            .encryption(RepositoryEncryption.AES_256)
            .imageScanOnPush(true)
            // What a tag once named runs in every task that is started later.
            .imageTagMutability(TagMutability.IMMUTABLE)
            // A build makes them anew.
            .removalPolicy(RemovalPolicy.DESTROY)
            .emptyOnDelete(true)
            .build();
    keyHashes =
        encryption
            .of(Secret.Builder.create(this, "KeyHashes"))
            .description("Hashes of the API keys that Holdfast's gateways take")
            .removalPolicy(RemovalPolicy.RETAIN)
            .build();
    fleetSecret =
        encryption
            .of(Secret.Builder.create(this, "FleetSecret"))
            .description("By which Holdfast's gateways know each other; nobody else need know it")
            .generateSecretString(
                SecretStringGenerator.builder()
                    .passwordLength(FLEET_SECRET_LENGTH)
                    .excludePunctuation(true)
                    .build())
            // Another one does as well: gateways of a new installation start with it together.
            .removalPolicy(RemovalPolicy.DESTROY)
            .build();
    log =
        encryption
            .of(LogGroup.Builder.create(this, "Log"))
            .logGroupName(settings.gatewayLog())
            .retention(RetentionDays.ONE_MONTH)
            .removalPolicy(RemovalPolicy.RETAIN)
            .build();
    output(
        scope,
        "GatewayImages",
        images.getRepositoryUri(),
        "Where the gateway's image is pushed to");
    output(
        scope,
        "GatewayKeyHashes",
        keyHashes.getSecretArn(),
        "The secret with the hashes of API keys");
  }

  private static void output(Construct scope, String name, String value, String description) {
    CfnOutput.Builder.create(scope, name).value(value).description(description).build();
  }
}
