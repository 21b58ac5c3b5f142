package dev.holdfast.domain;

import dev.holdfast.schema.Commit;
import dev.holdfast.schema.Event;
import dev.holdfast.schema.Outcome;

/** What an event says of the command it comes from. */
public final class CommandOutcomes {
  private CommandOutcomes() {}

  /**
   * Whether the event's outcome has a row of its own. That of a confirm may stand in the row of its
   * hold, see {@link Confirmations}; and the rejection of a reused id has an id that nobody asks
   * for.
   */
  public static boolean hasRow(Event event) {
    return isTold(event) && !isRecordedByHold(event);
  }

  /** Whether the event says what became of a command, in whichever row that comes to stand. */
  public static boolean isTold(Event event) {
    return event.getCommand() != null
        && event.getCommandKind() != null
        && event.getContentHash() != null
        && !isReuse(event);
  }

  /** Whether the hold that `event` confirms records what became of its command. */
  public static boolean isRecordedByHold(Event event) {
    return EventKind.of(event).filter(kind -> kind.effect() == HoldEffect.CONFIRM).isPresent()
        && Confirmations.isRecordedByHold(event);
  }

  /**
   * What became of the command that an event of `commit` tells of, see {@link #isTold}.
   *
   * @param event which says what became of a command
   */
  public static Outcome of(Commit commit, Event event) {
    boolean rejected = isRejection(event);
    return Outcome.newBuilder()
        .setItem(commit.getItem())
        .setCommand(event.getCommand())
        .setKind(event.getCommandKind())
        .setContentHash(event.getContentHash())
        .setResult(rejected ? "rejected" : "done")
        .setReason(rejected ? event.getReason() : null)
        .setSeq(commit.getSeq())
        .setAt(commit.getAt())
        .build();
  }

  /**
   * The outcome as it is told to the sender of a command of this content. If its id stands for
   * other content, that one was not carried out, and never will be under this id.
   */
  public static Outcome toldTo(long contentHash, Outcome outcome) {
    return outcome.getContentHash() == contentHash
        ? outcome
        : Outcome.newBuilder(outcome)
            .setContentHash(contentHash)
            .setResult("rejected")
            .setReason(Reason.ID_REUSED)
            .build();
  }

  /** An adjustment may give any reason. */
  private static boolean isReuse(Event event) {
    return isRejection(event) && Reason.ID_REUSED.equals(event.getReason());
  }

  private static boolean isRejection(Event event) {
    return EventKind.of(event).filter(EventKind::isRejection).isPresent();
  }
}
