package dev.holdfast.domain.alert;

import dev.holdfast.domain.AlertType;
import dev.holdfast.domain.Levels;
import dev.holdfast.domain.StockAlerts;
import dev.holdfast.domain.StockFold;
import dev.holdfast.domain.StockState;
import dev.holdfast.schema.Commit;
import dev.holdfast.schema.Event;
import dev.holdfast.schema.Proposal;
import dev.holdfast.schema.StockLevel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** One item, watched as the job does, second by second; what is proposed is in the log at once. */
final class AlertWatch {
  static final long WORSE_SECONDS = 180;
  static final long BETTER_SECONDS = 60;

  /** An alert as it was told. */
  record Told(long second, AlertType type, StockState stock) {
    @Override
    public String toString() {
      return type.word() + "@" + second;
    }
  }

  private final AlertSettings settings =
      new AlertSettings(Duration.ofSeconds(WORSE_SECONDS), Duration.ofSeconds(BETTER_SECONDS));
  private final List<Told> told = new ArrayList<>();
  private StockLevel level = Levels.empty("mug");
  private Settling settling;
  private long second;

  AlertWatch(StockState first) {
    stock(first);
  }

  /** Stock becomes so, now. */
  void stock(StockState state) {
    int free =
        switch (state) {
          case IN_STOCK -> 10;
          case LOW_STOCK -> 3;
          case SOLD_OUT -> 0;
          case SHORTFALL -> -2;
        };
    append(
        Event.newBuilder()
            .setKind("StockAdjusted")
            .setOnHandDelta(5L + free - level.getOnHand())
            .setReservedDelta(5 - level.getReserved())
            .build());
    StockState before = StockAlerts.told(level);
    if (state == before) {
      settling = null;
    } else {
      settling = settling == null ? Settling.from(before) : settling.copy();
      settling.turn(state, second * 1_000);
    }
  }

  /** So much time goes by. */
  void pass(long seconds) {
    for (long i = 0; i < seconds; i++) {
      second++;
      look();
    }
  }

  private void look() {
    StockState before = StockAlerts.told(level);
    if (settling == null
        || settling.dueAt(before, StockAlerts.toldAt(level), settings) > second * 1_000) {
      return;
    }
    Proposal proposal = StockAlerts.proposal(level);
    if (StockAlerts.stands(proposal, level)) {
      Event event = StockAlerts.event(proposal, level);
      told.add(new Told(second, AlertType.of(event).orElseThrow(), StockState.of(level)));
      append(event);
    }
    settling = null;
  }

  private void append(Event event) {
    long seq = level.getSeq() + 1;
    level =
        StockFold.apply(level, new Commit("mug", seq, "c", second * 1_000, List.of(event), null));
  }

  List<Told> told() {
    return told;
  }

  /** As the log's fold has it. */
  StockState toldState() {
    return StockAlerts.told(level);
  }
}
