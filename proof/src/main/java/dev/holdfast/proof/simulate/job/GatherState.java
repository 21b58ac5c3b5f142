package dev.holdfast.proof.simulate.job;

import dev.holdfast.domain.decide.MemoryTable;
import dev.holdfast.job.archive.Gathered;
import dev.holdfast.schema.Commit;

/** What gathering remembers of one shard. */
final class GatherState {
  Gathered gathered = new Gathered();
  MemoryTable<Long, Commit> commits = new MemoryTable<>();

  GatherState copy() {
    GatherState copy = new GatherState();
    copy.gathered = copyOf(gathered);
    copy.commits = commits.copy();
    return copy;
  }

  /** As a state backend that keeps bytes hands it out: what is changed is not kept unless put. */
  static Gathered copyOf(Gathered gathered) {
    Gathered copy = new Gathered();
    copy.first = gathered.first;
    copy.end = gathered.end;
    copy.due = gathered.due;
    return copy;
  }
}
