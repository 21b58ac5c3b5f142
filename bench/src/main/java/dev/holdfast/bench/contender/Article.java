package dev.holdfast.bench.contender;

import dev.holdfast.domain.HoldFold;
import dev.holdfast.domain.Levels;
import dev.holdfast.domain.Reserve;
import dev.holdfast.domain.ReserveDecision;
import dev.holdfast.domain.ReserveRequest;
import dev.holdfast.domain.StockFold;
import dev.holdfast.gateway.reserve.Reservations;
import dev.holdfast.gateway.reserve.ReserveAnswer;
import dev.holdfast.log.CommitReader;
import dev.holdfast.log.LogUnavailableException;
import dev.holdfast.proof.part.DynamoDbLocal;
import dev.holdfast.schema.Commit;
import dev.holdfast.schema.StockLevel;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.TimeoutException;

/**
 * The protocol of the article that Holdfast grew from: each request reads snapshot and tail, puts
 * its event on the condition that the seq is free, and on a conflict reads again. Every 32nd seq is
 * snapshotted, as Holdfast's job does.
 */
final class Article implements Contender {
  static final String NAME = "article";

  /** As long as the gateway's writer tries. */
  private static final Duration DEADLINE = Duration.ofSeconds(4);

  private static final int SNAPSHOT_EVERY = 32;
  private static final int TAIL_MAX = 50_000;

  private final DynamoDbLocal dynamoDb;
  private final Stores stores;
  private final CommitReader reader;
  private final Executor background = ForkJoinPool.commonPool();

  Article(DynamoDbLocal dynamoDb) {
    this.dynamoDb = dynamoDb;
    this.stores = new DynamoDbStores(dynamoDb);
    this.reader = new CommitReader(stores.log());
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public String durability() {
    return DynamoDbLocal.DURABILITY;
  }

  @Override
  public void stock(List<String> items, long quantity) {
    stores.load(items.stream().map(item -> new Past(item, quantity, 1).next()).iterator());
  }

  @Override
  public Reservations reservations() {
    return wanted -> attempt(wanted, System.nanoTime() + DEADLINE.toNanos());
  }

  private CompletionStage<ReserveAnswer> attempt(ReserveRequest wanted, long deadline) {
    if (System.nanoTime() > deadline) {
      return CompletableFuture.failedStage(
          new LogUnavailableException(new TimeoutException("others were always faster")));
    }
    return stores
        .snapshots()
        .find(wanted.item())
        .thenCompose(snapshot -> tail(wanted.item(), snapshot))
        .thenCompose(level -> put(wanted, level, deadline));
  }

  private CompletionStage<StockLevel> tail(String item, Optional<StockLevel> snapshot) {
    StockLevel start = snapshot.orElseGet(() -> Levels.empty(item));
    return reader
        .readAfter(item, start.getSeq(), TAIL_MAX)
        .thenApply(
            commits -> {
              StockLevel level = start;
              for (Commit commit : commits) {
                level = StockFold.apply(level, commit);
              }
              return level;
            });
  }

  private CompletionStage<ReserveAnswer> put(
      ReserveRequest wanted, StockLevel level, long deadline) {
    long now = Math.max(System.currentTimeMillis(), level.getAt());
    ReserveDecision decision = Reserve.decide(level, wanted, now);
    if (!decision.isAccepted()) {
      return CompletableFuture.completedFuture(
          new ReserveAnswer.Refused(decision.refusal(), level));
    }
    Commit commit =
        new Commit(
            wanted.item(),
            level.getSeq() + 1,
            UUID.randomUUID().toString(),
            now,
            List.of(decision.event()),
            null);
    return stores
        .log()
        .append(commit)
        .thenCompose(
            result -> {
              if (!result.isWritten()) {
                return attempt(wanted, deadline);
              }
              if (commit.getSeq() % SNAPSHOT_EVERY == 0) {
                background.execute(
                    () -> stores.snapshot(List.of(StockFold.apply(level, commit)).iterator()));
              }
              return CompletableFuture.completedFuture(
                  new ReserveAnswer.Placed(HoldFold.apply(null, commit, decision.event())));
            });
  }

  @Override
  public void close() {
    stores.close();
    dynamoDb.close();
  }
}
