package dev.holdfast.log.writer;

import dev.holdfast.domain.Levels;
import dev.holdfast.schema.Commit;
import dev.holdfast.schema.StockLevel;
import java.util.List;
import java.util.Optional;

/** What a lane knows of its item: nothing before it has read anything. */
final class LaneMemory {
  /** A lane that knows nothing, with what finds it. */
  private static final long LANE_BYTES = 1_100;

  private final String item;
  private final WriterSettings settings;

  /** Null for nothing. */
  private CachedItem cached;

  private boolean isToShorten;
  private boolean isFoundBehind;

  LaneMemory(String item, WriterSettings settings) {
    this.item = item;
    this.settings = settings;
  }

  /** What is known; null for nothing. */
  CachedItem cached() {
    return cached;
  }

  /**
   * Starts from the item's snapshot, or from nothing if there is none.
   *
   * @param at when its read began, epoch milliseconds
   */
  void load(Optional<StockLevel> snapshot, long at) {
    cached = new CachedItem(snapshot.orElse(Levels.empty(item)), at, settings);
  }

  /** Takes a level as it would a snapshot, if it is ahead of what is known. */
  void startFrom(StockLevel known) {
    if (known != null && (cached == null || known.getSeq() > cached.level().getSeq())) {
      cached = CachedItem.known(known, settings);
    }
  }

  /** The read model has every reservation up to the snapshot, if there is one. */
  void coveredBy(Optional<StockLevel> snapshot, long at) {
    cached.coveredBy(snapshot.orElse(Levels.empty(item)), at);
  }

  /** The read or write that took `ticket` has shown that the level was the tail. */
  void proven(long ticket, long at) {
    cached.proven(ticket, at);
    isFoundBehind = cached.takeFoundBehind();
  }

  /** Whether the level was the tail once, as this lane itself has seen. */
  boolean isProven() {
    return cached.isProvenSince(1);
  }

  /** Whether the newest proof has shown that the snapshot is far behind; once for each. */
  boolean takeFoundBehind() {
    boolean found = isFoundBehind;
    isFoundBehind = false;
    return found;
  }

  long levelSeq() {
    return cached.level().getSeq();
  }

  /** Whether the level, if there is one, is of before `seq`. */
  boolean isBehind(long seq) {
    return cached != null && levelSeq() < seq;
  }

  void clear() {
    cached = null;
  }

  /** Lets go of what need not be remembered, and of what there is no room for. */
  void forget(long now) {
    cached.forget(now);
    if (isToShorten) {
      isToShorten = false;
      cached.shorten();
    }
  }

  /** Takes a commit that this lane has written. */
  void written(Commit commit, long now) {
    cached.fold(commit);
    settings.meter.remembers(Math.max(0, now - cached.recent().beginsAt()));
  }

  /** Takes commits that were read; while memory is short, not all of them in full. */
  void fold(List<Commit> commits) {
    commits.forEach(cached::fold);
    if (settings.heap.isOver()) {
      cached.shorten();
    }
  }

  /**
   * Lets go of the older half of what is remembered, but for ids.
   *
   * @param isAtWork whether something under way builds on it; then it is done before what comes
   *     next
   * @return whether there is enough to be worth it
   */
  boolean shorten(boolean isAtWork) {
    if (cached == null || !cached.isWorthShortening()) {
      return false;
    }
    if (isAtWork) {
      isToShorten = true;
    } else {
      cached.shorten();
    }
    return true;
  }

  /** Whether the item exists, as far as is known. */
  boolean hasItem() {
    return cached != null && Levels.exists(cached.level());
  }

  /** About how much of the heap it takes, with the lane itself. */
  long heapBytes() {
    return LANE_BYTES + (cached == null ? 0 : cached.heapBytes());
  }
}
