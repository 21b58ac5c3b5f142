package dev.holdfast.deploy;

import java.util.List;
import java.util.Map;
import software.amazon.awscdk.ArnComponents;
import software.amazon.awscdk.Aws;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.iam.PolicyDocument;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.iam.Role;
import software.amazon.awscdk.services.iam.RoleProps;
import software.amazon.awscdk.services.iam.ServicePrincipal;

/**
 * All that the job may do. The statements are inline: the service reads the code with this role
 * when the application is created, so the role must never be there without them.
 */
final class JobRole extends Role {
  JobRole(Stack stack, String application, DataStack data, String consumer, String code) {
    super(
        stack,
        "JobRole",
        RoleProps.builder()
            .description("What the Holdfast job may do")
            .assumedBy(theServiceFor(application, stack))
            .inlinePolicies(
                Map.of(
                    "flow",
                        document(
                            List.of(
                                flow(data, consumer),
                                data.encryption.useByTables(),
                                data.encryption.useByReaders())),
                    "files", document(List.of(files(data, code), data.encryption.useByFiles())),
                    "log", document(List.of(log(data.jobLog)))))
            .build());
  }

  /** For no other application: or whoever may create one could borrow this role. */
  private static ServicePrincipal theServiceFor(String application, Stack stack) {
    String arn =
        stack.formatArn(
            ArnComponents.builder()
                .service("kinesisanalytics")
                .resource("application")
                .resourceName(application)
                .build());
    return ServicePrincipal.Builder.create("kinesisanalytics.amazonaws.com")
        .conditions(
            Map.of(
                "StringEquals", Map.of("aws:SourceAccount", Aws.ACCOUNT_ID),
                "ArnEquals", Map.of("aws:SourceArn", arn)))
        .build();
  }

  /** Commands and changes in; commits and read models out. */
  private static List<PolicyStatement> flow(DataStack data, String consumer) {
    return List.of(
        Allow.on(
            data.commands.getStreamArn(),
            "ReadCommands",
            "kinesis:DescribeStream",
            "kinesis:ListShards",
            "kinesis:GetShardIterator",
            "kinesis:GetRecords"),
        Allow.on(consumer, "HearOfCommands", "kinesis:SubscribeToShard"),
        Allow.on(
            data.events.getTableStreamArn(),
            "ReadChanges",
            "dynamodb:DescribeStream",
            "dynamodb:GetShardIterator",
            "dynamodb:GetRecords"),
        // DescribeTable brings the change stream's ARN, which ends in the time it was made; and of
        // all tables when they were made, by which it is known that they belong together.
        Allow.on(
            data.events.getTableArn(),
            "ReadEvents",
            "dynamodb:DescribeTable",
            "dynamodb:Query",
            "dynamodb:Scan"),
        LogRights.append(data),
        LogRights.retire(data),
        Allow.on(
            data.snapshots.getTableArn(),
            "ReadAndWriteSnapshots",
            "dynamodb:BatchGetItem",
            "dynamodb:DescribeTable",
            "dynamodb:GetItem",
            "dynamodb:PutItem"),
        // What is old it looks at before it writes.
        Allow.on(
            data.availability.getTableArn(),
            "WriteAvailability",
            "dynamodb:BatchGetItem",
            "dynamodb:DescribeTable",
            "dynamodb:PutItem"),
        // Of a hold that it has forgotten it asks the row.
        Allow.on(
            data.reservations.getTableArn(),
            "ReadAndWriteReservations",
            "dynamodb:BatchGetItem",
            "dynamodb:DescribeTable",
            "dynamodb:GetItem",
            "dynamodb:PutItem"),
        Allow.on(
            data.outcomes.getTableArn(),
            "WriteOutcomes",
            "dynamodb:DescribeTable",
            "dynamodb:BatchWriteItem"),
        Allow.on(data.deadLetters.getTableArn(), "IndexDeadLetters", "dynamodb:BatchWriteItem"),
        Allow.on(data.parkedWebhooks.getTableArn(), "ParkWebhooks", "dynamodb:BatchWriteItem"));
  }

  private static List<PolicyStatement> files(DataStack data, String code) {
    String letters = data.storage.arnForObjects(Storage.DEAD_LETTERS + "/");
    return List.of(
        Allow.on(code, "ReadCode", "s3:GetObject", "s3:GetObjectVersion"),
        Allow.on(
            letters + "*",
            "WriteDeadLetters",
            "s3:GetObject",
            "s3:PutObject",
            "s3:AbortMultipartUpload",
            "s3:ListMultipartUploadParts"),
        // What a checkpoint has parked of an unfinished file. A finished dead letter stays.
        Allow.on(letters + "*_tmp_*", "TidyUnfinishedFiles", "s3:DeleteObject"),
        // Cold storage is for ever: nothing in it may be deleted. Finished files are read back.
        Allow.on(
            data.storage.arnForObjects(Storage.ARCHIVE + "/*"),
            "WriteArchive",
            "s3:GetObject",
            "s3:PutObject",
            "s3:AbortMultipartUpload",
            "s3:ListMultipartUploadParts"),
        Allow.on(
            data.storage.arnForObjects(Storage.WEBHOOK_SECRETS + "/*"),
            "ReadWebhookSecrets",
            "s3:GetObject"),
        // Without it S3 answers 403 and not 404 for an object that is not there, and the job's
        // file system takes that for a fault. A condition on the prefix would not cover HEAD.
        Allow.on(data.storage.getBucketArn(), "TellMissingFromForbidden", "s3:ListBucket"));
  }

  private static List<PolicyStatement> log(JobLog log) {
    return List.of(
        // The service searches the account's log groups: AWS knows no narrower resource for it.
        Allow.on(log.everyGroupArn(), "FindLogGroup", "logs:DescribeLogGroups"),
        Allow.on(log.groupArn(), "FindLogStream", "logs:DescribeLogStreams"),
        Allow.on(log.streamArn(), "WriteLog", "logs:PutLogEvents"));
  }

  private static PolicyDocument document(List<List<PolicyStatement>> statements) {
    return PolicyDocument.Builder.create()
        .statements(statements.stream().flatMap(List::stream).toList())
        .build();
  }
}
