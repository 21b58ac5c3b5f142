package dev.holdfast.deploy.command;

import java.net.URI;
import java.util.Map;

/** Makes an installation from nothing, or goes on with what is not there yet. */
final class Deploy {
  private static final int LOOK_SECONDS = 10;
  private static final int LOOKS_MAX = 60;
  private static final int OK = 200;

  private Deploy() {}

  static void run(Installation to, Built built, String jobKey) {
    boolean isRunning = to.job.status().filter("RUNNING"::equals).isPresent();
    if (isRunning && !to.job.code().orElse("").equals(jobKey)) {
      throw Failed.because(
          to.name("job") + " runs another build: deploy-kda/upgrade goes over to this one");
    }
    Map<String, String> data = to.putData();
    to.send(built, data);
    to.putJob();
    if (!isRunning) {
      to.job.start();
    }
    serve(to);
    to.putWatch();
  }

  /** Gateways, if there are to be any, until one says that it is ready. */
  static void serve(Installation to) {
    if (!to.hasGateway()) {
      return;
    }
    Map<String, String> outputs = to.putGateway();
    URI ready = URI.create(outputs.get("GatewayUrl") + "/ready");
    for (int looks = 0; looks < LOOKS_MAX; looks++) {
      if (to.tools.status(ready) == OK) {
        to.tools.say(ready + " answers");
        return;
      }
      to.tools.pause(LOOK_SECONDS);
    }
    throw Failed.because(
        ready
            + " does not answer 200. If its name leads nowhere, make it a CNAME of "
            + outputs.get("BalancerName")
            + " and run this again");
  }
}
