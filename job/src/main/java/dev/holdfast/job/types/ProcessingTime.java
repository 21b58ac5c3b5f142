package dev.holdfast.job.types;

import org.apache.flink.streaming.api.TimerService;

/** Flink's processing time and its calls; of the item whose turn it is. */
public abstract class ProcessingTime {
  private TimerService timers;

  /** Begins a turn. */
  public final void turnWith(TimerService timersOfTurn) {
    timers = timersOfTurn;
  }

  /** Epoch milliseconds. */
  public final long now() {
    return timers.currentProcessingTime();
  }

  /** Asks for a call of `onTimer` at this time. */
  public final void callAt(long time) {
    timers.registerProcessingTimeTimer(time);
  }

  /** Takes such a call back. */
  public void dropCall(long time) {
    timers.deleteProcessingTimeTimer(time);
  }
}
