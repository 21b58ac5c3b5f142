package dev.holdfast.deploy.watch;

import java.util.ArrayList;
import java.util.List;
import software.amazon.awscdk.services.cloudwatch.Dashboard;
import software.amazon.awscdk.services.cloudwatch.GraphWidget;
import software.amazon.awscdk.services.cloudwatch.IMetric;
import software.amazon.awscdk.services.cloudwatch.IWidget;
import software.constructs.Construct;

/** One page: what callers see, whether the job keeps up, and what the stores bear. */
final class WatchDashboard {
  private static final int THIRD = 8;

  private WatchDashboard() {}

  static void add(Construct scope, Figures figures, Watched watched) {
    List<List<? extends IWidget>> rows = new ArrayList<>();
    watched.gateway().ifPresent(gateway -> rows.add(callers(gateway)));
    rows.add(job(figures));
    rows.add(progress(figures));
    rows.add(stores(figures));
    rows.add(coldStorage(figures));
    Dashboard.Builder.create(scope, "Dashboard")
        .dashboardName(watched.prefix() + "holdfast")
        .widgets(rows)
        .build();
  }

  private static List<IWidget> callers(Watched.Gateway gateway) {
    return List.of(
        graph("Requests a minute", Figures.ofBalancer(gateway, "RequestCount", "Sum")),
        graph(
            "Failed, and ready gateways",
            Figures.ofBalancer(gateway, "HTTPCode_Target_5XX_Count", "Sum"),
            Figures.ofBalancer(gateway, "HealthyHostCount", "Minimum")),
        graph(
            "Seconds to answer: half, 99 of 100",
            Figures.ofBalancer(gateway, "TargetResponseTime", "p50"),
            Figures.ofBalancer(gateway, "TargetResponseTime", "p99")));
  }

  private static List<IWidget> job(Figures figures) {
    return List.of(
        graph(
            "Job: down, restarts, checkpoints that failed",
            figures.ofApplication("downtime", "Maximum"),
            figures.ofApplication("fullRestarts", "Maximum"),
            figures.ofApplication("numberOfFailedCheckpoints", "Maximum")),
        graph(
            "Checkpoints: milliseconds, bytes",
            figures.ofApplication("lastCheckpointDuration", "Maximum"),
            figures.ofApplication("lastCheckpointSize", "Maximum")),
        graph(
            "Processors and memory, %",
            figures.ofApplication("containerCPUUtilization", "Average"),
            figures.ofApplication("containerMemoryUtilization", "Average")));
  }

  private static List<IWidget> progress(Figures figures) {
    return List.of(
        graph(
            "Commands: records, milliseconds late",
            figures.ofStream("IncomingRecords", "Sum"),
            figures.ofStream("GetRecords.IteratorAgeMilliseconds", "Maximum")),
        graph(
            "Streams: milliseconds behind",
            figures.ofOperators("MAX", "changesLagMillis"),
            figures.ofOperators("MAX", "oldestHoleMillis")),
        graph(
            "Set aside, short, dead letters",
            figures.ofOperators("MAX", "itemsSetAside"),
            figures.ofOperators("MAX", "unitsShort"),
            figures.ofOperators("MAX", "deadLetters")));
  }

  private static List<IWidget> stores(Figures figures) {
    return List.of(
        graph("The log: write units", figures.ofLog("ConsumedWriteCapacityUnits", "Sum")),
        graph("The log: read units", figures.ofLog("ConsumedReadCapacityUnits", "Sum")),
        graph(
            "Turned away",
            figures.ofTables("WriteThrottleEvents"),
            figures.ofTables("ReadThrottleEvents"),
            figures.ofStream("WriteProvisionedThroughputExceeded", "Sum")));
  }

  private static List<IWidget> coldStorage(Figures figures) {
    return List.of(
        graph(
            "Rows to retire, retired; of a subtask",
            figures.ofOperators("AVG", "rowsToRetire"),
            figures.ofOperators("AVG", "rowsRetired")),
        graph(
            "Files of cold storage, of a subtask",
            figures.ofOperators("AVG", "archiveFilesRead"),
            figures.ofOperators("AVG", "archiveFilesUnreadable")),
        graph("Holds expired, of a subtask", figures.ofOperators("AVG", "holdsExpired")));
  }

  private static GraphWidget graph(String title, IMetric... metrics) {
    return GraphWidget.Builder.create().title(title).width(THIRD).left(List.of(metrics)).build();
  }
}
