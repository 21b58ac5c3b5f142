package dev.holdfast.deploy.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Goes over to another build: the job first, gateways after it; and back if it does not do. */
final class Upgrade {
  private static final int LOOK_SECONDS = 30;

  /** Ten minutes: what is wrong with the job's state shows in its first checkpoints. */
  private static final int LOOKS = 20;

  /** What must not be while a new job is watched. Lateness is no sign: it has been down. */
  private static final Set<String> SIGNS =
      Set.of("JobRestarting", "CheckpointsFailing", "ItemsSetAside");

  private Upgrade() {}

  static void run(Installation to, Built built, String jobKey) {
    if (to.job.status().filter("RUNNING"::equals).isEmpty()) {
      throw Failed.because(to.name("job") + " does not run: deploy-kda/deploy starts it");
    }
    boolean isNew = !to.job.code().orElse("").equals(jobKey);
    String snapshot = "before-" + jobKey.replaceAll("[^A-Za-z0-9_.-]", "-");
    String before = to.stacks.template(to.name("job"));
    List<String> alarming = alarming(to);
    if (isNew) {
      to.job.snapshot(snapshot);
    }
    Map<String, String> data = to.putData();
    to.send(built, data);
    try {
      to.putJob();
      if (isNew) {
        watch(to, alarming);
      }
    } catch (Failed failure) {
      if (!isNew) {
        throw failure;
      }
      back(to, before, snapshot, failure);
    }
    Deploy.serve(to);
    to.putWatch();
  }

  private static void watch(Installation to, List<String> before) {
    to.tools.say("the new job is being watched");
    for (int looks = 0; looks < LOOKS; looks++) {
      String status = to.job.status().orElse("gone");
      if (!status.equals("RUNNING")) {
        throw Failed.because(to.name("job") + " is " + status);
      }
      List<String> since = alarming(to);
      since.removeAll(before);
      if (!since.isEmpty()) {
        throw Failed.because("in alarm since the upgrade: " + String.join(", ", since));
      }
      to.tools.pause(LOOK_SECONDS);
    }
  }

  private static List<String> alarming(Installation to) {
    List<String> found = new ArrayList<>();
    for (String name : to.alarming()) {
      if (SIGNS.contains(name.substring(to.name("").length()))) {
        found.add(name);
      }
    }
    return found;
  }

  /** What the new job has written since is in the log, and is read from there again. */
  private static void back(Installation to, String template, String snapshot, Failed failure) {
    to.tools.say(failure.getMessage() + "; going back to " + snapshot);
    if (to.job.status().filter("READY"::equals).isEmpty()) {
      to.job.stopAtOnce();
    }
    to.stacks.put(to.name("job"), template, false);
    to.job.startFrom(snapshot);
    throw Failed.because(
        failure.getMessage() + "; the build before it runs again, from " + snapshot);
  }
}
