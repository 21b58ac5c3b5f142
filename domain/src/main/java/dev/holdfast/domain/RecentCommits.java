package dev.holdfast.domain;

import dev.holdfast.schema.Commit;
import dev.holdfast.schema.Hold;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The newest commits of one item, without a hole, and what they say of each reservation and command
 * id. Its memory begins after a seq: of what lies at or before it, it knows nothing.
 *
 * <p>Not thread-safe; its owner takes turns.
 */
public final class RecentCommits {
  private final Deque<Commit> commits = new ArrayDeque<>();
  private final CommitIndex index = new CommitIndex();
  private long beginsAfter;
  private long beginsAt;
  private long heapBytes;

  /**
   * @param beginsAfter the seq after which it will know every commit
   * @param beginsAt that commit's time, epoch milliseconds; 0 for seq 0
   */
  public RecentCommits(long beginsAfter, long beginsAt) {
    this.beginsAfter = beginsAfter;
    this.beginsAt = beginsAt;
  }

  /** Takes the commit that follows the newest one. */
  public void add(Commit commit) {
    if (commit.getSeq() != newestSeq() + 1) {
      throw new IllegalStateException("seq " + commit.getSeq() + " after " + newestSeq());
    }
    commits.addLast(commit);
    heapBytes += HeapBytes.of(commit);
    index.addLast(commit);
  }

  /**
   * Takes older commits, so that memory begins earlier. What is known already is not touched: the
   * cost is that of the older ones alone.
   *
   * @param after the seq after which every commit is known then
   * @param at that commit's time, epoch milliseconds; 0 for seq 0
   * @param older the commits after that seq, up to where memory begins now or beyond
   */
  public void prepend(long after, long at, List<Commit> older) {
    for (int i = (int) (beginsAfter - after) - 1; i >= 0; i--) {
      Commit commit = older.get(i);
      if (commit.getSeq() != after + i + 1) {
        throw new IllegalStateException("seq " + commit.getSeq() + " as " + (after + i + 1));
      }
      commits.addFirst(commit);
      heapBytes += HeapBytes.of(commit);
      index.addFirst(commit);
    }
    beginsAfter = after;
    beginsAt = at;
  }

  /**
   * Forgets from the old end.
   *
   * @param before commits stamped before this may go, epoch milliseconds
   * @param upToSeq and only those up to this one, which another source covers
   * @param eventsMax but never more than so many events are kept
   * @return what was forgotten, oldest first
   */
  public List<Commit> forget(long before, long upToSeq, int eventsMax) {
    List<Commit> forgotten = new ArrayList<>();
    while (!commits.isEmpty()
        && (index.events() > eventsMax
            || (commits.peekFirst().getAt() < before && commits.peekFirst().getSeq() <= upToSeq))) {
      forgotten.add(forgetOldest());
    }
    return forgotten;
  }

  /**
   * Forgets from the old end until what is kept takes no more than `bytesMax` of heap.
   *
   * @return what was forgotten, oldest first
   */
  public List<Commit> forgetDownTo(long bytesMax) {
    List<Commit> forgotten = new ArrayList<>();
    while (!commits.isEmpty() && heapBytes > bytesMax) {
      forgotten.add(forgetOldest());
    }
    return forgotten;
  }

  private Commit forgetOldest() {
    Commit oldest = commits.removeFirst();
    beginsAfter = oldest.getSeq();
    beginsAt = oldest.getAt();
    heapBytes -= HeapBytes.of(oldest);
    index.remove(oldest);
    return oldest;
  }

  /** About how much of the heap it takes. */
  public long heapBytes() {
    return heapBytes;
  }

  /** How many of the commits known were stamped before `before`, counted up to `max`. */
  public int countBefore(long before, int max) {
    int count = 0;
    for (Commit commit : commits) {
      if (count == max || commit.getAt() >= before) {
        break;
      }
      count++;
    }
    return count;
  }

  /** When the oldest commit known that follows `seq` was stamped, epoch milliseconds. */
  public OptionalLong oldestAfter(long seq) {
    for (Commit commit : commits) {
      if (commit.getSeq() > seq) {
        return OptionalLong.of(commit.getAt());
      }
    }
    return OptionalLong.empty();
  }

  /** The commits known, oldest first. */
  public List<Commit> commits() {
    return new ArrayList<>(commits);
  }

  /** The seq after which every commit is known. */
  public long beginsAfter() {
    return beginsAfter;
  }

  /** When the newest commit that is not known was stamped, epoch milliseconds; 0 if all are. */
  public long beginsAt() {
    return beginsAt;
  }

  private long newestSeq() {
    return commits.isEmpty() ? beginsAfter : commits.peekLast().getSeq();
  }

  /**
   * The reservation as it stands now.
   *
   * @param hold the reservation as an older source knew it, or null
   */
  public Hold bringUpToDate(String reservation, Hold hold) {
    return index.bringUpToDate(reservation, hold);
  }

  /** The open hold that ends first, of those whose placing is known. */
  public Optional<Hold> firstToEnd() {
    return index.firstToEnd();
  }

  /** Whether a commit after `seq` places, changes or ends the reservation. */
  public boolean touchedAfter(long seq, String reservation) {
    return index.touchedAfter(seq, reservation);
  }

  /** Whether a commit after `seq` carries the command's or proposal's id. */
  public boolean answeredAfter(long seq, String command) {
    return index.answeredAfter(seq, command);
  }

  /** What was on hand at `seq`, given what is now; empty for a seq before or beyond memory. */
  public Optional<PastStock> stockAt(long seq, long onHandNow) {
    return seq < beginsAfter || seq > newestSeq()
        ? Optional.empty()
        : Optional.of(PastStock.of(commits, seq, onHandNow));
  }
}
