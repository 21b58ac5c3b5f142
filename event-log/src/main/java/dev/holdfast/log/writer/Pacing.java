package dev.holdfast.log.writer;

import dev.holdfast.log.Chance;

/** When a lane may read and append: how often it asks, and how it shares its item with rivals. */
final class Pacing {
  static final long TAIL_INTERVAL_MILLIS = 20;
  static final long COVER_INTERVAL_MILLIS = 100;
  static final long RETRY_MILLIS = 50;

  /** After so many lost races in a row the tail is read instead of walked. */
  static final int RACES_LOST_MAX = 3;

  /** For so long after a lost race another writer is believed to be at work on the item. */
  static final long RIVAL_MILLIS = 500;

  /** The longest a writer that has won lets its rivals go first, before jitter. */
  static final long YIELD_MAX_MILLIS = 20;

  private final WriterMeter meter;
  private int racesLost;
  private long tailReadAt;
  private long coverReadAt = -COVER_INTERVAL_MILLIS;
  private long pausedUntil;
  private long rivalSeenAt = Long.MIN_VALUE / 2;

  Pacing(WriterMeter meter) {
    this.meter = meter;
  }

  /** For how long nothing is begun; 0 or less for no longer. */
  long pauseMillis(long now) {
    return pausedUntil - now;
  }

  /** Until the tail may be read again for the sake of refusals; 0 or less for now. */
  long untilTailMillis(long now) {
    return tailReadAt + TAIL_INTERVAL_MILLIS - now;
  }

  /** Until the read model may be asked again how far it has come; 0 or less for now. */
  long untilCoverMillis(long now) {
    return coverReadAt + COVER_INTERVAL_MILLIS - now;
  }

  void tailReadBegins(long now) {
    tailReadAt = now;
  }

  void coverReadBegins(long now) {
    coverReadAt = now;
  }

  void readFailed(long now) {
    pausedUntil = now + RETRY_MILLIS;
  }

  /** Whether so many were lost in a row that the tail is to be read. */
  boolean raceLost(long now) {
    rivalSeenAt = now;
    racesLost++;
    if (racesLost < RACES_LOST_MAX) {
      return false;
    }
    racesLost = 0;
    return true;
  }

  /**
   * Of two writers at one item, the one that has won would win again: it is ready for the next seq
   * sooner than the other, who must fold first. So the winner waits about as long as an append
   * takes, while its queue grows, and the loser tries again at once.
   */
  void raceWon(long now, long appendMillis, Chance random) {
    racesLost = 0;
    if (now - rivalSeenAt < RIVAL_MILLIS) {
      // A clock that was set back meanwhile makes an append take less than no time.
      long pause = 1 + Math.max(0, Math.min(appendMillis, YIELD_MAX_MILLIS));
      pausedUntil = now + pause + random.below(pause);
      meter.handedOver();
    }
  }
}
