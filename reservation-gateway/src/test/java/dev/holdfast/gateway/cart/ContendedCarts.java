package dev.holdfast.gateway.cart;

import dev.holdfast.domain.ReserveRequest;
import dev.holdfast.gateway.reserve.Reservations;
import dev.holdfast.gateway.reserve.ReserveAnswer;
import dev.holdfast.log.Commits;
import dev.holdfast.log.EventLog;
import dev.holdfast.log.SystemTimekeeper;
import dev.holdfast.log.memory.MemoryEventLog;
import dev.holdfast.log.writer.ItemWriter;
import dev.holdfast.log.writer.WriterSettings;
import dev.holdfast.schema.Event;
import dev.holdfast.schema.Hold;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** Ten pots and one tea, and gateways that give back when a test lets them. */
abstract class ContendedCarts {
  final MemoryEventLog log = new MemoryEventLog();
  final SystemTimekeeper time = new SystemTimekeeper("test");
  final CompletableFuture<Void> gate = new CompletableFuture<>();

  @BeforeEach
  void stock() {
    log.append(Commits.received("pot", 1, 10));
    log.append(Commits.received("tea", 1, 1));
  }

  @AfterEach
  void close() {
    time.close();
  }

  /** A gateway of its own; what it withdraws comes when the gate opens. */
  CartReservations gateway(CompletableFuture<Void> withdrawals) {
    return gateway(withdrawals, Function.identity());
  }

  CartReservations gateway(
      CompletableFuture<Void> withdrawals, Function<Reservations, Reservations> around) {
    ItemWriter writer = writer();
    CartHolds holds = CartHolds.by(around.apply(Reservations.by(writer)), writer);
    return new CartReservations(
        new CartHolds() {
          /** Sees nothing, as if all had been there a moment ago. */
          @Override
          public CompletionStage<Optional<ReserveAnswer>> look(ReserveRequest wanted) {
            return CompletableFuture.completedFuture(Optional.empty());
          }

          @Override
          public CompletionStage<ReserveAnswer> reserve(ReserveRequest wanted) {
            return holds.reserve(wanted);
          }

          @Override
          public CompletionStage<Boolean> withdraw(Hold placed) {
            return withdrawals.thenCompose(open -> holds.withdraw(placed));
          }

          @Override
          public CompletionStage<Optional<Hold>> claim(Hold found) {
            return holds.claim(found);
          }
        },
        time::now);
  }

  ItemWriter writer() {
    return new ItemWriter(
        log,
        item -> CompletableFuture.completedFuture(Optional.empty()),
        (item, reservation) -> CompletableFuture.completedFuture(Optional.empty()),
        time,
        WriterSettings.forRetention(Duration.ofDays(30)));
  }

  static ReserveRequest wanted(String item, long quantity) {
    return new ReserveRequest(item, "r1", "c1", quantity, OptionalInt.of(60));
  }

  long reserved(String item) {
    return log.read(item, 0, EventLog.READ_LIMIT_MAX).toCompletableFuture().join().stream()
        .flatMap(commit -> commit.getEvents().stream())
        .mapToLong(Event::getReservedDelta)
        .sum();
  }

  static <T> T await(CompletionStage<T> answer) {
    return answer.toCompletableFuture().join();
  }

  void awaitReserved(String item, long quantity) {
    Awaitility.await().atMost(Duration.ofSeconds(10)).until(() -> reserved(item) == quantity);
  }
}
