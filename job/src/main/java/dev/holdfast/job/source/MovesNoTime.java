package dev.holdfast.job.source;

import org.apache.flink.api.common.eventtime.Watermark;
import org.apache.flink.api.common.eventtime.WatermarkGenerator;
import org.apache.flink.api.common.eventtime.WatermarkOutput;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;

/**
 * Says of a source, as of the change stream, that it has no say in time, so that only commands move
 * it. It never emits an infinite watermark: at a moment when no subtask reads a shard of the
 * command stream, that one would count, and everything would expire.
 */
public final class MovesNoTime<T> implements WatermarkGenerator<T> {
  public static <T> WatermarkStrategy<T> strategy() {
    return WatermarkStrategy.forGenerator(context -> new MovesNoTime<>());
  }

  @Override
  public void onEvent(T record, long at, WatermarkOutput output) {}

  @Override
  public void onPeriodicEmit(WatermarkOutput output) {
    output.markIdle();
  }

  @Override
  public String toString() {
    return "moves no time, not even to " + Watermark.MAX_WATERMARK;
  }
}
