package dev.holdfast.proof.simulate.job;

import dev.holdfast.job.archive.ArchivedCommits;
import dev.holdfast.job.archive.ArchivedRange;
import dev.holdfast.schema.Commit;
import java.util.List;

/** A file of cold storage: written, and not necessarily finished. Each is one of its own. */
final class ColdFile {
  private final long checkpoint;
  private final List<Commit> commits;

  /**
   * @param checkpoint the one that ended it
   */
  ColdFile(long checkpoint, List<Commit> commits) {
    this.checkpoint = checkpoint;
    this.commits = commits;
  }

  long checkpoint() {
    return checkpoint;
  }

  List<Commit> commits() {
    return commits;
  }

  /** What its readers find in it, a row for each event. */
  List<ArchivedRange> ranges() {
    ArchivedCommits found = new ArchivedCommits();
    for (Commit commit : commits) {
      commit.getEvents().forEach(event -> found.add(commit.getItem(), commit.getSeq()));
    }
    return found.ranges();
  }
}
