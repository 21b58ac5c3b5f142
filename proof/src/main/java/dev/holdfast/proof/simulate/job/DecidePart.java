package dev.holdfast.proof.simulate.job;

import dev.holdfast.domain.decide.Decider;
import dev.holdfast.domain.decide.DeciderContext;
import dev.holdfast.domain.decide.DeciderSettings;
import dev.holdfast.proof.simulate.actors.Scale;
import dev.holdfast.proof.simulate.actors.Wiring;
import dev.holdfast.proof.simulate.world.Machine;
import dev.holdfast.schema.Command;
import dev.holdfast.schema.Commit;
import dev.holdfast.schema.Proposal;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;

/** The operator that decides: the real rule per item, and the time of its two inputs. */
final class DecidePart {
  private static final DeciderSettings SETTINGS = new DeciderSettings(Scale.GRACE, Scale.MEMORY);

  private final JobState state;
  private final Wiring wiring;
  private final Machine machine;
  private final Consumer<Proposal> out;
  private final Map<String, Decider> deciders = new HashMap<>();
  private long commitsTime = Long.MIN_VALUE;
  private long commandsTime = Long.MIN_VALUE;
  private long time = Long.MIN_VALUE;

  DecidePart(JobState state, Wiring wiring, Machine machine, Consumer<Proposal> out) {
    this.state = state;
    this.wiring = wiring;
    this.machine = machine;
    this.out = out;
  }

  void takeFromCommits(Object element) {
    if (element instanceof Commit commit) {
      decider(commit.getItem()).onCommit(commit);
    } else {
      commitsTime = (Long) element;
      advance();
    }
  }

  void takeFromCommands(Object element) {
    if (element instanceof ArrivedCommand arrived) {
      Command command = arrived.command();
      decider(command.getItem()).onCommand(wiring.toDecide(command), arrived.at());
    } else {
      commandsTime = (Long) element;
      advance();
    }
  }

  /** An operator's time is the least of its inputs'. */
  private void advance() {
    long least = Math.min(commitsTime, commandsTime);
    if (least > time) {
      time = least;
      fire(least);
    }
  }

  private void fire(long until) {
    for (Timers.Timer timer = state.decideTimers.takeDue(until);
        timer != null;
        timer = state.decideTimers.takeDue(until)) {
      decider(timer.key()).onTime(timer.time());
    }
  }

  private Decider decider(String item) {
    return deciders.computeIfAbsent(
        item,
        name ->
            new Decider(
                wiring.deciderState(state.item(name).decide),
                wiring.deciderContext(new Surroundings(name), machine),
                SETTINGS));
  }

  private final class Surroundings implements DeciderContext {
    private final String item;

    Surroundings(String item) {
      this.item = item;
    }

    @Override
    public long now() {
      return time;
    }

    @Override
    public void callAt(long at) {
      state.decideTimers.add(at, item);
    }

    @Override
    public void propose(Proposal proposal) {
      out.accept(proposal);
    }
  }
}
