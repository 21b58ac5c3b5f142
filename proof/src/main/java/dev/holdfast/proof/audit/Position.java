package dev.holdfast.proof.audit;

import dev.holdfast.proof.audit.ItemLists.Source;
import java.util.Optional;

/**
 * How far a round has come.
 *
 * @param after the last item looked at, of that list; null before its first
 * @param items looked at so far
 * @param commits read so far
 */
record Position(Source list, String after, long items, long commits) {
  static final Position START = new Position(Source.LOG, null, 0, 0);

  /** Past an item that was only passed. */
  Position past(String item) {
    return new Position(list, item, items, commits);
  }

  /** With what was looked at on the way. */
  Position looked(long moreItems, long moreCommits) {
    return new Position(list, after, items + moreItems, commits + moreCommits);
  }

  /** Before the first item of the next list; empty after the last one. */
  Optional<Position> atNextList() {
    return list.next().map(next -> new Position(next, null, items, commits));
  }
}
