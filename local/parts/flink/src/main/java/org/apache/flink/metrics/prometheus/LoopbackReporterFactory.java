package org.apache.flink.metrics.prometheus;

import java.util.Properties;
import org.apache.flink.metrics.reporter.MetricReporter;
import org.apache.flink.metrics.reporter.MetricReporterFactory;
import org.apache.flink.util.NetUtils;

/** Makes a {@link LoopbackReporter}; Flink finds it by name and service. */
public final class LoopbackReporterFactory implements MetricReporterFactory {
  /**
   * @param settings `ports`: a list of ports, or of ranges of them
   */
  @Override
  public MetricReporter createMetricReporter(Properties settings) {
    return new LoopbackReporter(NetUtils.getPortRangeFromString(settings.getProperty("ports")));
  }
}
