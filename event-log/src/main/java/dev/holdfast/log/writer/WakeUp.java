package dev.holdfast.log.writer;

import dev.holdfast.log.Timekeeper;

/** Calls a lane back after a time; once set, it stays set until it has called. */
final class WakeUp {
  private final Timekeeper time;
  private final Mailbox mailbox;
  private final Runnable task;
  private boolean isSet;

  /**
   * @param task runs as a message of the mailbox
   */
  WakeUp(Timekeeper time, Mailbox mailbox, Runnable task) {
    this.time = time;
    this.mailbox = mailbox;
    this.task = task;
  }

  void in(long millis) {
    if (!isSet) {
      isSet = true;
      time.after(millis, () -> mailbox.post(this::ring));
    }
  }

  private void ring() {
    isSet = false;
    task.run();
  }
}
