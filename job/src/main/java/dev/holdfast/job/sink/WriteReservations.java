package dev.holdfast.job.sink;

import dev.holdfast.domain.HoldFold;
import dev.holdfast.job.fold.HoldChanges;
import dev.holdfast.job.stores.ReadModels;
import dev.holdfast.job.stores.Stores;
import dev.holdfast.log.ReservationRows;
import dev.holdfast.schema.Commit;
import dev.holdfast.schema.Event;
import dev.holdfast.schema.Hold;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Writes the reservations a commit changed, and hands the commit on once their rows stand.
 *
 * <p>The fold forgets closed holds by time; decide keeps one for as long as it has work, and a
 * commit may be read long after it was written, as behind a row that cannot be read. So a commit
 * may change a hold that the fold has forgotten: then its row is asked, and the commit folded into
 * that. The row tells of all commits before, since their writes are waited for first; and if it
 * tells of this one or a later one, as after a restart, it is left as it is. So the rows are right
 * however long anybody remembers, and what the fold remembers only saves it from asking.
 *
 * <p>An id that a gateway has placed a second time by mistake is a duplicate of the hold before it.
 * A fold that has forgotten that one takes the duplicate for the hold: so a row of another placing
 * is asked, too.
 */
public final class WriteReservations extends WriteRows<HoldChanges, Commit> {
  /** By number; done ones leave. */
  private final Map<Long, CompletableFuture<Void>> underWay = new ConcurrentHashMap<>();

  private long numbers;
  private ReservationRows rows;

  public WriteReservations(Stores stores) {
    super(stores, "write-reservations");
  }

  @Override
  void use(Stores.Opened opened) {
    rows = opened.reservations();
  }

  @Override
  CompletionStage<Void> write(HoldChanges changes, ReadModels models, PersistentWrites writes) {
    long number = numbers++;
    Commit commit = changes.commit;
    Set<String> toFold = ConcurrentHashMap.newKeySet();
    toFold.addAll(changes.forgotten());
    CompletableFuture<Void> written =
        HoldWrites.all(changes.holds, hold -> writes.write(() -> writeOrFold(hold, models, toFold)))
            .thenCompose(
                done -> toFold.isEmpty() ? CompletableFuture.completedFuture(null) : before(number))
            .thenCompose(
                done ->
                    HoldWrites.all(
                        List.copyOf(toFold),
                        one -> writes.write(() -> foldIntoRow(one, commit, models))))
            .toCompletableFuture();
    underWay.put(number, written);
    return written.whenComplete((done, failure) -> underWay.remove(number));
  }

  /** A hold whose row is an older one of another placing is to be folded into that. */
  private static CompletionStage<Void> writeOrFold(
      Hold hold, ReadModels models, Set<String> toFold) {
    return models
        .writeIfSamePlacing(hold)
        .thenAccept(
            isTold -> {
              if (!isTold) {
                toFold.add(hold.getReservation());
              }
            });
  }

  /** All writes that were begun earlier. */
  private CompletionStage<Void> before(long number) {
    return CompletableFuture.allOf(
        underWay.entrySet().stream()
            .filter(write -> write.getKey() < number)
            .map(Map.Entry::getValue)
            .toArray(CompletableFuture<?>[]::new));
  }

  private CompletionStage<Void> foldIntoRow(String reservation, Commit commit, ReadModels models) {
    return rows.find(commit.getItem(), reservation)
        .thenCompose(
            row ->
                row.flatMap(hold -> after(hold, commit))
                    .map(models::write)
                    .orElseGet(() -> CompletableFuture.completedFuture(null)));
  }

  /** The hold after the commit, if that changes it. */
  private static Optional<Hold> after(Hold row, Commit commit) {
    if (row.getSeq() >= commit.getSeq()) {
      return Optional.empty();
    }
    Hold hold = row;
    for (Event event : commit.getEvents()) {
      if (row.getReservation().equals(event.getReservation())) {
        hold = HoldFold.apply(hold, commit, event);
      }
    }
    return hold.equals(row) ? Optional.empty() : Optional.of(hold);
  }

  @Override
  List<Commit> after(HoldChanges changes) {
    return List.of(changes.commit);
  }
}
