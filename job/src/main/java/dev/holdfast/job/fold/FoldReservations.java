package dev.holdfast.job.fold;

import dev.holdfast.domain.EventKind;
import dev.holdfast.domain.HoldFold;
import dev.holdfast.domain.Holds;
import dev.holdfast.domain.decide.Table;
import dev.holdfast.job.types.Metrics;
import dev.holdfast.job.types.RecordTypes;
import dev.holdfast.job.types.StateTable;
import dev.holdfast.schema.Commit;
import dev.holdfast.schema.Event;
import dev.holdfast.schema.Hold;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.metrics.Counter;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;

/** Folds what each commit says of reservations; closed ones are forgotten after a while. */
public final class FoldReservations extends KeyedProcessFunction<String, Commit, HoldChanges> {
  private static final long serialVersionUID = 1L;

  private final Duration memory;
  private transient Table<String, Hold> holds;
  private transient Forgetting forgetting;
  private transient Counter holdsExpired;

  /**
   * @param memory how long closed reservations are remembered, in the command stream's time
   */
  public FoldReservations(Duration memory) {
    this.memory = memory;
  }

  @Override
  public void open(OpenContext openContext) {
    holds =
        new StateTable<>(
            getRuntimeContext()
                .getMapState(new MapStateDescriptor<>("holds", Types.STRING, RecordTypes.HOLD)));
    forgetting =
        new Forgetting(
            new StateTable<>(
                getRuntimeContext()
                    .getMapState(
                        new MapStateDescriptor<>(
                            "forgetting", Types.LONG, Types.LIST(Types.STRING)))),
            memory.toMillis());
    holdsExpired = Metrics.of(getRuntimeContext()).counter("holdsExpired");
  }

  @Override
  public void processElement(Commit commit, Context context, Collector<HoldChanges> out) {
    Map<String, Hold> changed = new LinkedHashMap<>();
    for (Event event : commit.getEvents()) {
      if (event.getReservation() != null) {
        fold(commit, event, changed);
      }
    }
    List<String> closed = new ArrayList<>();
    changed.forEach(
        (reservation, hold) -> {
          holds.put(reservation, hold);
          if (Holds.isClosed(hold)) {
            closed.add(reservation);
          }
        });
    forgetting.later(closed, commit.getAt(), context.timerService());
    out.collect(new HoldChanges(commit, new ArrayList<>(changed.values())));
  }

  private void fold(Commit commit, Event event, Map<String, Hold> changed) {
    String reservation = event.getReservation();
    Hold before = changed.get(reservation);
    before = before == null ? holds.get(reservation) : before;
    Hold after = HoldFold.apply(before, commit, event);
    if (after != null && after.getSeq() == commit.getSeq()) {
      changed.put(reservation, after);
    }
    if (event.getKind().equals(EventKind.ReservationExpired.name())) {
      holdsExpired.inc();
    }
  }

  @Override
  public void onTimer(long time, OnTimerContext context, Collector<HoldChanges> out) {
    for (String reservation : forgetting.take(time)) {
      Hold hold = holds.get(reservation);
      boolean closedSince = hold != null && hold.getAt() + memory.toMillis() > time;
      if (hold != null && Holds.isClosed(hold) && !closedSince) {
        holds.remove(reservation);
      }
    }
  }
}
