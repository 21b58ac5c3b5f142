package dev.holdfast.proof.simulate.job;

import dev.holdfast.schema.Commit;
import dev.holdfast.schema.Hold;
import java.util.List;

/** A commit on its way to the levels: it waits until the rows it changed stand. */
final class RowsOfCommit {
  final Commit commit;
  final List<Hold> holds;
  boolean begun;
  boolean stand;

  RowsOfCommit(Commit commit, List<Hold> holds) {
    this.commit = commit;
    this.holds = holds;
  }

  /** As a recovery finds it: to be done again. */
  RowsOfCommit again() {
    return new RowsOfCommit(commit, holds);
  }
}
