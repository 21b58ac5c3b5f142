package dev.holdfast.deploy;

import software.amazon.awscdk.ArnComponents;
import software.amazon.awscdk.ArnFormat;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.logs.LogGroup;
import software.amazon.awscdk.services.logs.LogStream;
import software.amazon.awscdk.services.logs.RetentionDays;
import software.constructs.Construct;

/** The job's log: a group with the one stream that the service writes to. */
final class JobLog extends Construct {
  private final LogGroup group;
  private final LogStream stream;

  JobLog(Construct scope, String application) {
    super(scope, "Log");
    group =
        LogGroup.Builder.create(this, "Group")
            .logGroupName("/aws/kinesis-analytics/" + application)
            .retention(RetentionDays.ONE_MONTH)
            // Else its name would be in the way of the next job stack.
            .removalPolicy(RemovalPolicy.DESTROY)
            .build();
    stream =
        LogStream.Builder.create(this, "Stream")
            .logGroup(group)
            .removalPolicy(RemovalPolicy.DESTROY)
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
