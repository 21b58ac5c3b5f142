package dev.holdfast.command;

/** What the commands end with, for scripts to read. */
public final class ExitStatus {
  /** Done, and right. */
  public static final int DONE = 0;

  /** A check failed. */
  public static final int CHECK_FAILED = 1;

  /** Wrong usage. */
  public static final int USAGE = 2;

  /** Something in the environment is missing. */
  public static final int ENVIRONMENT = 3;

  private ExitStatus() {}
}
