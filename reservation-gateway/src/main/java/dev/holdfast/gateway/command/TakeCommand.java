package dev.holdfast.gateway.command;

import dev.holdfast.domain.ContentHash;
import dev.holdfast.gateway.read.Outcomes;
import dev.holdfast.gateway.retry.Retries;
import dev.holdfast.gateway.retry.UnavailableException;
import dev.holdfast.log.EventLog;
import dev.holdfast.log.Timekeeper;
import dev.holdfast.log.writer.IdTime;
import dev.holdfast.schema.Command;
import dev.holdfast.schema.Commit;
import dev.holdfast.schema.Outcome;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeoutException;

/**
 * Stamps a command and sends it.
 *
 * <p>The job decides no command before it has seen the commit of its stamp. Of a command about a
 * hold that is known to be open, that is the commit in which it was; so the job knows the hold, and
 * a commit that has touched it since is found when the decision is appended. Of any other it is the
 * item's newest, read after the request arrived, and so none that its sender could have seen is
 * missing. The answer is given after the stream has acknowledged, never before.
 */
public final class TakeCommand {
  /**
   * How long after its request a command may still be sent. One that a halted gateway sends much
   * later could come when the job has forgotten that it was decided.
   */
  private static final long SEND_WITHIN_MILLIS = 10_000;

  /**
   * An id that says it was made so lately has no outcome yet that would be worth a look-up. Should
   * it be a repeat, the job knows it.
   */
  private static final long NEW_MILLIS = 2_000;

  private final EventLog log;
  private final Outcomes outcomes;
  private final CommandStream stream;
  private final Timekeeper time;
  private final Retries reads;

  public TakeCommand(
      EventLog log, Outcomes outcomes, CommandStream stream, Timekeeper time, Retries reads) {
    this.log = log;
    this.outcomes = outcomes;
    this.stream = stream;
    this.time = time;
    this.reads = reads;
  }

  /**
   * @param id the command's
   * @param given whether the caller gave the id, and so may have sent the command before
   * @param openAt the seq of a commit in which its hold is open; empty if none is known
   */
  public CompletionStage<Taken> take(Draft draft, String id, boolean given, OptionalLong openAt) {
    long latest = time.now() + SEND_WITHIN_MILLIS;
    CompletionStage<Optional<Outcome>> before =
        given && !isNew(id)
            ? outcomes.find(draft.item(), id)
            : CompletableFuture.completedFuture(Optional.empty());
    return stamp(draft, openAt)
        .thenCombine(before, (stamp, outcome) -> decide(draft, id, stamp, outcome, latest))
        .thenCompose(taken -> taken);
  }

  /** 0 for an item without events. */
  private CompletionStage<Long> stamp(Draft draft, OptionalLong openAt) {
    return openAt.isPresent()
        ? CompletableFuture.completedFuture(openAt.getAsLong())
        : reads
            .ask(() -> log.tail(draft.item()))
            .thenApply(tail -> tail.map(Commit::getSeq).orElse(0L));
  }

  private boolean isNew(String id) {
    OptionalLong made = IdTime.of(id);
    return made.isPresent() && Math.abs(time.now() - made.getAsLong()) <= NEW_MILLIS;
  }

  private CompletionStage<Taken> decide(
      Draft draft, String id, long stamp, Optional<Outcome> before, long latest) {
    if (stamp == 0 && !draft.createsItem()) {
      return CompletableFuture.completedFuture(new Taken.UnknownItem());
    }
    Command command = draft.stamped(id, stamp, time.now());
    if (before.isPresent()) {
      return CompletableFuture.completedFuture(
          before.get().getContentHash() == ContentHash.of(command)
              ? new Taken.Known(command, before.get())
              : new Taken.Reused());
    }
    if (time.now() > latest) {
      return CompletableFuture.failedFuture(
          new UnavailableException(
              "the gateway", new TimeoutException("it was halted; the command was not sent")));
    }
    return stream.send(command).thenApply(sent -> new Taken.Sent(command));
  }
}
