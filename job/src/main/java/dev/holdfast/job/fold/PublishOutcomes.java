package dev.holdfast.job.fold;

import dev.holdfast.domain.CommandOutcomes;
import dev.holdfast.domain.operator.KeyedOperator;
import dev.holdfast.domain.operator.Setup;
import dev.holdfast.domain.operator.StateType;
import dev.holdfast.domain.operator.Table;
import dev.holdfast.domain.operator.Time;
import dev.holdfast.domain.operator.Turn;
import dev.holdfast.schema.Commit;
import dev.holdfast.schema.Event;
import dev.holdfast.schema.Outcome;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Hands on what became of one item's commands: what the first event says that carries a command's
 * id. Which of them have a row of their own, {@link CommandOutcomes} says.
 */
public final class PublishOutcomes implements KeyedOperator<Commit, Outcome> {
  private final long memoryMillis;
  private Turn<Outcome> turn;

  /** The commands whose outcome was handed on, with the seq of the commit that says it. */
  private Table<String, Long> published;

  private Forgetting forgetting;
  private DecidedCommands decided;

  /**
   * @param memory how long a command is remembered, in the command stream's time
   */
  public PublishOutcomes(Duration memory) {
    this.memoryMillis = memory.toMillis();
  }

  @Override
  public Time time() {
    return Time.STREAM;
  }

  @Override
  public void open(Setup<Outcome> setup) {
    turn = setup.turn();
    published = setup.table("told", StateType.STRING, StateType.LONG);
    forgetting = new Forgetting(setup, memoryMillis);
    decided = new DecidedCommands(setup);
  }

  @Override
  public void onElement(Commit commit) {
    List<String> commands = new ArrayList<>();
    for (Event event : commit.getEvents()) {
      if (CommandOutcomes.hasRow(event) && published.get(event.getCommand()) == null) {
        published.put(event.getCommand(), commit.getSeq());
        commands.add(event.getCommand());
        Outcome outcome = CommandOutcomes.of(commit, event);
        decided.count(outcome);
        turn.emit(outcome);
      } else if (CommandOutcomes.isTold(event) && CommandOutcomes.isRecordedByHold(event)) {
        decided.count(CommandOutcomes.of(commit, event));
      }
    }
    forgetting.later(commands, commit.getAt());
  }

  /** Forgets what was noted for `time`. */
  @Override
  public void onTime(long time) {
    forgetting.take(time).forEach(published::remove);
  }
}
