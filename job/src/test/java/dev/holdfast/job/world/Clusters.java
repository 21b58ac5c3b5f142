package dev.holdfast.job.world;

import org.apache.flink.configuration.Configuration;
import org.apache.flink.runtime.testutils.InMemoryReporter;
import org.apache.flink.runtime.testutils.MiniClusterResourceConfiguration;
import org.apache.flink.test.junit5.MiniClusterExtension;

/** Flink in the test's own process, with one task manager. */
public final class Clusters {
  private Clusters() {}

  public static MiniClusterExtension ofSlots(int slots) {
    return of(slots, new Configuration());
  }

  /** Its metrics can be read. */
  public static MiniClusterExtension ofSlots(int slots, InMemoryReporter metrics) {
    return of(slots, metrics.addToConfiguration(new Configuration()));
  }

  private static MiniClusterExtension of(int slots, Configuration settings) {
    return new MiniClusterExtension(
        new MiniClusterResourceConfiguration.Builder()
            .setNumberTaskManagers(1)
            .setNumberSlotsPerTaskManager(slots)
            .setConfiguration(settings)
            .build());
  }
}
