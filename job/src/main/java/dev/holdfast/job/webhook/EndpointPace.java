package dev.holdfast.job.webhook;

import dev.holdfast.log.Chance;

/**
 * How much one receiver is asked at a time, in one subtask: so many calls at once while it takes
 * them, one now and then while it does not. Others are not held up by it.
 */
final class EndpointPace {
  static final int UNDER_WAY_MAX = 8;
  static final long PAUSE_MIN_MILLIS = 1_000;
  static final long PAUSE_MAX_MILLIS = 60_000;

  /** Who finds no room comes back after a while, not all at once. */
  private static final long NO_ROOM_MILLIS = 500;

  private final Chance chance;
  private int underWay;
  private long pauseMillis;
  private long pausedUntil;

  EndpointPace(Chance chance) {
    this.chance = chance;
  }

  /** How long to wait before asking again; 0 to begin a call now. */
  long pause(long now) {
    if (now < pausedUntil) {
      return pausedUntil - now + 1 + chance.below(pauseMillis);
    }
    boolean isFull = underWay >= (pauseMillis == 0 ? UNDER_WAY_MAX : 1);
    return isFull ? NO_ROOM_MILLIS + chance.below(NO_ROOM_MILLIS + pauseMillis) : 0;
  }

  void begin() {
    underWay++;
  }

  void end(boolean isDelivered, long now) {
    underWay--;
    if (isDelivered) {
      pauseMillis = 0;
      pausedUntil = 0;
    } else if (now >= pausedUntil) { // of calls that began together, the first one counts
      pauseMillis = Math.max(PAUSE_MIN_MILLIS, Math.min(2 * pauseMillis, PAUSE_MAX_MILLIS));
      pausedUntil = now + pauseMillis;
    }
  }
}
