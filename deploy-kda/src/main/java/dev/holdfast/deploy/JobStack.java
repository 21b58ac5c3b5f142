package dev.holdfast.deploy;

import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.kinesis.CfnStreamConsumer;
import software.amazon.awscdk.services.kinesisanalyticsv2.CfnApplication;
import software.amazon.awscdk.services.kinesisanalyticsv2.CfnApplicationCloudWatchLoggingOption;
import software.amazon.awscdk.services.kinesisanalyticsv2.CfnApplicationCloudWatchLoggingOption.CloudWatchLoggingOptionProperty;
import software.amazon.awscdk.services.s3.Bucket;
import software.amazon.awscdk.services.s3.IBucket;
import software.constructs.Construct;

/**
 * The job as an application of Amazon Managed Service for Apache Flink, with its role. Its jar must
 * be in S3 before this stack is created.
 */
final class JobStack extends Stack {
  JobStack(Construct scope, Settings settings, DataStack data) {
    super(scope, settings.job(), DataStack.props().build());
    String name = settings.job();
    IBucket codeBucket =
        settings
            .codeBucket()
            .map(bucket -> Bucket.fromBucketName(this, "CodeBucket", bucket))
            .orElse(data.storage);
    // What comes is sent to it, instead of being asked for five times a second at most.
    String consumer =
        CfnStreamConsumer.Builder.create(this, "CommandsConsumer")
            .consumerName(name)
            .streamArn(data.commands.getStreamArn())
            .build()
            .getAttrConsumerArn();
    JobRole role =
        new JobRole(this, name, data, consumer, codeBucket.arnForObjects(settings.codeKey()));

    CfnApplication job =
        CfnApplication.Builder.create(this, "Job")
            .applicationName(name)
            .runtimeEnvironment("FLINK-1_20")
            .serviceExecutionRole(role.getRoleArn())
            .applicationConfiguration(
                JobConfiguration.of(settings, consumer, codeBucket, data.storage))
            .runConfiguration(JobConfiguration.restart(settings.allowNonRestoredState()))
            .build();
    CfnApplicationCloudWatchLoggingOption.Builder.create(this, "Logging")
        .applicationName(job.getRef())
        .cloudWatchLoggingOption(
            CloudWatchLoggingOptionProperty.builder().logStreamArn(data.jobLog.streamArn()).build())
        .build();
  }
}
