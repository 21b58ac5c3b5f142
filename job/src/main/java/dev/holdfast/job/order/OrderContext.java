package dev.holdfast.job.order;

import dev.holdfast.schema.Commit;
import java.util.List;
import java.util.Optional;

/** What restoring the order of one item's commits needs from its surroundings. */
public interface OrderContext {
  /** Processing time, epoch milliseconds. */
  long now();

  /** Calls {@link CommitOrder#onCall} at `time`. */
  void callAt(long time);

  /** Hands the commit on. */
  void pass(Commit commit);

  /** Starts to read at most `limit` commits after `seq` from the log, if not too much is read. */
  void startReading(long seq, int limit);

  /** Whether a read that was started has not been taken or dropped; none outlives a recovery. */
  boolean isReading();

  /**
   * Takes the commits if they have been read: `limit` of them, or fewer at the log's tail. A read
   * that failed counts as one that was never started.
   */
  Optional<List<Commit>> takeRead();

  /** Forgets the read, if there is one. */
  void dropRead();
}
