package dev.holdfast.job.stores;

import dev.holdfast.schema.Commit;
import dev.holdfast.schema.Proposal;

/** Is told what becomes of proposals that are to be appended. It must neither block nor fail. */
public interface AppendWatch {
  /** One that wants to know nothing. */
  AppendWatch NONE = proposal -> Watched.NOT;

  /** A proposal is begun to be appended. */
  Watched begins(Proposal proposal);

  /** A proposal on its way. */
  interface Watched {
    Watched NOT = new Watched() {};

    /** The context that it is written in, as W3C's `traceparent`; null for its command's own. */
    default String traceparent() {
      return null;
    }

    /** Its events are in the log, in this commit, perhaps with those of others. */
    default void writtenIn(Commit commit) {}

    /**
     * It is over.
     *
     * @param fate what came of it; null if it failed
     */
    default void ended(String fate) {}
  }
}
