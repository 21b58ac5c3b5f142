package dev.holdfast.gateway.fleet;

import java.util.Optional;

/**
 * To whom this gateway hands the requests of one item, if to anybody.
 *
 * <p>Nobody is elected. Whoever loses races at an item hands its requests to who won, for as long
 * as that one answers. Two may choose each other, or one may choose who has chosen another by now;
 * three rules bring all to one gateway, whatever they have seen of each other:
 *
 * <ul>
 *   <li>of two that hand over to each other, the one with the smaller address stops;
 *   <li>who is handed an item yields it to smaller addresses only;
 *   <li>an answer says to whom the answering gateway yields the item, and the next batch goes
 *       there.
 * </ul>
 *
 * <p>None of it is needed for safety. A batch is decided where it arrives, never handed on; and
 * whatever two gateways believe, they meet in the log's conditional writes. Pure: time comes in, as
 * epoch milliseconds.
 */
final class Yielding {
  private final String own;
  private final Pace pace;

  /** Null for nobody. */
  private String winner;

  private long yieldsUntil;
  private int losses;
  private long lostFirstAt = Long.MIN_VALUE / 2;
  private long receivedAt = Long.MIN_VALUE / 2;

  /** Did not answer; null for nobody. */
  private String avoided;

  private long avoidsUntil;

  /**
   * @param own this gateway's address
   */
  Yielding(String own, Pace pace) {
    this.own = own;
    this.pace = pace;
  }

  /** Who decides the item's requests; empty for this gateway. */
  synchronized Optional<String> winner(long now) {
    return Optional.ofNullable(winner).filter(some -> now < yieldsUntil);
  }

  /** An append was late, and `by` was there first. */
  synchronized void lost(String by, long now) {
    boolean isHome = now - receivedAt < pace.home();
    boolean isAvoided = by.equals(avoided) && now < avoidsUntil;
    if (by.equals(own) || isAvoided || winner(now).isPresent() || (isHome && isSmaller(by))) {
      return;
    }
    if (now - lostFirstAt > pace.window()) {
      lostFirstAt = now;
      losses = 0;
    }
    losses++;
    if (losses >= (isHome ? pace.lossesAtHome() : pace.losses())) {
      losses = 0;
      yieldTo(by, now);
    }
  }

  /** `from` has handed requests over. */
  synchronized void received(String from, long now) {
    receivedAt = now;
    if (from.equals(winner) && isSmaller(from)) {
      winner = null;
    }
  }

  /**
   * `by` has answered what was handed to it.
   *
   * @param next to whom it yields the item itself
   */
  synchronized void answered(String by, Optional<String> next, long now) {
    if (!by.equals(winner)) {
      return;
    }
    if (next.filter(own::equals).isPresent()) {
      winner = null;
    } else {
      yieldTo(next.orElse(by), now);
    }
  }

  /** `by` has not answered, or has taken nothing. */
  synchronized void failed(String by, long now) {
    avoided = by;
    avoidsUntil = now + pace.avoids();
    if (by.equals(winner)) {
      winner = null;
    }
  }

  /** Whether nothing of it matters any more. */
  synchronized boolean isOver(long now) {
    return now >= yieldsUntil
        && now >= avoidsUntil
        && now - receivedAt >= pace.home()
        && now - lostFirstAt > pace.window();
  }

  private void yieldTo(String other, long now) {
    winner = other;
    yieldsUntil = now + pace.yields();
  }

  /** Whether this gateway's address is smaller than the other's. */
  private boolean isSmaller(String than) {
    return own.compareTo(than) < 0;
  }
}
