package dev.holdfast.deploy.watch;

import java.util.Map;
import java.util.stream.Collectors;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.cloudwatch.IMetric;
import software.amazon.awscdk.services.cloudwatch.MathExpression;
import software.amazon.awscdk.services.cloudwatch.Metric;

/** Metrics as CloudWatch has them. */
final class Figures {
  static final Duration MINUTE = Duration.minutes(1);
  private static final String FLINK = "AWS/KinesisAnalytics";

  private final Watched watched;

  Figures(Watched watched) {
    this.watched = watched;
  }

  /** Of the job as a whole, as the service measures it. */
  Metric ofApplication(String name, String statistic) {
    return metric(FLINK, name, statistic, Map.of("Application", watched.application()));
  }

  /**
   * Of the job's operators, by a query: the service gives their metrics dimensions that are not
   * known here.
   *
   * @param of MAX or AVG, over all subtasks
   */
  MathExpression ofOperators(String of, String name) {
    return math(
        "SELECT %s(%s) FROM \"%s\" WHERE Application = '%s'"
            .formatted(of, name, FLINK, watched.application()),
        Map.of());
  }

  /**
   * By how much a counter of the job's operators has grown in a minute, on average over subtasks:
   * one that has not grown in any of them gives 0, one that begins again after a restart less.
   */
  MathExpression growth(String counter) {
    return math("DIFF(of)", Map.of("of", ofOperators("AVG", counter)));
  }

  /** 1 in a minute in which the log was written to and a counter of the job's has not grown. */
  MathExpression writtenWithout(String counter) {
    return math(
        "IF(written > 0 AND grown <= 0, 1, 0)",
        Map.of("written", ofLog("ConsumedWriteCapacityUnits", "Sum"), "grown", growth(counter)));
  }

  /** Of the command stream. */
  Metric ofStream(String name, String statistic) {
    return metric("AWS/Kinesis", name, statistic, Map.of("StreamName", watched.stream()));
  }

  /** Of the log's table. */
  Metric ofLog(String name, String statistic) {
    return metric("AWS/DynamoDB", name, statistic, Map.of("TableName", watched.tables().get(0)));
  }

  /** The sum over all tables. */
  MathExpression ofTables(String name) {
    String tables =
        watched.tables().stream()
            .map("TableName = '%s'"::formatted)
            .collect(Collectors.joining(" OR "));
    return math(
        "SELECT SUM(%s) FROM SCHEMA(\"AWS/DynamoDB\", TableName) WHERE %s".formatted(name, tables),
        Map.of());
  }

  /** Of the balancer, about its gateways. */
  static Metric ofBalancer(Watched.Gateway gateway, String name, String statistic) {
    return metric(
        "AWS/ApplicationELB",
        name,
        statistic,
        Map.of("LoadBalancer", gateway.balancer(), "TargetGroup", gateway.targets()));
  }

  /** How often gateways have written a line that has these words, in a minute. */
  Metric ofGatewayLog(String name) {
    return metric(namespace(), name, "Sum", Map.of());
  }

  /** Of what is counted in gateways' log. */
  String namespace() {
    return "Holdfast/" + watched.prefix() + "gateway";
  }

  static MathExpression math(String expression, Map<String, ? extends IMetric> metrics) {
    return MathExpression.Builder.create()
        .expression(expression)
        .usingMetrics(metrics)
        .period(MINUTE)
        .build();
  }

  private static Metric metric(
      String namespace, String name, String statistic, Map<String, String> dimensions) {
    return Metric.Builder.create()
        .namespace(namespace)
        .metricName(name)
        .dimensionsMap(dimensions)
        .statistic(statistic)
        .period(MINUTE)
        .build();
  }
}
