package dev.holdfast.deploy;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awscdk.ArnComponents;
import software.amazon.awscdk.ArnFormat;
import software.amazon.awscdk.Aws;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.dynamodb.Table;
import software.amazon.awscdk.services.dynamodb.TableEncryption;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.amazon.awscdk.services.kinesis.Stream;
import software.amazon.awscdk.services.kinesis.StreamEncryption;
import software.amazon.awscdk.services.kms.IKey;
import software.amazon.awscdk.services.kms.Key;
import software.amazon.awscdk.services.logs.LogGroup;
import software.amazon.awscdk.services.s3.Bucket;
import software.amazon.awscdk.services.s3.BucketEncryption;
import software.amazon.awscdk.services.secretsmanager.Secret;

/**
 * With whose keys everything is encrypted: AWS's, which need no rights of their own, or one of the
 * customer's, which whoever reads or writes must be allowed to use.
 */
final class Encryption {
  private final Optional<IKey> key;

  Encryption(Stack stack, Settings settings) {
    key = settings.customerKey().map(given -> key(stack, settings, given));
  }

  private static IKey key(Stack stack, Settings settings, String given) {
    if (!given.equals(Settings.NEW_KEY)) {
      return Key.fromKeyArn(stack, "CustomerKey", given);
    }
    Key made =
        Key.Builder.create(stack, "CustomerKey")
            .description("Encrypts what Holdfast keeps (" + settings.prefix() + ")")
            .enableKeyRotation(true)
            // Without it nothing that is kept can be read any more.
            .removalPolicy(RemovalPolicy.RETAIN)
            .build();
    made.addToResourcePolicy(
        forLogs(settings.logs().stream().map(name -> logGroup(stack, name)).toList()));
    return made;
  }

  private static String logGroup(Stack stack, String name) {
    return stack.formatArn(
        ArnComponents.builder()
            .service("logs")
            .resource("log-group")
            .resourceName(name)
            .arnFormat(ArnFormat.COLON_RESOURCE_NAME)
            .build());
  }

  /** CloudWatch Logs asks the key's policy, and nobody's role. */
  private static PolicyStatement forLogs(List<String> groups) {
    return PolicyStatement.Builder.create()
        .sid("EncryptLogs")
        .principals(List.of(new ServicePrincipal("logs." + Aws.REGION + ".amazonaws.com")))
        .actions(
            List.of(
                "kms:Encrypt",
                "kms:Decrypt",
                "kms:ReEncryptFrom",
                "kms:ReEncryptTo",
                "kms:GenerateDataKey",
                "kms:GenerateDataKeyWithoutPlaintext",
                "kms:DescribeKey"))
        .resources(List.of("*"))
        .conditions(Map.of("ArnEquals", Map.of("kms:EncryptionContext:aws:logs:arn", groups)))
        .build();
  }

  Optional<IKey> key() {
    return key;
  }

  Table.Builder of(Table.Builder table) {
    return key.map(own -> table.encryption(TableEncryption.CUSTOMER_MANAGED).encryptionKey(own))
        .orElseGet(() -> table.encryption(TableEncryption.AWS_MANAGED));
  }

  Stream.Builder of(Stream.Builder stream) {
    return key.map(own -> stream.encryption(StreamEncryption.KMS).encryptionKey(own))
        .orElseGet(() -> stream.encryption(StreamEncryption.MANAGED));
  }

  Bucket.Builder of(Bucket.Builder bucket) {
    return key.map(
            own ->
                bucket
                    .encryption(BucketEncryption.KMS)
                    .encryptionKey(own)
                    // One call of KMS for many objects.
                    .bucketKeyEnabled(true))
        .orElseGet(() -> bucket.encryption(BucketEncryption.S3_MANAGED));
  }

  LogGroup.Builder of(LogGroup.Builder group) {
    return key.map(group::encryptionKey).orElse(group);
  }

  Secret.Builder of(Secret.Builder secret) {
    return key.map(secret::encryptionKey).orElse(secret);
  }

  /** What whoever reads and writes rows needs of the customer's key; empty with AWS's keys. */
  List<PolicyStatement> useByTables() {
    return use(
        "dynamodb",
        "UseKeyForTables",
        "kms:Decrypt",
        "kms:DescribeKey",
        "kms:Encrypt",
        "kms:ReEncryptFrom",
        "kms:ReEncryptTo",
        "kms:GenerateDataKey",
        "kms:GenerateDataKeyWithoutPlaintext");
  }

  /** Likewise of whoever puts records on the command stream. */
  List<PolicyStatement> useBySenders() {
    return use("kinesis", "UseKeyToSend", "kms:GenerateDataKey");
  }

  /** Likewise of whoever reads them. */
  List<PolicyStatement> useByReaders() {
    return use("kinesis", "UseKeyToRead", "kms:Decrypt");
  }

  /** Likewise of whoever writes files, in parts, and reads them. */
  List<PolicyStatement> useByFiles() {
    return use("s3", "UseKeyForFiles", "kms:GenerateDataKey", "kms:Decrypt");
  }

  /** Likewise of whoever reads a secret. */
  List<PolicyStatement> useBySecrets() {
    return use("secretsmanager", "UseKeyForSecrets", "kms:Decrypt");
  }

  /** By way of one service only: the key opens nothing that is fetched in another way. */
  private List<PolicyStatement> use(String service, String why, String... actions) {
    String via = service + "." + Aws.REGION + ".amazonaws.com";
    return key.stream()
        .map(
            own ->
                Allow.onlyIf(
                    Map.of("StringEquals", Map.of("kms:ViaService", via)),
                    own.getKeyArn(),
                    why,
                    actions))
        .toList();
  }
}
