package dev.holdfast.bench.micro;

import dev.holdfast.domain.EventKind;
import dev.holdfast.domain.Policies;
import dev.holdfast.domain.Reserve;
import dev.holdfast.domain.ReserveRequest;
import dev.holdfast.schema.Commit;
import dev.holdfast.schema.Event;
import dev.holdfast.schema.StockLevel;
import java.util.List;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Stream;

/**
 * What the benchmarks are made of: an item with plenty of stock, and holds with ids of 36 signs.
 */
final class Holds {
  static final String ITEM = "espresso-cup";

  private static final long PLENTY = 1_000_000_000_000L;
  private static final long VERSION_7 = 0x7000;

  private Holds() {}

  static StockLevel plenty() {
    return new StockLevel(ITEM, 1L, System.currentTimeMillis(), PLENTY, 0L, Policies.DEFAULT, null);
  }

  /** The commit that brought an item its stock. */
  static Commit delivery(String item) {
    Event received =
        Event.newBuilder()
            .setKind(EventKind.StockReceived.name())
            .setOnHandDelta(PLENTY)
            .setReservedDelta(0)
            .setQuantity(PLENTY)
            .build();
    return new Commit(
        item, 1L, new UUID(0, 1).toString(), System.currentTimeMillis(), List.of(received), null);
  }

  static ReserveRequest wanted() {
    return wanted(ITEM);
  }

  static ReserveRequest wanted(String item) {
    return new ReserveRequest(item, id(), id(), 1, OptionalInt.of(900));
  }

  /** The commit after the delivery, with so many holds. */
  static Commit placed(int holds) {
    StockLevel level = plenty();
    List<Event> events =
        Stream.generate(() -> Reserve.decide(level, wanted(), level.getAt()).event())
            .limit(holds)
            .toList();
    return new Commit(ITEM, 2L, id(), level.getAt(), events, null);
  }

  private static String id() {
    ThreadLocalRandom random = ThreadLocalRandom.current();
    long time = System.currentTimeMillis() << 16 | VERSION_7 | random.nextInt(1 << 12);
    return new UUID(time, Long.MIN_VALUE | random.nextLong() >>> 2).toString();
  }
}
