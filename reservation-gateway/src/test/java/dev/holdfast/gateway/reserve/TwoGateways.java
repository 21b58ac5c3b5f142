package dev.holdfast.gateway.reserve;

import static java.util.concurrent.CompletableFuture.completedFuture;

import dev.holdfast.domain.ChangeRequest;
import dev.holdfast.domain.HoldFold;
import dev.holdfast.domain.Levels;
import dev.holdfast.domain.ReserveRequest;
import dev.holdfast.domain.StockFold;
import dev.holdfast.gateway.reserve.ChangeAnswer.Changed;
import dev.holdfast.gateway.reserve.ChangeAnswer.Ended;
import dev.holdfast.gateway.reserve.ChangeAnswer.Unchanged;
import dev.holdfast.gateway.reserve.ReserveAnswer.Placed;
import dev.holdfast.gateway.reserve.ReserveAnswer.Refused;
import dev.holdfast.gateway.reserve.ReserveAnswer.Repeated;
import dev.holdfast.log.Commits;
import dev.holdfast.log.EventLog;
import dev.holdfast.log.Timekeeper;
import dev.holdfast.log.memory.MemoryEventLog;
import dev.holdfast.log.writer.ItemWriter;
import dev.holdfast.log.writer.WriterSettings;
import dev.holdfast.schema.Commit;
import dev.holdfast.schema.Hold;
import dev.holdfast.schema.StockLevel;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.ForkJoinPool;
import org.jetbrains.lincheck.datastructures.IntGen;
import org.jetbrains.lincheck.datastructures.Operation;
import org.jetbrains.lincheck.datastructures.Param;
import org.jetbrains.lincheck.datastructures.Validate;

/**
 * Two gateways and the job at work on one item of one log. Stock falls and rises: only then is a
 * stale refusal wrong. One hold lies below the snapshot, where only the read model knows it.
 */
@Param(name = "id", gen = IntGen.class, conf = "0:3")
@Param(name = "quantity", gen = IntGen.class, conf = "1:2")
@Param(name = "changed", gen = IntGen.class, conf = "1:3")
public class TwoGateways {
  static final int EARLIER_ID = 0;
  static final int EARLIER_QUANTITY = 1;
  static final int FIRST_AVAILABLE = 1;

  private static final String ITEM = "mug";
  private static final Executor THREADS =
      new ForkJoinPool(3, ForkJoinPool.defaultForkJoinWorkerThreadFactory, null, true);

  private final MemoryEventLog rows = new MemoryEventLog();
  private final WanderingLog log = new WanderingLog(rows, THREADS);
  private final Timekeeper time = new FastTime();
  private final StockLevel snapshot;
  private final Hold earlier;
  private final Reservations one;
  private final Reservations other;
  private final Changes changesAtOne;
  private final Changes changesAtOther;
  private final ItemWriter job;

  public TwoGateways() {
    Commit received = Commits.received(ITEM, 1, EARLIER_QUANTITY + FIRST_AVAILABLE);
    Commit placed = Commits.placed(ITEM, 2, name(EARLIER_ID), EARLIER_QUANTITY);
    rows.append(received);
    rows.append(placed);
    snapshot = StockFold.apply(StockFold.apply(Levels.empty(ITEM), received), placed);
    earlier = HoldFold.apply(null, placed, placed.getEvents().get(0));
    EventLog seen = seenByGateways(log);
    ItemWriter first = writer(seen);
    ItemWriter second = writer(seen);
    one = gateway(first);
    other = gateway(second);
    changesAtOne = changes(first);
    changesAtOther = changes(second);
    job = writer(log);
  }

  /** How the gateways see the log. */
  protected EventLog seenByGateways(EventLog log) {
    return log;
  }

  protected Reservations gateway(ItemWriter writer) {
    return Reservations.by(writer);
  }

  protected Changes changes(ItemWriter writer) {
    return Changes.by(writer);
  }

  @Operation
  public String reserveAtOne(@Param(name = "id") int id, @Param(name = "quantity") int quantity) {
    return reserve(one, id, quantity);
  }

  @Operation
  public String reserveAtOther(@Param(name = "id") int id, @Param(name = "quantity") int quantity) {
    return reserve(other, id, quantity);
  }

  @Operation
  public String changeAtOne(@Param(name = "id") int id, @Param(name = "changed") int quantity) {
    return change(changesAtOne, id, quantity);
  }

  @Operation
  public String changeAtOther(@Param(name = "id") int id, @Param(name = "changed") int quantity) {
    return change(changesAtOther, id, quantity);
  }

  @Operation
  public String release(@Param(name = "id") int id) {
    return await(job.submit(ITEM, StockCall.release(name(id))));
  }

  @Operation
  public String receive() {
    return await(job.submit(ITEM, StockCall.receive(1)));
  }

  @Validate
  public void nothingIsOversold() {
    StockLevel level = Levels.empty(ITEM);
    for (Commit commit : await(rows.read(ITEM, 0, EventLog.READ_LIMIT_MAX))) {
      level = StockFold.apply(level, commit);
      if (level.getReserved() < 0 || level.getReserved() > level.getOnHand()) {
        throw new IllegalStateException("oversold: " + level);
      }
    }
  }

  private static String reserve(Reservations gateway, int id, int quantity) {
    ReserveRequest wanted =
        new ReserveRequest(ITEM, name(id), "c-" + name(id), quantity, OptionalInt.empty());
    ReserveAnswer answer = await(gateway.reserve(wanted));
    if (answer instanceof Placed) {
      return "placed";
    }
    if (answer instanceof Repeated repeated) {
      return "repeated, " + text(repeated.hold());
    }
    if (answer instanceof Refused refused) {
      return "refused, " + Levels.available(refused.level()) + " left";
    }
    return "id reused";
  }

  private static String change(Changes gateway, int id, int quantity) {
    ChangeRequest wanted =
        new ChangeRequest(ITEM, name(id), quantity, OptionalInt.empty(), /* traceparent= */ null);
    ChangeAnswer answer = await(gateway.change(wanted));
    if (answer instanceof Changed changed) {
      return "changed to " + changed.hold().getQuantity();
    }
    if (answer instanceof Ended ended) {
      return "ended, " + text(ended.hold());
    }
    if (answer instanceof ChangeAnswer.Refused refused) {
      return "refused, " + Levels.available(refused.level()) + " left";
    }
    return answer instanceof Unchanged ? "unchanged" : "unknown";
  }

  private static String text(Hold hold) {
    return hold.getQuantity() + " " + hold.getStatus();
  }

  private ItemWriter writer(EventLog log) {
    // Ages and deadlines are beyond any halt of the machine, since time is fast here.
    WriterSettings settings =
        WriterSettings.forRetention(Duration.ofDays(36_500)).withWaiting(100, Duration.ofDays(30));
    return new ItemWriter(
        log,
        item -> this.log.thereAndBack(() -> completedFuture(Optional.of(snapshot))),
        (item, reservation) ->
            this.log.thereAndBack(
                () ->
                    completedFuture(
                        Optional.of(earlier).filter(h -> h.getReservation().equals(reservation)))),
        time,
        settings);
  }

  private static String name(int id) {
    return "r" + id;
  }

  private static <T> T await(CompletionStage<T> answer) {
    return answer.toCompletableFuture().join();
  }
}
