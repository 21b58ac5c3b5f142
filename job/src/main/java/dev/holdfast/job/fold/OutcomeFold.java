package dev.holdfast.job.fold;

import dev.holdfast.domain.Confirmations;
import dev.holdfast.domain.EventKind;
import dev.holdfast.domain.Reason;
import dev.holdfast.domain.decide.Table;
import dev.holdfast.schema.Commit;
import dev.holdfast.schema.Event;
import dev.holdfast.schema.Outcome;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * What became of one item's commands: what the first event says that carries a command's id. Not
 * told are confirms of which the hold's row tells, see {@link Confirmations}.
 */
public final class OutcomeFold {
  private final Table<String, Long> told;
  private final Forgetting forgetting;

  /**
   * @param told the commands told of, with the seq that told it
   * @param notes which commands to forget, and when
   * @param memory how long a command is remembered, in the command stream's time
   */
  public OutcomeFold(Table<String, Long> told, Table<Long, List<String>> notes, Duration memory) {
    this.told = told;
    this.forgetting = new Forgetting(notes, memory.toMillis());
  }

  /** The outcomes the commit tells of for the first time. */
  public List<Outcome> onCommit(Commit commit, StreamTime time) {
    List<Outcome> outcomes = new ArrayList<>();
    List<String> commands = new ArrayList<>();
    for (Event event : commit.getEvents()) {
      if (isOutcome(event) && told.get(event.getCommand()) == null) {
        told.put(event.getCommand(), commit.getSeq());
        commands.add(event.getCommand());
        outcomes.add(outcome(commit, event));
      }
    }
    forgetting.later(commands, commit.getAt(), time);
    return outcomes;
  }

  /** Forgets what was put down for `time`. */
  public void onTime(long time) {
    forgetting.take(time).forEach(told::remove);
  }

  /** The rejection of a reused id is told under an id of its own, which nobody asks for. */
  private static boolean isOutcome(Event event) {
    return event.getCommand() != null
        && event.getCommandKind() != null
        && event.getContentHash() != null
        && !isReuse(event)
        && !Confirmations.isToldByHold(event);
  }

  /** An adjustment may give any reason. */
  private static boolean isReuse(Event event) {
    return isRejection(event) && Reason.ID_REUSED.equals(event.getReason());
  }

  private static boolean isRejection(Event event) {
    return event.getKind().equals(EventKind.CommandRejected.name());
  }

  private static Outcome outcome(Commit commit, Event event) {
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
}
