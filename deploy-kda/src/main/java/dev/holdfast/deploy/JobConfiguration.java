package dev.holdfast.deploy;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awscdk.Aws;
import software.amazon.awscdk.services.kinesisanalyticsv2.CfnApplication.ApplicationCodeConfigurationProperty;
import software.amazon.awscdk.services.kinesisanalyticsv2.CfnApplication.ApplicationConfigurationProperty;
import software.amazon.awscdk.services.kinesisanalyticsv2.CfnApplication.ApplicationRestoreConfigurationProperty;
import software.amazon.awscdk.services.kinesisanalyticsv2.CfnApplication.ApplicationSnapshotConfigurationProperty;
import software.amazon.awscdk.services.kinesisanalyticsv2.CfnApplication.ApplicationSystemRollbackConfigurationProperty;
import software.amazon.awscdk.services.kinesisanalyticsv2.CfnApplication.CheckpointConfigurationProperty;
import software.amazon.awscdk.services.kinesisanalyticsv2.CfnApplication.CodeContentProperty;
import software.amazon.awscdk.services.kinesisanalyticsv2.CfnApplication.EnvironmentPropertiesProperty;
import software.amazon.awscdk.services.kinesisanalyticsv2.CfnApplication.FlinkApplicationConfigurationProperty;
import software.amazon.awscdk.services.kinesisanalyticsv2.CfnApplication.FlinkRunConfigurationProperty;
import software.amazon.awscdk.services.kinesisanalyticsv2.CfnApplication.MonitoringConfigurationProperty;
import software.amazon.awscdk.services.kinesisanalyticsv2.CfnApplication.ParallelismConfigurationProperty;
import software.amazon.awscdk.services.kinesisanalyticsv2.CfnApplication.PropertyGroupProperty;
import software.amazon.awscdk.services.kinesisanalyticsv2.CfnApplication.RunConfigurationProperty;
import software.amazon.awscdk.services.kinesisanalyticsv2.CfnApplication.S3ContentLocationProperty;
import software.amazon.awscdk.services.s3.IBucket;

/**
 * What the service has to know about the job: its code, its properties, how it runs and restarts.
 */
final class JobConfiguration {
  private static final long MEMORY_MARGIN_SECONDS = 3_600;

  private JobConfiguration() {}

  static ApplicationConfigurationProperty of(
      Settings settings, String consumer, IBucket codeBucket, IBucket storage) {
    return ApplicationConfigurationProperty.builder()
        .applicationCodeConfiguration(code(codeBucket, settings.codeKey()))
        .environmentProperties(
            EnvironmentPropertiesProperty.builder()
                .propertyGroups(List.of(holdfast(settings, consumer, storage)))
                .build())
        .flinkApplicationConfiguration(flink(settings.parallelism()))
        .applicationSnapshotConfiguration(
            ApplicationSnapshotConfigurationProperty.builder().snapshotsEnabled(true).build())
        // An update that does not come up goes back to the version before it, with its state.
        .applicationSystemRollbackConfiguration(
            ApplicationSystemRollbackConfigurationProperty.builder().rollbackEnabled(true).build())
        .build();
  }

  /** How an update restarts the job: from its newest snapshot, with all of its state. */
  static RunConfigurationProperty restart(boolean allowNonRestoredState) {
    return RunConfigurationProperty.builder()
        .applicationRestoreConfiguration(
            ApplicationRestoreConfigurationProperty.builder()
                .applicationRestoreType("RESTORE_FROM_LATEST_SNAPSHOT")
                .build())
        .flinkRunConfiguration(
            FlinkRunConfigurationProperty.builder()
                .allowNonRestoredState(allowNonRestoredState)
                .build())
        .build();
  }

  private static ApplicationCodeConfigurationProperty code(IBucket bucket, String key) {
    return ApplicationCodeConfigurationProperty.builder()
        .codeContentType("ZIPFILE")
        .codeContent(
            CodeContentProperty.builder()
                .s3ContentLocation(
                    S3ContentLocationProperty.builder()
                        .bucketArn(bucket.getBucketArn())
                        .fileKey(key)
                        .build())
                .build())
        .build();
  }

  /** What the job asks KinesisAnalyticsRuntime for. Without endpoints it takes AWS's own. */
  private static PropertyGroupProperty holdfast(
      Settings settings, String consumer, IBucket storage) {
    return PropertyGroupProperty.builder()
        .propertyGroupId("holdfast")
        .propertyMap(properties(settings, consumer, storage))
        .build();
  }

  private static Map<String, String> properties(
      Settings settings, String consumer, IBucket storage) {
    Map<String, String> properties = new HashMap<>();
    properties.put("region", Aws.REGION);
    properties.put("prefix", settings.prefix());
    properties.put("commands.consumer.arn", consumer);
    properties.put("dead.letters.path", folder(storage, Storage.DEAD_LETTERS));
    properties.put("archive.path", folder(storage, Storage.ARCHIVE));
    properties.put("memory.seconds", Long.toString(memorySeconds(settings)));
    properties.put("log.retention.seconds", seconds(settings.logRetentionDays()));
    properties.put("retire.rows.per.second", Integer.toString(settings.retireRowsPerSecond()));
    properties.put("grace.seconds", Integer.toString(settings.graceSeconds()));
    settings.policies().ifPresent(policies -> properties.put("policies", policies));
    settings.webhooks().ifPresent(webhooks -> properties.put("webhooks", webhooks));
    return properties;
  }

  /**
   * By the scheme that only Flink's Hadoop file system answers to: where Presto's is there as well,
   * {@code s3://} may be that one's, and files that are written in parts it does not know.
   */
  private static String folder(IBucket storage, String name) {
    return "s3a://" + storage.getBucketName() + "/" + name;
  }

  private static String seconds(int days) {
    return Long.toString(Duration.ofDays(days).toSeconds());
  }

  /** Longer than a command may lie in the stream: one that was decided must not come as new. */
  private static long memorySeconds(Settings settings) {
    return Duration.ofDays(settings.commandsKeptDays()).toSeconds() + MEMORY_MARGIN_SECONDS;
  }

  private static FlinkApplicationConfigurationProperty flink(int parallelism) {
    return FlinkApplicationConfigurationProperty.builder()
        // Every minute, incrementally, in RocksDB.
        .checkpointConfiguration(
            CheckpointConfigurationProperty.builder().configurationType("DEFAULT").build())
        .parallelismConfiguration(
            ParallelismConfigurationProperty.builder()
                .configurationType("CUSTOM")
                .parallelism(parallelism)
                .parallelismPerKpu(1)
                // Each scaling restarts the job, and nothing expires meanwhile.
                .autoScalingEnabled(false)
                .build())
        .monitoringConfiguration(
            MonitoringConfigurationProperty.builder()
                .configurationType("CUSTOM")
                // A lost shard of the change stream is reported at INFO and nowhere else.
                .logLevel("INFO")
                // Watermarks and lag of each operator.
                .metricsLevel("OPERATOR")
                .build())
        .build();
  }
}
