package dev.holdfast.log.writer;

import dev.holdfast.domain.FirstEnd;
import dev.holdfast.domain.ItemPolicy;
import dev.holdfast.domain.Levels;
import dev.holdfast.domain.RecentCommits;
import dev.holdfast.domain.StockFold;
import dev.holdfast.domain.TentativeHolds;
import dev.holdfast.schema.Commit;
import dev.holdfast.schema.StockLevel;
import java.util.List;
import java.util.OptionalLong;

/** A level with the commits that led to it, and the last proof that it was the log's tail. */
final class CachedItem {
  private static final int READ_BACK_MAX = 50_000;

  private static final long WORTH_SHORTENING_BYTES = 4_096;
  private static final long BYTES_WITHOUT_COMMITS = 500;

  /** So many commits that could go are worth a look at how far the read model has come. */
  private static final int WORTH_FORGETTING = 16;

  /** Fewer are looked after once they are so many times as old as they need to be. */
  private static final int AGES_MAX = 10;

  /** Much longer than a burst of requests, much shorter than memory. */
  private static final long KEEP_READ_BACK_MILLIS = 10_000;

  private final WriterSettings settings;
  private StockLevel level;
  private final ItemPolicy policy;
  private final RecentCommits recent;
  private final TentativeHolds tentative;
  private final FirstEnd firstEnd = new FirstEnd();
  private final Cover cover;

  /** Null as long as memory is as long as it is meant to be. */
  private EvictedIds evicted;

  private long extendedAt = Long.MIN_VALUE / 2;
  private long provenTicket;
  private long provenAt;

  /** The highest seq after which the commits cannot be read any more; -1 for none. */
  private long outOfReach = -1;

  private boolean isTailDue;

  /**
   * Starts from a snapshot, which proves nothing about the tail.
   *
   * @param at when its read began, epoch milliseconds
   */
  CachedItem(StockLevel snapshot, long at, WriterSettings settings) {
    this(snapshot, at, Cover.of(snapshot, at), settings);
    // No row expires before there is a snapshot; without one, the log may be begun at seq 1.
    this.isTailDue = Levels.exists(snapshot) && !Levels.isHigh(inForce(snapshot));
  }

  private CachedItem(StockLevel level, long at, Cover cover, WriterSettings settings) {
    this.settings = settings;
    this.level = level;
    this.policy = new ItemPolicy(settings.policies, level.getItem());
    this.recent = new RecentCommits(level.getSeq(), level.getAt());
    this.tentative = new TentativeHolds(level);
    this.provenAt = at;
    this.cover = cover;
  }

  /**
   * Starts from a level that somebody folded. It was the log's tail when its last commit was
   * written, and is as old as that; how far the read model has come is unknown.
   */
  static CachedItem known(StockLevel level, WriterSettings settings) {
    return new CachedItem(level, level.getAt(), Cover.unknown(level.getAt()), settings);
  }

  /** Takes the commit that follows in the log. */
  void fold(Commit commit) {
    level = StockFold.apply(level, commit);
    recent.add(commit);
    tentative.add(commit);
    firstEnd.add(commit);
  }

  /** The read or write that took `ticket` has shown that the level was the tail. */
  void proven(long ticket, long at) {
    provenTicket = ticket;
    provenAt = at;
  }

  /** Whether the tail has to be read before anything is decided. */
  boolean isTailDue() {
    return isTailDue;
  }

  /** The tail has to be read, or has been. */
  void setTailDue(boolean due) {
    isTailDue = due;
  }

  /** Whether the level, or one before it, was the tail at some moment after `ticket`. */
  boolean isProvenSince(long ticket) {
    return provenTicket >= ticket;
  }

  /** Whether the last proof is so long ago that rows after it may have expired. */
  boolean isTooOld(long now) {
    return now - provenAt > settings.levelAgeMaxMillis;
  }

  /** Whether commits after `seq` are not in view, but can still be read, and are not too many. */
  boolean couldSeeMore(long seq) {
    return seq < recent.beginsAfter()
        && seq > outOfReach
        && recent.beginsAfter() - seq <= READ_BACK_MAX;
  }

  /** The log no longer has all commits after `seq`, or memory has no room for them. */
  void cannotSeeMoreAfter(long seq) {
    outOfReach = Math.max(outOfReach, seq);
  }

