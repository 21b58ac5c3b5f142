package dev.holdfast.job.decide;

import dev.holdfast.domain.decide.Decider;
import dev.holdfast.domain.decide.DeciderContext;
import dev.holdfast.domain.decide.DeciderSettings;
import dev.holdfast.domain.operator.KeyedCoOperator;
import dev.holdfast.domain.operator.Setup;
import dev.holdfast.domain.operator.Time;
import dev.holdfast.domain.operator.Turn;
import dev.holdfast.schema.Command;
import dev.holdfast.schema.Commit;
import dev.holdfast.schema.Proposal;
import java.util.ArrayList;
import java.util.List;

/**
 * Decides commands and expires holds, see {@link Decider}; its time is the command stream's. What
 * is proposed in one turn goes on together.
 */
public final class DecideCommands implements KeyedCoOperator<Commit, Command, List<Proposal>> {
  private final DeciderSettings settings;
  private Turn<List<Proposal>> turn;
  private Decider decider;
  private List<Proposal> proposed = new ArrayList<>();

  public DecideCommands(DeciderSettings settings) {
    this.settings = settings;
  }

  @Override
  public Time time() {
    return Time.STREAM;
  }

  @Override
  public void open(Setup<List<Proposal>> setup) {
    turn = setup.turn();
    KeyedDeciderState state = new KeyedDeciderState(setup);
    decider = new Decider(state, new Context(), settings);
    setup.gauge("commandsWaiting", state::commandsWaiting);
  }

  @Override
  public void onElement(Commit commit) {
    decider.onCommit(commit);
    handOn();
  }

  @Override
  public void onSecond(Command command) {
    decider.onCommand(command, turn.arrivedAt());
    handOn();
  }

  @Override
  public void onTime(long time) {
    decider.onTime(time);
    handOn();
  }

  /** A turn's proposals take one place in append, however many there are. */
  private void handOn() {
    if (!proposed.isEmpty()) {
      turn.emit(proposed);
      proposed = new ArrayList<>();
    }
  }

  private final class Context implements DeciderContext {
    @Override
    public long now() {
      return turn.now();
    }

    @Override
    public void callAt(long time) {
      turn.callAt(time);
    }

    @Override
    public void propose(Proposal proposal) {
      proposed.add(proposal);
    }
  }
}
