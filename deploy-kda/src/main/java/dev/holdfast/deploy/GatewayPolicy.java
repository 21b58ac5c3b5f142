package dev.holdfast.deploy;

import java.util.ArrayList;
import java.util.List;
import software.amazon.awscdk.CfnOutput;
import software.amazon.awscdk.services.iam.ManagedPolicy;
import software.amazon.awscdk.services.iam.ManagedPolicyProps;
import software.amazon.awscdk.services.iam.PolicyStatement;

/**
 * All that a gateway may do, for the role of whatever it runs on (a container, a function, a
 * machine). Without a name of its own, so that two regions of one account can have it.
 */
final class GatewayPolicy extends ManagedPolicy {
  GatewayPolicy(DataStack data) {
    super(
        data,
        "GatewayPolicy",
        ManagedPolicyProps.builder()
            .description("What a Holdfast gateway may do")
            .statements(statements(data))
            .build());
    CfnOutput.Builder.create(data, "GatewayPolicyArn")
        .value(getManagedPolicyArn())
        .description("Attach to the gateway's role")
        .build();
  }

  private static List<PolicyStatement> statements(DataStack data) {
    List<PolicyStatement> statements = new ArrayList<>();
    statements.add(LogRights.appendAsGateway(data));
    statements.addAll(
        List.of(
            // To be ready it must have an answer from the log, for a row that is not there, and
            // know when each table was made: so that they belong together.
            Allow.on(
                data.events.getTableArn(),
                "ReadEvents",
                "dynamodb:DescribeTable",
                "dynamodb:GetItem",
                "dynamodb:Query",
                "dynamodb:BatchGetItem"),
            Allow.on(
                data.snapshots.getTableArn(),
                "ReadSnapshots",
                "dynamodb:DescribeTable",
                "dynamodb:GetItem"),
            Allow.on(
                data.availability.getTableArn(),
                "ReadAvailability",
                "dynamodb:DescribeTable",
                "dynamodb:GetItem",
                "dynamodb:BatchGetItem",
                "dynamodb:Scan"),
            Allow.on(
                data.availability.getTableArn() + "/index/" + DataStack.BY_CHANGE,
                "FollowAvailability",
                "dynamodb:Query"),
            Allow.on(
                data.reservations.getTableArn(),
                "ReadReservations",
                "dynamodb:DescribeTable",
                "dynamodb:GetItem"),
            Allow.on(
                data.reservations.getTableArn() + "/index/" + DataStack.BY_CART,
                "ListCarts",
                "dynamodb:Query"),
            Allow.on(
                data.outcomes.getTableArn(),
                "ReadOutcomes",
                "dynamodb:DescribeTable",
                "dynamodb:GetItem",
                "dynamodb:BatchGetItem"),
            // For operators, who put back what a newer job can read.
            Allow.on(
                data.deadLetters.getTableArn(),
                "ReadDeadLetters",
                "dynamodb:GetItem",
                "dynamodb:Scan"),
            Allow.on(data.audits.getTableArn(), "ReadAudits", "dynamodb:GetItem"),
            // Ticks go to each open shard by its hash key, so the shards are listed.
            Allow.on(
                data.commands.getStreamArn(),
                "SendCommandsAndTicks",
                "kinesis:PutRecord",
                "kinesis:PutRecords",
                "kinesis:ListShards")));
    statements.addAll(data.encryption.useByTables());
    statements.addAll(data.encryption.useBySenders());
    return statements;
  }
}
