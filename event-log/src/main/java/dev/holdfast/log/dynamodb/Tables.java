package dev.holdfast.log.dynamodb;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionException;
import software.amazon.awssdk.services.dynamodb.DynamoDbAsyncClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndex;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndexUpdate;
import software.amazon.awssdk.services.dynamodb.model.ResourceInUseException;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;
import software.amazon.awssdk.services.dynamodb.model.StreamSpecification;
import software.amazon.awssdk.services.dynamodb.model.StreamViewType;
import software.amazon.awssdk.services.dynamodb.model.TimeToLiveStatus;

/** The names of Holdfast's tables, and how to make them where no deployment does. */
public final class Tables {
  /** What the names of all tables and streams begin with, unless an installation chooses. */
  public static final String DEFAULT_PREFIX = "holdfast-";

  /** What an installation may choose, as a regular expression. */
  public static final String PREFIX_PATTERN = "[A-Za-z0-9_.-]{0,64}";

  /** The same, as in "must be …". */
  public static final String PREFIX_IN_WORDS =
      "up to 64 letters, digits, dots, dashes and underscores";

  private static final Duration CREATE_MAX = Duration.ofSeconds(30);

  private final String prefix;

  public Tables(String prefix) {
    this.prefix = prefix;
  }

  /** The log: hash key `item`, range key `seq`, with a stream of new images. */
  public String events() {
    return prefix + "events";
  }

  /** Snapshots by `item`. */
  public String snapshots() {
    return prefix + "snapshots";
  }

  /** Availability by `item`. */
  public String availability() {
    return prefix + "availability";
  }

  /** Reservations by `key`, see {@link Rows#key}. */
  public String reservations() {
    return prefix + "reservations";
  }

  /** Outcomes by `key`, see {@link Rows#key}. */
  public String outcomes() {
    return prefix + "outcomes";
  }

  /** Dead letters by `id`. */
  public String deadLetters() {
    return prefix + "dead-letters";
  }

  /** What receivers of webhooks did not take, by `key`, see {@link Rows#key}. */
  public String parkedWebhooks() {
    return prefix + "parked-webhooks";
  }

  /** What the auditor found, by `round`, see {@link AuditRows}. */
  public String audits() {
    return prefix + "audits";
  }

  /** Makes those that do not exist. For emulators; a deployment declares its tables itself. */
  public void createMissing(DynamoDbAsyncClient client) {
    create(
        client,
        CreateTableRequest.builder()
            .tableName(events())
            .keySchema(Key.hash("item"), Key.range("seq"))
            .attributeDefinitions(
                attribute("item", ScalarAttributeType.S), attribute("seq", ScalarAttributeType.N))
            .streamSpecification(
                StreamSpecification.builder()
                    .streamEnabled(true)
                    .streamViewType(StreamViewType.NEW_IMAGE)
                    .build()));
    create(client, byHashKey(snapshots(), "item"));
    create(
        client,
        byHashKey(availability(), "item")
            .attributeDefinitions(changeIndexed())
            .globalSecondaryIndexes(ChangeIndex.definition()));
    addIndex(client, availability(), changeIndexed(), ChangeIndex.definition());
    create(
        client,
        byHashKey(reservations(), Rows.KEY)
            .attributeDefinitions(cartIndexed())
            .globalSecondaryIndexes(CartIndex.definition()));
    addIndex(client, reservations(), cartIndexed(), CartIndex.definition());
    create(client, byHashKey(outcomes(), Rows.KEY));
    create(client, byHashKey(deadLetters(), "id"));
    create(client, byHashKey(parkedWebhooks(), Rows.KEY));
    create(client, byHashKey(audits(), AuditRows.ROUND));
    for (String table :
        List.of(events(), reservations(), outcomes(), deadLetters(), parkedWebhooks())) {
      deleteByTtl(client, table);
    }
  }

  /** To a table that was made before there was an index. */
  private static void addIndex(
      DynamoDbAsyncClient client,
      String table,
      List<AttributeDefinition> attributes,
      GlobalSecondaryIndex index) {
    boolean isThere =
        client
            .describeTable(
                describe ->
                    describe
                        .tableName(table)
                        .overrideConfiguration(call -> call.apiCallTimeout(CREATE_MAX)))
            .join()
            .table()
            .hasGlobalSecondaryIndexes();
    if (isThere) {
      return;
    }
    client
        .updateTable(
            update ->
                update
                    .tableName(table)
                    .attributeDefinitions(attributes)
                    .globalSecondaryIndexUpdates(making(index))
                    .overrideConfiguration(call -> call.apiCallTimeout(CREATE_MAX)))
        .join();
  }

  private static GlobalSecondaryIndexUpdate making(GlobalSecondaryIndex index) {
    return GlobalSecondaryIndexUpdate.builder()
        .create(
            create ->
                create
                    .indexName(index.indexName())
                    .keySchema(index.keySchema())
                    .projection(index.projection()))
        .build();
  }

  /** Of the table `availability` and its index. */
  private static List<AttributeDefinition> changeIndexed() {
    return List.of(
        attribute("item", ScalarAttributeType.S),
        attribute(ChangeIndex.BUCKET, ScalarAttributeType.N),
        attribute(ChangeIndex.CHANGED_AT, ScalarAttributeType.N));
  }

  /** Of the table `reservations` and its index. */
  private static List<AttributeDefinition> cartIndexed() {
    return List.of(
        attribute(Rows.KEY, ScalarAttributeType.S),
        attribute(CartIndex.OPEN_CART, ScalarAttributeType.S));
  }

  private static CreateTableRequest.Builder byHashKey(String table, String name) {
    return CreateTableRequest.builder()
        .tableName(table)
        .keySchema(Key.hash(name))
        .attributeDefinitions(attribute(name, ScalarAttributeType.S));
  }

  private static void create(DynamoDbAsyncClient client, CreateTableRequest.Builder table) {
    try {
      client
          .createTable(
              table
                  .billingMode(BillingMode.PAY_PER_REQUEST)
                  .overrideConfiguration(call -> call.apiCallTimeout(CREATE_MAX))
                  .build())
          .join();
    } catch (CompletionException e) {
      if (!(e.getCause() instanceof ResourceInUseException)) {
        throw e;
      }
    }
  }

  private static void deleteByTtl(DynamoDbAsyncClient client, String table) {
    TimeToLiveStatus status =
        client
            .describeTimeToLive(
                describe ->
                    describe
                        .tableName(table)
                        .overrideConfiguration(call -> call.apiCallTimeout(CREATE_MAX)))
            .join()
            .timeToLiveDescription()
            .timeToLiveStatus();
    if (status == TimeToLiveStatus.DISABLED) {
      client
          .updateTimeToLive(
              update ->
                  update
                      .tableName(table)
                      .timeToLiveSpecification(ttl -> ttl.attributeName(Rows.TTL).enabled(true))
                      .overrideConfiguration(call -> call.apiCallTimeout(CREATE_MAX)))
          .join();
    }
  }

  private static AttributeDefinition attribute(String name, ScalarAttributeType type) {
    return AttributeDefinition.builder().attributeName(name).attributeType(type).build();
  }
}
