package dev.holdfast.command;

/** Runs an action when the process is asked to end, by Ctrl-C or otherwise, before it is closed. */
public final class AtCtrlC implements AutoCloseable {
  private final Thread hook;

  public AtCtrlC(Runnable action) {
    this.hook = new Thread(action, "ctrl-c");
    Runtime.getRuntime().addShutdownHook(hook);
  }

  @Override
  public void close() {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      Thread.currentThread().interrupt(); // The end has begun, and the action with it.
    }
  }
}
