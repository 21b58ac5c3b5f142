package dev.holdfast.job.decide;

import dev.holdfast.domain.decide.Decider;
import dev.holdfast.domain.decide.DeciderContext;
import dev.holdfast.domain.decide.DeciderSettings;
import dev.holdfast.job.types.Metrics;
import dev.holdfast.job.types.RecordTypes;
import dev.holdfast.schema.Command;
import dev.holdfast.schema.Commit;
import dev.holdfast.schema.Proposal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.metrics.Gauge;
import org.apache.flink.streaming.api.TimerService;
import org.apache.flink.streaming.api.functions.co.KeyedCoProcessFunction;
import org.apache.flink.util.Collector;

/**
 * Decides commands and expires holds, see {@link Decider}; its time is the command stream's. What
 * is proposed in one turn goes on together.
 */
public final class DecideCommands
    extends KeyedCoProcessFunction<String, Commit, Command, List<Proposal>> {
  /** What it hands on. */
  public static final TypeInformation<List<Proposal>> PROPOSALS = Types.LIST(RecordTypes.PROPOSAL);

  private static final long serialVersionUID = 1L;

  private final Duration grace;
  private final Duration memory;
  private transient KeyedDeciderState state;
  private transient Surroundings surroundings;
  private transient Decider decider;

  /**
   * @param grace how long after `expiresAt` a hold expires
   * @param memory how long closed holds and command ids are remembered
   */
  public DecideCommands(Duration grace, Duration memory) {
    this.grace = grace;
    this.memory = memory;
  }

  @Override
  public void open(OpenContext openContext) {
    state = new KeyedDeciderState(getRuntimeContext());
    surroundings = new Surroundings();
    decider = new Decider(state, surroundings, new DeciderSettings(grace, memory));
    Metrics.of(getRuntimeContext())
        .gauge("commandsWaiting", (Gauge<Integer>) state::commandsWaiting);
  }

  @Override
  public void processElement1(Commit commit, Context context, Collector<List<Proposal>> out) {
    beginTurn(context.getCurrentKey(), context.timerService());
    decider.onCommit(commit);
    endTurn(out);
  }

  @Override
  public void processElement2(Command command, Context context, Collector<List<Proposal>> out) {
    beginTurn(context.getCurrentKey(), context.timerService());
    Long arrivedAt = context.timestamp();
    decider.onCommand(command, arrivedAt == null ? surroundings.now() : arrivedAt);
    endTurn(out);
  }

  @Override
  public void onTimer(long time, OnTimerContext context, Collector<List<Proposal>> out) {
    beginTurn(context.getCurrentKey(), context.timerService());
    if (surroundings.now() >= time) {
      decider.onTime(time);
      endTurn(out);
    }
  }

  private void beginTurn(String item, TimerService timers) {
    state.beginTurn(item);
    surroundings.timers = timers;
  }

  private void endTurn(Collector<List<Proposal>> out) {
    state.endTurn();
    surroundings.handOn(out);
  }

  /** Services, of the item whose turn it is. */
  private static final class Surroundings implements DeciderContext {
    private TimerService timers;
    private List<Proposal> proposed = new ArrayList<>();

    /** When the input has ended, that is no time at which anything expires. */
    @Override
    public long now() {
      long watermark = timers.currentWatermark();
      return watermark == Long.MAX_VALUE ? Long.MIN_VALUE : watermark;
    }

    @Override
    public void callAt(long time) {
      timers.registerEventTimeTimer(time);
    }

    @Override
    public void propose(Proposal proposal) {
      proposed.add(proposal);
    }

    /** A turn's proposals take one place in append, however many there are. */
    void handOn(Collector<List<Proposal>> out) {
      if (!proposed.isEmpty()) {
        out.collect(proposed);
        proposed = new ArrayList<>();
      }
    }
  }
}
