package dev.holdfast.deploy.command;

/** Takes down what runs, and what keeps data only when told so. */
final class Destroy {
  private Destroy() {}

  /** Stops everything that costs by the hour but the stream; {@code deploy} starts it again. */
  static void pause(Installation of) {
    of.stacks.delete(of.name("watch"));
    of.stacks.delete(of.name("gateway"));
    if (of.job.status().filter("RUNNING"::equals).isPresent()) {
      of.job.stop();
    }
    of.tools.say("paused: holds do not expire meanwhile, and the change stream keeps 24 hours");
  }

  /**
   * Deletes all stacks but the data's, or that as well.
   *
   * @param data whether to delete what can't be had back
   */
  static void run(Installation of, boolean data, Data how) {
    pause(of);
    of.stacks.delete(of.name("job"));
    if (data) {
      how.delete(of);
      return;
    }
    of.tools.say(of.name("data") + " stays, with all that was ever held and sold");
  }

  /** How data is deleted. */
  @FunctionalInterface
  interface Data {
    void delete(Installation of);
  }
}
