package dev.holdfast.gateway.health;

import dev.holdfast.gateway.retry.Rounds;
import dev.holdfast.log.Causes;
import dev.holdfast.log.Timekeeper;
import dev.holdfast.log.dynamodb.TableSet;
import dev.holdfast.log.dynamodb.Tables;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.services.dynamodb.DynamoDbAsyncClient;

/**
 * Looks now and then whether the tables are still the ones that belong together. Where the log was
 * restored from a backup and the snapshots were not, or the other way round, no hold is taken.
 */
public final class TablesWatch implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(TablesWatch.class);
  private static final long INTERVAL_MILLIS = 60_000;

  private final TableSet tables;
  private final Rounds rounds;
  private volatile boolean isAsked;
  private volatile Optional<String> fault = Optional.empty();

  public TablesWatch(DynamoDbAsyncClient client, Tables tables, Timekeeper time) {
    this.tables = new TableSet(client, tables);
    this.rounds = new Rounds(time, INTERVAL_MILLIS, this::look);
  }

  /** Looks now, and every minute from now on; to be called once. */
  public void start() {
    rounds.start();
  }

  private CompletionStage<?> look() {
    return tables
        .fault()
        .whenComplete(
            (found, failure) -> {
              if (failure == null) {
                fault = found;
                found.ifPresent(LOG::error);
              } else {
                // Of a log that does not answer nothing is sold, either.
                LOG.warn(
                    "whether the tables belong together is not known: {}",
                    Causes.of(failure).toString());
              }
              isAsked = true;
            });
  }

  /** Whether nothing is known to be wrong, once it has been looked at. */
  public boolean isRight() {
    return isAsked && fault.isEmpty();
  }

  /** What is wrong. */
  Optional<String> fault() {
    return fault;
  }

  @Override
  public void close() {
    rounds.close();
  }
}
