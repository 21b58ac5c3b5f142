package dev.holdfast.job.engine;

import dev.holdfast.domain.operator.Counter;
import dev.holdfast.domain.operator.Metrics;
import java.util.function.Supplier;
import org.apache.flink.api.common.functions.RuntimeContext;
import org.apache.flink.metrics.Gauge;
import org.apache.flink.metrics.MetricGroup;
import org.apache.flink.metrics.ThreadSafeSimpleCounter;

/** An operator's metrics in the one metric group that Amazon's service exports. */
public class GroupMetrics implements Metrics {
  private final MetricGroup group;

  public GroupMetrics(RuntimeContext context) {
    this.group = dev.holdfast.job.types.Metrics.of(context);
  }

  @Override
  public final void gauge(String name, Supplier<? extends Number> value) {
    group.gauge(name, (Gauge<Number>) value::get);
  }

  @Override
  public final Counter counter(String name) {
    return counter(group, name);
  }

  @Override
  public final Counter counter(String name, String label, String value) {
    return counter(group.addGroup(label, value), name);
  }

  /** What is asynchronous counts on the threads of those who answer it. */
  private static Counter counter(MetricGroup of, String name) {
    return of.counter(name, new ThreadSafeSimpleCounter())::inc;
  }
}
