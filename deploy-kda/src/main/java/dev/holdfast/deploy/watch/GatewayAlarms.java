package dev.holdfast.deploy.watch;

import static dev.holdfast.deploy.watch.Alarms.Silence.IS_BAD;
import static dev.holdfast.deploy.watch.Alarms.Silence.IS_GOOD;

import java.util.Map;
import software.amazon.awscdk.services.logs.FilterPattern;
import software.amazon.awscdk.services.logs.LogGroup;
import software.amazon.awscdk.services.logs.MetricFilter;

/** What callers see of gateways, and what gateways say of themselves. */
final class GatewayAlarms {
  /**
   * Words of a gateway's log lines while something is not as it should be; and what counts them.
   */
  static final Map<String, String> SAID =
      Map.of(
          "ticksMissing", "Kinesis has taken no tick",
          "jobSilent", "the job has followed nothing",
          "clockOff", "the clock here is",
          "listBehind", "the list has not been read for",
          "logAway", "DynamoDB does not answer",
          "memoryFull", "no memory is left for more items",
          "auditFindings", "things that do not agree");

  private GatewayAlarms() {}

  static void add(Alarms alarms, Figures figures, Watched.Gateway gateway) {
    count(alarms, figures, gateway);
    callers(alarms, gateway);
    said(alarms, figures, "ticksMissing", "TicksMissing", "A gateway can't tick every shard");
    said(alarms, figures, "jobSilent", "JobSilent", "The job has something to do, writes nothing");
    said(alarms, figures, "clockOff", "ClockOff", "A gateway's clock is off, so it takes no holds");
    said(alarms, figures, "logAway", "LogAway", "A gateway gets no answer from the log");
    said(alarms, figures, "listBehind", "ListBehind", "A gateway cannot read the list of items");
    said(alarms, figures, "auditFindings", "AuditFindings", "Log, rows or archive do not agree");
    said(alarms, figures, "memoryFull", "GatewayFull", "A gateway has no memory for more items");
  }

  private static void callers(Alarms alarms, Watched.Gateway gateway) {
    alarms.below(
        1,
        Figures.ofBalancer(gateway, "HealthyHostCount", "Minimum"),
        2,
        IS_BAD,
        "NoGateway",
        "No gateway is ready, so nothing can be held");
    alarms.above(
        1,
        Figures.math(
            "IF(asked > 100, 100 * FILL(failed, 0) / asked, 0)",
            Map.of(
                "asked", Figures.ofBalancer(gateway, "RequestCount", "Sum"),
                "failed", Figures.ofBalancer(gateway, "HTTPCode_Target_5XX_Count", "Sum"))),
        5,
        IS_GOOD,
        "GatewayErrors",
        "More than one request of a hundred fails");
    // Outcomes that are waited for take up to some seconds, as the caller has asked.
    alarms.above(
        3,
        Figures.ofBalancer(gateway, "TargetResponseTime", "p99"),
        5,
        IS_GOOD,
        "GatewaySlow",
        "One request of a hundred takes more than 3 s");
  }

  private static void said(Alarms alarms, Figures figures, String metric, String id, String what) {
    alarms.above(0, figures.ofGatewayLog(metric), 3, IS_GOOD, id, what);
  }

  private static void count(Alarms alarms, Figures figures, Watched.Gateway gateway) {
    var log = LogGroup.fromLogGroupName(alarms, "GatewayLog", gateway.log());
    SAID.keySet().stream()
        .sorted()
        .forEach(
            metric ->
                MetricFilter.Builder.create(alarms, metric)
                    .logGroup(log)
                    .filterPattern(FilterPattern.literal('"' + SAID.get(metric) + '"'))
                    .metricNamespace(figures.namespace())
                    .metricName(metric)
                    .metricValue("1")
                    .build());
  }
}
