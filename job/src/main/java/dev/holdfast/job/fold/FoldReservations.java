package dev.holdfast.job.fold;

import dev.holdfast.domain.EventKind;
import dev.holdfast.job.types.Metrics;
import dev.holdfast.job.types.RecordTypes;
import dev.holdfast.job.types.StateTable;
import dev.holdfast.schema.Commit;
import dev.holdfast.schema.Event;
import java.time.Duration;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.metrics.Counter;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;

/** Tells of each commit the reservations it changed, see {@link ReservationFold}. */
public final class FoldReservations extends KeyedProcessFunction<String, Commit, HoldChanges> {
  private static final long serialVersionUID = 1L;

  private final Duration memory;
  private transient ReservationFold fold;
  private transient TimerTime time;
  private transient Counter holdsExpired;

  /**
   * @param memory how long closed reservations are remembered, in the command stream's time
   */
  public FoldReservations(Duration memory) {
    this.memory = memory;
  }

  @Override
  public void open(OpenContext openContext) {
    fold =
        new ReservationFold(
            StateTable.of(getRuntimeContext(), "holds", Types.STRING, RecordTypes.HOLD),
            StateTable.of(getRuntimeContext(), "forgetting", Types.LONG, Types.LIST(Types.STRING)),
            memory);
    time = new TimerTime();
    holdsExpired = Metrics.of(getRuntimeContext()).counter("holdsExpired");
  }

  @Override
  public void processElement(Commit commit, Context context, Collector<HoldChanges> out) {
    out.collect(new HoldChanges(commit, fold.onCommit(commit, time.of(context.timerService()))));
    for (Event event : commit.getEvents()) {
      if (event.getKind().equals(EventKind.ReservationExpired.name())) {
        holdsExpired.inc();
      }
    }
  }

  @Override
  public void onTimer(long time, OnTimerContext context, Collector<HoldChanges> out) {
    fold.onTime(time);
  }
}
