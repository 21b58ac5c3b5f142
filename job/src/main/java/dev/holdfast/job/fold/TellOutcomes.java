package dev.holdfast.job.fold;

import dev.holdfast.job.types.StateTable;
import dev.holdfast.schema.Commit;
import dev.holdfast.schema.Outcome;
import java.time.Duration;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;

/** Tells what became of each command, see {@link OutcomeFold}. */
public final class TellOutcomes extends KeyedProcessFunction<String, Commit, Outcome> {
  private static final long serialVersionUID = 1L;

  private final Duration memory;
  private transient OutcomeFold fold;
  private transient TimerTime time;

  /**
   * @param memory how long a command is remembered, in the command stream's time
   */
  public TellOutcomes(Duration memory) {
    this.memory = memory;
  }

  @Override
  public void open(OpenContext openContext) {
    fold =
        new OutcomeFold(
            StateTable.of(getRuntimeContext(), "told", Types.STRING, Types.LONG),
            StateTable.of(getRuntimeContext(), "forgetting", Types.LONG, Types.LIST(Types.STRING)),
            memory);
    time = new TimerTime();
  }

  @Override
  public void processElement(Commit commit, Context context, Collector<Outcome> out) {
    fold.onCommit(commit, time.of(context.timerService())).forEach(out::collect);
  }

  @Override
  public void onTimer(long time, OnTimerContext context, Collector<Outcome> out) {
    fold.onTime(time);
  }
}
