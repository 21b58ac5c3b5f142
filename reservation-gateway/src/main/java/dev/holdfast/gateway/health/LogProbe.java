package dev.holdfast.gateway.health;

import dev.holdfast.gateway.retry.Rounds;
import dev.holdfast.log.Timekeeper;
import dev.holdfast.log.dynamodb.Tables;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import software.amazon.awssdk.services.dynamodb.DynamoDbAsyncClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;

/** Asks the log for a row that is not there: whether it answers, and what its clock shows. */
public final class LogProbe implements AutoCloseable {
  private static final long INTERVAL_MILLIS = 1_000;

  private final DynamoDbAsyncClient client;
  private final GetItemRequest question;
  private final LogClock clock;
  private final Timekeeper time;
  private final Rounds rounds;
  private volatile long answeredAt;

  public LogProbe(DynamoDbAsyncClient client, Tables tables, LogClock clock, Timekeeper time) {
    this.client = client;
    this.question =
        GetItemRequest.builder()
            .tableName(tables.events())
            .key(Map.of("item", AttributeValue.fromS("ready?"), "seq", AttributeValue.fromN("0")))
            .consistentRead(true)
            .build();
    this.clock = clock;
    this.time = time;
    this.rounds = new Rounds(time, INTERVAL_MILLIS, this::ask);
  }

  /** Asks now, and every second from now on; to be called once. */
  public void start() {
    rounds.start();
  }

  /** Fails if the log does not answer; else the clock has been compared with the log's. */
  CompletionStage<Void> ask() {
    long asked = clock.asked();
    return client
        .getItem(question)
        .thenAccept(
            answer -> {
              clock.answered(asked, answer.sdkHttpResponse().firstMatchingHeader("Date"));
              answeredAt = time.now();
            });
  }

  /** When the log last answered, epoch milliseconds by the clock here; 0 for never. */
  long answeredAt() {
    return answeredAt;
  }

  @Override
  public void close() {
    rounds.close();
  }
}