  /** Puts commits read back from the log in front of those known. */
  void extendBack(long beginsAfter, List<Commit> older, long now) {
    extendedAt = now;
    // Times never fall along the log, so the first commit's bounds that of the one before it.
    long beginsAt = beginsAfter == 0 ? 0 : older.get(0).getAt();
    recent.prepend(beginsAfter, beginsAt, older);
    firstEnd.lookAgain();
    recent.forget(Long.MIN_VALUE, 0, settings.memoryEvents);
    if (recent.beginsAfter() > beginsAfter) {
      cannotSeeMoreAfter(beginsAfter);
    }
  }

  /** The read model has every reservation up to this snapshot. */
  void coveredBy(StockLevel snapshot, long at) {
    cover.read(snapshot, at);
  }

  /** {@link Cover#takeFoundBehind}. */
  boolean takeFoundBehind() {
    return cover.takeFoundBehind(level, recent);
  }

  /** Whether it is time to find out if commits that are older than memory may go. */
  boolean keepsTooMuch(long now) {
    long millis = settings.memoryMillis;
    return cover.readAt() < now - millis
        && (recent.countBefore(now - millis, WORTH_FORGETTING) == WORTH_FORGETTING
            || recent.countBefore(now - AGES_MAX * millis, 1) == 1);
  }

  /**
   * Lets go of commits older than memory that the read model covers, unless some were read back
   * lately: who is late comes with one request after the other that looks back as far. Of too many,
   * whatever covers them, it lets go of all but their ids.
   */
  void forget(long now) {
    tentative.forget(now);
    long memory = now - settings.memoryMillis;
    long before = now - extendedAt < KEEP_READ_BACK_MILLIS ? Long.MIN_VALUE : memory;
    long beganAfter = recent.beginsAfter();
    long beganAt = recent.beginsAt();
    List<Commit> forgotten = recent.forget(before, cover.seq(), settings.memoryEvents);
    boolean isLongEnough = recent.beginsAfter() <= cover.seq() && recent.beginsAt() < memory;
    if (isLongEnough) {
      evicted = null;
    } else {
      keepIds(forgotten, beganAfter, beganAt);
    }
  }

  /**
   * Lets go of the older half of the commits, but for their ids, since memory is short. They are
   * not to be read back: there is no room for them.
   */
  void shorten() {
    long beganAfter = recent.beginsAfter();
    long beganAt = recent.beginsAt();
    keepIds(recent.forgetDownTo(recent.heapBytes() / 2), beganAfter, beganAt);
    cannotSeeMoreAfter(recent.beginsAfter() - 1);
  }

  boolean isWorthShortening() {
    return recent.heapBytes() > WORTH_SHORTENING_BYTES;
  }

  private void keepIds(List<Commit> forgotten, long beganAfter, long beganAt) {
    if (evicted == null && !forgotten.isEmpty()) {
      evicted = new EvictedIds(beganAfter, beganAt, settings.evictedIds);
    }
    if (evicted != null) {
      forgotten.forEach(evicted::add);
    }
  }

  /** About how much of the heap it takes. */
  long heapBytes() {
    return BYTES_WITHOUT_COMMITS + recent.heapBytes() + (evicted == null ? 0 : evicted.heapBytes());
  }

  /** How far back memory knows all that commits say of the reservation. */
  Reach reach(String reservation) {
    long afterSeq = recent.beginsAfter();
    long since = recent.beginsAt();
    return canRuleOut(reservation)
        ? new Reach(Math.min(evicted.beginsAfter(), afterSeq), Math.min(evicted.beginsAt(), since))
        : new Reach(afterSeq, since);
  }

  private boolean canRuleOut(String reservation) {
    return evicted != null && !evicted.mayHold(reservation);
  }

  /** The seq up to which the read model is known to have every reservation. */
  long coveredSeq() {
    return cover.seq();
  }

  StockLevel level() {
    return level;
  }

  /** The level as decisions are made by it. */
  StockLevel inForce(StockLevel folded) {
    return policy.inForce(folded);
  }

  /** Units that carts may be about to give back; those of other gateways as the log tells them. */
  long tentativeUnits(long now) {
    return tentative.units(now);
  }

  /** When the first open hold ends of those that are remembered, epoch milliseconds. */
  OptionalLong firstEnd() {
    return firstEnd.in(recent);
  }

  RecentCommits recent() {
    return recent;
  }
}
