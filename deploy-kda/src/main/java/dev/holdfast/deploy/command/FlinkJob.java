package dev.holdfast.deploy.command;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.Optional;

/** The job, as an application of the Flink service. */
final class FlinkJob {
  private static final int LOOK_SECONDS = 10;

  /** Half an hour: a large state takes its time. */
  private static final int LOOKS_MAX = 180;

  private final JsonApi api;
  private final Tools tools;
  private final String name;

  FlinkJob(JsonApi api, Tools tools, String name) {
    this.api = api;
    this.tools = tools;
    this.name = name;
  }

  /** READY, RUNNING and so on; empty, if there is none. */
  Optional<String> status() {
    return describe().map(detail -> detail.path("ApplicationStatus").asText());
  }

  /** The S3 key of the code it has; empty, if there is none. */
  Optional<String> code() {
    return describe()
        .map(
            detail ->
                detail
                    .at(
                        "/ApplicationConfigurationDescription/ApplicationCodeConfigurationDescription")
                    .at("/CodeContentDescription/S3ApplicationCodeLocationDescription/FileKey")
                    .asText());
  }

  /** Starts it from its newest snapshot, or without state if it has none, and waits. */
  void start() {
    String from =
        api.call("ListApplicationSnapshots", named()).path("SnapshotSummaries").isEmpty()
            ? "SKIP_RESTORE_FROM_SNAPSHOT"
            : "RESTORE_FROM_LATEST_SNAPSHOT";
    start(Map.of("ApplicationRestoreType", from));
  }

  /** Starts it from this snapshot, and waits. */
  void startFrom(String snapshot) {
    start(
        Map.of("ApplicationRestoreType", "RESTORE_FROM_CUSTOM_SNAPSHOT", "SnapshotName", snapshot));
  }

  private void start(Map<String, String> from) {
    api.call(
        "StartApplication",
        Map.of(
            "ApplicationName",
            name,
            "RunConfiguration",
            Map.of("ApplicationRestoreConfiguration", from)));
    tools.say(name + " is being started");
    await("STARTING", "RUNNING");
  }

  /** Stops it with a snapshot, from which it starts again, and waits. */
  void stop() {
    api.call("StopApplication", named());
    tools.say(name + " is being stopped, with a snapshot");
    await("STOPPING", "READY");
  }

  /** Stops it as it is, and waits. */
  void stopAtOnce() {
    api.call("StopApplication", Map.of("ApplicationName", name, "Force", true));
    tools.say(name + " is being stopped, without a snapshot");
    await("FORCE_STOPPING", "READY");
  }

  /** Takes a snapshot of this name, and waits. */
  void snapshot(String snapshot) {
    Map<String, String> named = Map.of("ApplicationName", name, "SnapshotName", snapshot);
    api.call("CreateApplicationSnapshot", named);
    tools.say("snapshot " + snapshot + " is being taken");
    for (int looks = 0; looks < LOOKS_MAX; looks++) {
      String status =
          api.call("DescribeApplicationSnapshot", named)
              .at("/SnapshotDetails/SnapshotStatus")
              .asText();
      if (status.equals("READY")) {
        return;
      }
      if (!status.equals("CREATING")) {
        throw Failed.because("snapshot " + snapshot + " is " + status + "; nothing was changed");
      }
      tools.pause(LOOK_SECONDS);
    }
    throw Failed.because("snapshot " + snapshot + " is not ready within half an hour");
  }

  private void await(String passing, String wanted) {
    for (int looks = 0; looks < LOOKS_MAX; looks++) {
      String status = status().orElseThrow(() -> Failed.because(name + " is gone"));
      if (status.equals(wanted)) {
        return;
      }
      if (!status.equals(passing) && looks > 0) {
        throw Failed.because(
            name + " is " + status + " and not " + wanted + "; its log group says why");
      }
      tools.pause(LOOK_SECONDS);
    }
    throw Failed.because(name + " is not " + wanted + " within half an hour");
  }

  private Optional<JsonNode> describe() {
    try {
      return Optional.of(api.call("DescribeApplication", named()).path("ApplicationDetail"));
    } catch (JsonApi.Refused e) {
      if (e.kind.equals("ResourceNotFoundException")) {
        return Optional.empty();
      }
      throw e;
    }
  }

  private Map<String, String> named() {
    return Map.of("ApplicationName", name);
  }
}
