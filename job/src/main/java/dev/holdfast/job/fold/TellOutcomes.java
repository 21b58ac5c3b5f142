package dev.holdfast.job.fold;

import dev.holdfast.domain.EventKind;
import dev.holdfast.domain.Reason;
import dev.holdfast.domain.decide.Table;
import dev.holdfast.job.types.StateTable;
import dev.holdfast.schema.Commit;
import dev.holdfast.schema.Event;
import dev.holdfast.schema.Outcome;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;

/** Tells what became of each command: what the first event says that carries its id. */
public final class TellOutcomes extends KeyedProcessFunction<String, Commit, Outcome> {
  private static final long serialVersionUID = 1L;

  private final Duration memory;
  private transient Table<String, Long> told;
  private transient Forgetting forgetting;

  /**
   * @param memory how long a command is remembered, in the command stream's time
   */
  public TellOutcomes(Duration memory) {
    this.memory = memory;
  }

  @Override
  public void open(OpenContext openContext) {
    told =
        new StateTable<>(
            getRuntimeContext()
                .getMapState(new MapStateDescriptor<>("told", Types.STRING, Types.LONG)));
    forgetting =
        new Forgetting(
            new StateTable<>(
                getRuntimeContext()
                    .getMapState(
                        new MapStateDescriptor<>(
                            "forgetting", Types.LONG, Types.LIST(Types.STRING)))),
            memory.toMillis());
  }

  @Override
  public void processElement(Commit commit, Context context, Collector<Outcome> out) {
    List<String> commands = new ArrayList<>();
    for (Event event : commit.getEvents()) {
      if (isOutcome(event) && told.get(event.getCommand()) == null) {
        told.put(event.getCommand(), commit.getSeq());
        commands.add(event.getCommand());
        out.collect(outcome(commit, event));
      }
    }
    forgetting.later(commands, commit.getAt(), context.timerService());
  }

  @Override
  public void onTimer(long time, OnTimerContext context, Collector<Outcome> out) {
    forgetting.take(time).forEach(told::remove);
  }

  /** The rejection of a reused id is told under an id of its own, which nobody asks for. */
  private static boolean isOutcome(Event event) {
    return event.getCommand() != null
        && event.getCommandKind() != null
        && event.getContentHash() != null
        && !isReuse(event);
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
