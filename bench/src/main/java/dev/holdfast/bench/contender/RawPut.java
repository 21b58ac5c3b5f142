package dev.holdfast.bench.contender;

import dev.holdfast.domain.Levels;
import dev.holdfast.domain.Reserve;
import dev.holdfast.domain.ReserveRequest;
import dev.holdfast.gateway.reserve.Reservations;
import dev.holdfast.gateway.reserve.ReserveAnswer;
import dev.holdfast.proof.part.DynamoDbLocal;
import dev.holdfast.schema.Commit;
import dev.holdfast.schema.Event;
import dev.holdfast.schema.StockLevel;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletionStage;

/**
 * One conditional put for each hold, at a key of its own, and nothing else: what a hold costs at
 * least, if each is written by itself. It says yes to everybody.
 */
final class RawPut implements Contender {
  static final String NAME = "raw-put";

  private final DynamoDbLocal dynamoDb;
  private final Stores stores;

  RawPut(DynamoDbLocal dynamoDb) {
    this.dynamoDb = dynamoDb;
    this.stores = new DynamoDbStores(dynamoDb);
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
    // It never looks.
  }

  @Override
  public Reservations reservations() {
    return this::put;
  }

  private CompletionStage<ReserveAnswer> put(ReserveRequest wanted) {
    long now = System.currentTimeMillis();
    StockLevel plenty =
        new StockLevel(
            wanted.item(),
            1L,
            now,
            Long.MAX_VALUE,
            0L,
            Levels.empty(wanted.item()).getPolicy(),
            null);
    Event event = Reserve.decide(plenty, wanted, now).event();
    Commit commit =
        new Commit(
            wanted.item() + "~" + wanted.reservation(),
            1L,
            UUID.randomUUID().toString(),
            now,
            List.of(event),
            null);
    return stores.log().append(commit).thenApply(result -> Held.placed(wanted, 1));
  }

  @Override
  public void close() {
    stores.close();
    dynamoDb.close();
  }
}
