package dev.holdfast.job.types;

import org.apache.flink.api.common.functions.RuntimeContext;
import org.apache.flink.metrics.MetricGroup;

/** The one metric group whose metrics Amazon's service exports. */
public final class Metrics {
  private static final String EXPORTED_GROUP = "kinesisanalytics";

  private Metrics() {}

  public static MetricGroup of(RuntimeContext context) {
    return of(context.getMetricGroup());
  }

  /**
   * @param metrics of an operator
   */
  public static MetricGroup of(MetricGroup metrics) {
    return metrics.addGroup(EXPORTED_GROUP);
  }
}
