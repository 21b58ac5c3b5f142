package dev.holdfast.job.fold;

import org.apache.flink.streaming.api.TimerService;

/** Flink's event time, which is the command stream's. */
final class TimerTime implements StreamTime {
  private TimerService timers;

  StreamTime of(TimerService current) {
    timers = current;
    return this;
  }

  @Override
  public long now() {
    return timers.currentWatermark();
  }

  @Override
  public void callAt(long time) {
    timers.registerEventTimeTimer(time);
  }
}
