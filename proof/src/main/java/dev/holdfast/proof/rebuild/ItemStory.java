package dev.holdfast.proof.rebuild;

import dev.holdfast.schema.Commit;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/** One item's commits, of log and cold storage together, in order. */
final class ItemStory {
  /** As many as the job looks back for the holds that a shortfall falls to. */
  private static final int NEWEST_MAX = 2_000;

  private final String item;
  private final ItemFold fold;
  private final Deque<Commit> newest = new ArrayDeque<>();
  private String fault;
  private Commit last;

  /** From which seq on only cold storage has commits; 0 if the log has the last one. */
  private long onlyColdFrom;

  ItemStory(String item) {
    this.item = item;
    this.fold = new ItemFold(item);
  }

  /** A row of the log; null for one that is no commit. */
  void logged(long seq, Commit commit) {
    onlyColdFrom = 0;
    follow(seq, commit);
  }

  /** A commit of cold storage, after the log's of the same seq if there is one. */
  void archived(Commit commit) {
    if (last != null && last.getSeq() == commit.getSeq()) {
      if (!last.getCommitId().equals(commit.getCommitId())) {
        fault("commit " + commit.getSeq() + " is another one in cold storage");
      }
      return;
    }
    onlyColdFrom = onlyColdFrom == 0 ? commit.getSeq() : onlyColdFrom;
    follow(commit.getSeq(), commit);
  }

  void unreadable(long seq, String why) {
    fault("commit " + seq + " cannot be read: " + why);
  }

  private void follow(long seq, Commit commit) {
    long expected = last == null ? 1 : last.getSeq() + 1;
    if (seq != expected) {
      fault("commits %d to %d are in neither log nor cold storage".formatted(expected, seq - 1));
    }
    last = commit;
    if (fault == null) {
      fold.apply(commit);
      newest.addLast(commit);
      if (newest.size() > NEWEST_MAX) {
        newest.removeFirst();
      }
    }
  }

  /** The first one counts; what follows may come of it. */
  private void fault(String what) {
    fault = fault == null ? what : fault;
  }

  String item() {
    return item;
  }

  /** Why nothing can be said of the item. */
  Optional<String> fault() {
    return Optional.ofNullable(fault);
  }

  ItemFold fold() {
    return fold;
  }

  /** The item's newest commits, oldest first. */
  List<Commit> newest() {
    return new ArrayList<>(newest);
  }

  /** The first and the last seq that the log lacks at its end; empty if it lacks none. */
  Optional<long[]> toPutBack() {
    return onlyColdFrom == 0
        ? Optional.empty()
        : Optional.of(new long[] {onlyColdFrom, last.getSeq()});
  }
}
