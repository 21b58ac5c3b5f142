package dev.holdfast.log.writer;

import dev.holdfast.log.AppendResult;

/**
 * Is told what the lanes of a writer do, to be counted. It is called within their turns and on the
 * threads of their stores: it must neither block nor fail. Times are in milliseconds, by the
 * writer's clock, and 0 if that was set back meanwhile.
 */
public interface WriterMeter {
  /** One that counts nothing. */
  WriterMeter NONE = new WriterMeter() {};

  /** What an append came to. */
  enum Append {
    WRITTEN,
    /** Another writer was faster: its commit is at this seq. */
    TAKEN,
    /** The log did not answer in time, so nobody knows. */
    UNKNOWN;

    static Append of(AppendResult result) {
      return result == null ? UNKNOWN : result.isWritten() ? WRITTEN : TAKEN;
    }
  }

  /** What is read for a lane. */
  enum Read {
    /** The level to start from. */
    SNAPSHOT,
    /** The commits above what is known. */
    TAIL,
    /** Commits below what is known, for a request that must see them. */
    OLDER,
    /** How far the read model of reservations has come. */
    COVER,
    /** The row of a reservation that memory cannot rule out. */
    RESERVATION
  }

  /**
   * More requests wait for their answers, or fewer.
   *
   * @param more below 0 for fewer
   */
  default void waiting(int more) {}

  /**
   * An append has ended.
   *
   * @param requests that shared it, 1..1,000
   */
  default void appended(Append result, int requests, long millis) {}

  /** A read has ended. */
  default void read(Read what, boolean failed, long millis) {}

  /** A lane that has won lets other writers of its item go first. */
  default void handedOver() {}

  /**
   * A commit was written by a lane that knows all ids of so long a time: a repeat that comes within
   * it is answered from memory, and one about an older id only after a look-up.
   */
  default void remembers(long millis) {}
}
