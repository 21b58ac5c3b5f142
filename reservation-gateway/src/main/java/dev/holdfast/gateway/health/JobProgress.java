package dev.holdfast.gateway.health;

import dev.holdfast.gateway.command.CommandStream;
import dev.holdfast.gateway.reserve.Reservations;
import dev.holdfast.gateway.reserve.ReserveAnswer;
import dev.holdfast.gateway.shelf.Shelf;
import dev.holdfast.log.Timekeeper;
import dev.holdfast.schema.CommandKind;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Whether the job follows what this gateway gives it to do. A hold that is placed and a command
 * that is sent both end in an event of the log, and the job writes a row of availability after it.
 * So if something was given, and no row at all has been written since, the job stands still. A
 * single item may stand still by itself: a row of any item shows that the job does not. Where
 * nothing is given to do, nothing is expected.
 *
 * <p>Rows are known from the shelf. A gateway that keeps no list knows nothing, and says so by 0.
 */
public final class JobProgress {
  /**
   * The clocks of gateways and job may differ by so much, and commands repeat that were decided.
   */
  private static final long MARGIN_MILLIS = 10_000;

  private static final long NONE = 0;

  private final Shelf shelf;
  private final Timekeeper time;

  /** Since when something is expected, epoch milliseconds. */
  private final AtomicLong expectedSince = new AtomicLong(NONE);

  public JobProgress(Shelf shelf, Timekeeper time) {
    this.shelf = shelf;
    this.time = time;
  }

  /** The same; what they place is expected to be followed. */
  public Reservations followed(Reservations reservations) {
    return wanted ->
        reservations
            .reserve(wanted)
            .whenComplete(
                (answer, failure) -> {
                  if (answer instanceof ReserveAnswer.Placed) {
                    expect();
                  }
                });
  }

  /** The same; what it takes is expected to be decided, but for what has no effect. */
  public CommandStream followedCommands(CommandStream stream) {
    return command ->
        stream
            .send(command)
            .whenComplete(
                (sent, failure) -> {
                  if (failure == null && command.getKind() != CommandKind.nudge) {
                    expect();
                  }
                });
  }

  private void expect() {
    long now = time.now();
    long since = expectedSince.get();
    if (since == NONE || isFollowed(since)) {
      expectedSince.compareAndSet(since, isFollowed(now) ? NONE : now);
    }
  }

  private boolean isFollowed(long given) {
    return shelf.changedAt() + MARGIN_MILLIS >= given;
  }

  /**
   * How old the list is by which the job is known, milliseconds; 0 where there is none. As long as
   * it is not read, nothing can be missed.
   */
  long listAgeMillis() {
    long asOf = shelf.asOf();
    return asOf == 0 ? 0 : Math.max(0, time.now() - asOf);
  }

  /**
   * For how long the job has had something to do and has written nothing, milliseconds; 0 if it
   * follows, or nothing is known.
   */
  public long silentMillis() {
    long since = expectedSince.get();
    // What the shelf has not read yet, it cannot miss.
    return since == NONE || isFollowed(since) ? 0 : Math.max(0, shelf.asOf() - since);
  }
}
