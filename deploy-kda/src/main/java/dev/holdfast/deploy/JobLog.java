package dev.holdfast.deploy;

import software.amazon.awscdk.ArnComponents;
import software.amazon.awscdk.ArnFormat;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.logs.LogGroup;
import software.amazon.awscdk.services.logs.LogStream;
import software.amazon.awscdk.services.logs.RetentionDays;
import software.constructs.Construct;

/**
 * The job's log: a group with the one stream that the service writes to. It belongs to the data: in
 * the job's stack, what is kept of one would be in the way of the next.
 */
final class JobLog extends Construct {
  private final LogGroup group;
  private final LogStream stream;

  JobLog(Construct scope, Settings settings, Encryption encryption) {
    super(scope, "Log");
    group =
        encryption
            .of(LogGroup.Builder.create(this, "Group"))
            .logGroupName(settings.jobLog())
            .retention(RetentionDays.ONE_MONTH)
            .removalPolicy(RemovalPolicy.RETAIN)
            .build();
    stream =
        LogStream.Builder.create(this, "Stream")
            .logGroup(group)
            .removalPolicy(RemovalPolicy.RETAIN)
            .build();
  }

  String groupArn() {
    return group.getLogGroupArn();
  }

  String streamArn() {
    return arn(group.getLogGroupName() + ":log-stream:" + stream.getLogStreamName());
  }

  /** Every log group of the account and region. */
  String everyGroupArn() {
    return arn("*");
  }

  private String arn(String name) {
    return Stack.of(this)
        .formatArn(
            ArnComponents.builder()
                .service("logs")
                .resource("log-group")
                .resourceName(name)
                .arnFormat(ArnFormat.COLON_RESOURCE_NAME)
                .build());
  }
}
