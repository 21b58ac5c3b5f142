package dev.holdfast.deploy.command;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * What AWS would answer: stacks are there from when they were made, the job runs from when it was
 * started. No more than what the commands ask.
 */
final class Stage {
  /**
   * An answer.
   *
   * @param status of HTTP
   */
  record Answer(int status, String body) {
    static Answer ok(String body) {
      return new Answer(200, body);
    }
  }

  private static final String ACCOUNT = "000000000000";
  private static final Map<String, String> OUTPUTS =
      Map.of(
          "StorageBucket", "storage-bucket",
          "GatewayImages", ACCOUNT + ".dkr.ecr.region.amazonaws.com/gateway",
          "GatewayKeyHashes", "secret-of-key-hashes",
          "GatewayUrl", "https://gateway.invalid",
          "BalancerName", "balancer.invalid");

  private final boolean isThere;
  private final Set<String> made = new HashSet<>();
  private final Set<String> gone = new HashSet<>();
  private String job;

  Stage(boolean isThere) {
    this.isThere = isThere;
    this.job = isThere ? "RUNNING" : "READY";
  }

  Answer answer(Call call) {
    return switch (call.service()) {
      case "cloudformation" -> stack(call);
      case "kinesisanalytics" -> flink(call);
      case "s3" -> file(call);
      case "ecr" -> image(call);
      default -> Answer.ok("{}");
    };
  }

  private Answer stack(Call call) {
    String name = call.fields().get("StackName");
    switch (call.action()) {
      case "CreateStack", "UpdateStack" -> made.add(name);
      case "DeleteStack" -> gone.add(name);
      case "DescribeStacks" -> {
        return (made.contains(name) || isThere) && !gone.contains(name)
            ? there(name)
            : missing(name);
      }
      case "GetTemplate" -> {
        return result(call.action(), "<TemplateBody>{\"Resources\":{}}</TemplateBody>");
      }
      default -> {
        // Nothing is asked of its answer.
      }
    }
    return result(call.action(), "");
  }

  private static Answer there(String name) {
    StringBuilder outputs = new StringBuilder();
    OUTPUTS.forEach(
        (key, value) ->
            outputs
                .append("<member><OutputKey>" + key + "</OutputKey>")
                .append("<OutputValue>" + value + "</OutputValue></member>"));
    return result(
        "DescribeStacks",
        "<Stacks><member><StackName>"
            + name
            + "</StackName><StackStatus>UPDATE_COMPLETE</StackStatus><Outputs>"
            + outputs
            + "</Outputs></member></Stacks>");
  }

  private static Answer missing(String name) {
    return new Answer(
        400,
        "<ErrorResponse><Error><Type>Sender</Type><Code>ValidationError</Code><Message>Stack with id "
            + name
            + " does not exist</Message></Error></ErrorResponse>");
  }

  private static Answer result(String action, String content) {
    return Answer.ok(
        "<%1$sResponse><%1$sResult>%2$s</%1$sResult></%1$sResponse>".formatted(action, content));
  }

  private Answer flink(Call call) {
    switch (call.action()) {
      case "StartApplication" -> job = "RUNNING";
      case "StopApplication" -> job = "READY";
      case "DescribeApplication" -> {
        return isThere || !made.isEmpty()
            ? Answer.ok("{\"ApplicationDetail\":{\"ApplicationStatus\":\"" + job + "\"}}")
            : new Answer(400, "{\"__type\":\"ResourceNotFoundException\"}");
      }
      case "DescribeApplicationSnapshot" -> {
        return Answer.ok("{\"SnapshotDetails\":{\"SnapshotStatus\":\"READY\"}}");
      }
      default -> {
        // Nothing is asked of its answer.
      }
    }
    return Answer.ok("{}");
  }

  private static Answer file(Call call) {
    return new Answer(call.action().startsWith("HEAD") ? 404 : 200, "");
  }

  private static Answer image(Call call) {
    return switch (call.action()) {
      case "DescribeImages" -> new Answer(400, "{\"__type\":\"ImageNotFoundException\"}");
      // "AWS:password", as it comes.
      case "GetAuthorizationToken" ->
          Answer.ok("{\"authorizationData\":[{\"authorizationToken\":\"QVdTOnBhc3N3b3Jk\"}]}");
      default -> Answer.ok("{}");
    };
  }
}
