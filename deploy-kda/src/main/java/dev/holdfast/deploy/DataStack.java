package dev.holdfast.deploy;

import java.util.List;
import software.amazon.awscdk.CfnOutput;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.LegacyStackSynthesizer;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.StackProps;
import software.amazon.awscdk.services.dynamodb.Attribute;
import software.amazon.awscdk.services.dynamodb.AttributeType;
import software.amazon.awscdk.services.dynamodb.BillingMode;
import software.amazon.awscdk.services.dynamodb.GlobalSecondaryIndexProps;
import software.amazon.awscdk.services.dynamodb.PointInTimeRecoverySpecification;
import software.amazon.awscdk.services.dynamodb.ProjectionType;
import software.amazon.awscdk.services.dynamodb.StreamViewType;
import software.amazon.awscdk.services.dynamodb.Table;
import software.amazon.awscdk.services.kinesis.Stream;
import software.amazon.awscdk.services.kinesis.StreamMode;
import software.amazon.awscdk.services.s3.Bucket;
import software.constructs.Construct;

/**
 * What outlives every version of the job: the event log and its read models, the command stream,
 * the bucket, and what the job has logged. Nothing here is deleted with the stack.
 */
final class DataStack extends Stack {
  /** The index of availability that gateways follow. */
  static final String BY_CHANGE = "by-change";

  /** The index of open reservations by their carts. */
  static final String BY_CART = "by-cart";

  private static final String TTL = "ttl";

  final Table events;
  final Table snapshots;
  final Table availability;
  final Table reservations;
  final Table outcomes;
  final Table deadLetters;
  final Table parkedWebhooks;
  final Table audits;
  final Stream commands;
  final Bucket storage;

  /** Of the job: what it said last is wanted most when its stack is gone. */
  final JobLog jobLog;

  final Encryption encryption;

  private final String prefix;

  DataStack(Construct scope, Settings settings) {
    super(scope, settings.prefix() + "data", props().terminationProtection(true).build());
    prefix = settings.prefix();
    encryption = new Encryption(this, settings);
    // The log is the one table that nothing else can rebuild.
    events =
        table("Events", "events", "item")
            .sortKey(Attribute.builder().name("seq").type(AttributeType.NUMBER).build())
            .stream(StreamViewType.NEW_IMAGE)
            .pointInTimeRecoverySpecification(
                PointInTimeRecoverySpecification.builder().pointInTimeRecoveryEnabled(true).build())
            .timeToLiveAttribute(TTL)
            .build();
    snapshots = table("Snapshots", "snapshots", "item").build();
    availability = table("Availability", "availability", "item").build();
    availability.addGlobalSecondaryIndex(byChange());
    reservations = table("Reservations", "reservations", "key").timeToLiveAttribute(TTL).build();
    reservations.addGlobalSecondaryIndex(byCart());
    outcomes = table("Outcomes", "outcomes", "key").timeToLiveAttribute(TTL).build();
    deadLetters = table("DeadLetters", "dead-letters", "id").timeToLiveAttribute(TTL).build();
    parkedWebhooks =
        table("ParkedWebhooks", "parked-webhooks", "key").timeToLiveAttribute(TTL).build();
    audits = table("Audits", "audits", "round").build();
    commands = commands(settings);
    storage = Storage.bucket(this, settings, encryption);
    jobLog = new JobLog(this, settings, encryption);

    CfnOutput.Builder.create(this, "GatewaySettings")
        .value(gatewaySettings(settings))
        .description("What each gateway must be told, so that it agrees with the job")
        .build();
    CfnOutput.Builder.create(this, "StorageBucket")
        .value(storage.getBucketName())
        .description("The bucket of cold storage, dead letters and the job's code")
        .build();
    CfnOutput.Builder.create(this, "UploadJob")
        .value(upload(settings))
        .description("Do this before the job stack is created or updated")
        .build();
  }

  /** The templates are all there is to deploy, so no bootstrap stack, bucket or role is needed. */
  static StackProps.Builder props() {
    return StackProps.builder().synthesizer(new LegacyStackSynthesizer());
  }

  /** All of them, the log's first, by the names they are given and not by reference. */
  List<String> tableNames() {
    return List.of(
            "events", "snapshots", "availability", "reservations", "outcomes", "dead-letters")
        .stream()
        .map(name -> prefix + name)
        .toList();
  }

  private Table.Builder table(String id, String name, String hashKey) {
    return encryption
        .of(Table.Builder.create(this, id))
        .tableName(prefix + name)
        .partitionKey(Attribute.builder().name(hashKey).type(AttributeType.STRING).build())
        .billingMode(BillingMode.PAY_PER_REQUEST)
        .deletionProtection(true)
        .removalPolicy(RemovalPolicy.RETAIN);
  }

  private static GlobalSecondaryIndexProps byChange() {
    return GlobalSecondaryIndexProps.builder()
        .indexName(BY_CHANGE)
        .partitionKey(Attribute.builder().name("bucket").type(AttributeType.NUMBER).build())
        .sortKey(Attribute.builder().name("changedAt").type(AttributeType.NUMBER).build())
        .projectionType(ProjectionType.ALL)
        .build();
  }

  private static GlobalSecondaryIndexProps byCart() {
    return GlobalSecondaryIndexProps.builder()
        .indexName(BY_CART)
        .partitionKey(Attribute.builder().name("openCart").type(AttributeType.STRING).build())
        .sortKey(Attribute.builder().name("key").type(AttributeType.STRING).build())
        .projectionType(ProjectionType.ALL)
        .build();
  }

  private Stream commands(Settings settings) {
    Stream.Builder stream =
        encryption
            .of(Stream.Builder.create(this, "Commands"))
            .streamName(prefix + "commands")
            .retentionPeriod(Duration.days(settings.commandsKeptDays()))
            .removalPolicy(RemovalPolicy.RETAIN);
    return settings
        .shards()
        .map(shards -> stream.streamMode(StreamMode.PROVISIONED).shardCount(shards))
        .orElseGet(() -> stream.streamMode(StreamMode.ON_DEMAND))
        .build();
  }

  private static String gatewaySettings(Settings settings) {
    return "HOLDFAST_PREFIX=%s HOLDFAST_RETENTION_DAYS=%d"
        .formatted(settings.prefix(), settings.logRetentionDays());
  }

  private String upload(Settings settings) {
    String bucket = settings.codeBucket().orElseGet(storage::getBucketName);
    return "aws s3 cp " + Settings.JOB_JAR + " s3://" + bucket + "/" + settings.codeKey();
  }
}
