package dev.holdfast.gateway;

import dev.holdfast.gateway.audit.AuditProbe;
import dev.holdfast.gateway.audit.GetAudit;
import dev.holdfast.gateway.http.Endpoint;
import dev.holdfast.gateway.read.ListItems;
import dev.holdfast.gateway.retry.Retries;
import dev.holdfast.gateway.shelf.AvailabilityFeed;
import dev.holdfast.gateway.shelf.Shelf;
import dev.holdfast.gateway.shelf.ShelfReader;
import dev.holdfast.gateway.stream.Listeners;
import dev.holdfast.gateway.stream.StreamItems;
import dev.holdfast.log.SystemTimekeeper;
import dev.holdfast.log.dynamodb.AuditRows;
import dev.holdfast.log.dynamodb.Tables;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.LongSupplier;
import software.amazon.awssdk.services.dynamodb.DynamoDbAsyncClient;

/**
 * All items in memory, to be listed and listened to, and what the auditor found. It has a client, a
 * thread to read and to tell with, and few threads to search with, all of its own: whatever is
 * asked of it, holds do not wait.
 */
final class Listing implements AutoCloseable {
  /** It reads all day, and nobody waits for it. */
  static final int CONNECTIONS = 4;

  private static final int WALKERS = Math.max(1, Runtime.getRuntime().availableProcessors() / 2);

  private final DynamoDbAsyncClient client;
  private final SystemTimekeeper time;
  private final Shelf shelf;
  private final Listeners listeners;
  private final ShelfReader reader;
  private final AuditRows audits;
  private final AuditProbe audit;
  private final ExecutorService walkers;

  /**
   * @param client is closed with it
   */
  Listing(GatewayConfig config, DynamoDbAsyncClient client, Tables tables, LongSupplier clock) {
    this.client = client;
    this.time = new SystemTimekeeper("shelf", clock);
    this.shelf = new Shelf(config.shelfItems());
    this.listeners = new Listeners(config.streamListeners(), time);
    this.reader =
        new ShelfReader(shelf, new AvailabilityFeed(client, tables, time), time, listeners::wake);
    this.audits = new AuditRows(client, tables);
    this.audit = new AuditProbe(audits, time);
    this.walkers = Executors.newFixedThreadPool(WALKERS, Listing::walker);
  }

  private static Thread walker(Runnable task) {
    Thread thread = new Thread(task, "walker");
    thread.setDaemon(true);
    return thread;
  }

  void start() {
    reader.start();
    listeners.start();
    audit.start();
  }

  /** What looks at what the auditor found. */
  AuditProbe auditProbe() {
    return audit;
  }

  /** The route of it. */
  Endpoint audit(Retries reads) {
    return GetAudit.endpoint(audits, reads);
  }

  Shelf shelf() {
    return shelf;
  }

  Listeners listeners() {
    return listeners;
  }

  /** What lists and searches. */
  ListItems list() {
    return new ListItems(shelf, walkers);
  }

  /** The route of those who listen. */
  Endpoint stream() {
    return StreamItems.endpoint(shelf, listeners);
  }

  /** Ends the answers that would have no end, and begins no more reading for them. */
  void endStreams() {
    listeners.close();
    reader.close();
  }

  @Override
  public void close() {
    endStreams();
    audit.close();
    walkers.shutdownNow();
    time.close();
    client.close();
  }
}
