package dev.holdfast.gateway.reserve;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.holdfast.domain.Holds;
import dev.holdfast.log.Timekeeper;
import dev.holdfast.schema.Hold;
import java.util.OptionalLong;

/**
 * The holds that this gateway has placed or changed, until the first command about each. It has
 * seen them open, so that such a command needs no look at a row, which says no more than that: it,
 * too, may be of before another gateway's change.
 */
public final class PlacedHolds {
  /** Some 10 MB. */
  private static final int COUNT_MAX = 50_000;

  private record Id(String item, String reservation) {}

  private record Seen(long seq, long expiresAt) {}

  private final Cache<Id, Seen> open =
      Caffeine.newBuilder().maximumSize(COUNT_MAX).executor(Runnable::run).build();
  private final Timekeeper time;

  public PlacedHolds(Timekeeper time) {
    this.time = time;
  }

  /**
   * The same, whose holds are noted; not those that were there before, of which it may not have
   * seen the end yet.
   */
  public Reservations notingPlaced(Reservations deciding) {
    return wanted ->
        deciding
            .reserve(wanted)
            .thenApply(
                answer -> {
                  if (answer instanceof ReserveAnswer.Placed placed) {
                    note(placed.hold());
                  }
                  return answer;
                });
  }

  /** The same, whose holds are noted. */
  public Changes notingChanged(Changes deciding) {
    return wanted ->
        deciding
            .change(wanted)
            .thenApply(
                answer -> {
                  if (answer instanceof ChangeAnswer.Changed changed) {
                    note(changed.hold());
                  }
                  return answer;
                });
  }

  /**
   * The seq of a commit in which the hold was open, told once: what comes after a command may find
   * it ended. Empty if none is known, or if it is over by this gateway's clock.
   */
  public OptionalLong take(String item, String reservation) {
    Seen seen = open.asMap().remove(new Id(item, reservation));
    return seen == null || seen.expiresAt <= time.now()
        ? OptionalLong.empty()
        : OptionalLong.of(seen.seq);
  }

  private void note(Hold hold) {
    if (Holds.isOpen(hold)) {
      open.put(
          new Id(hold.getItem(), hold.getReservation()),
          new Seen(hold.getSeq(), hold.getExpiresAt()));
    }
  }
}
