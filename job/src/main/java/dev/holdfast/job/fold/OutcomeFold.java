package dev.holdfast.job.fold;

import dev.holdfast.domain.CommandOutcomes;
import dev.holdfast.domain.decide.Table;
import dev.holdfast.schema.Commit;
import dev.holdfast.schema.Event;
import dev.holdfast.schema.Outcome;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * What became of one item's commands: what the first event says that carries a command's id. Which
 * of them have a row of their own, {@link CommandOutcomes} says.
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
      if (CommandOutcomes.hasRow(event) && told.get(event.getCommand()) == null) {
        told.put(event.getCommand(), commit.getSeq());
        commands.add(event.getCommand());
        outcomes.add(CommandOutcomes.of(commit, event));
      }
    }
    forgetting.later(commands, commit.getAt(), time);
    return outcomes;
  }

  /** Forgets what was put down for `time`. */
  public void onTime(long time) {
    forgetting.take(time).forEach(told::remove);
  }
}
