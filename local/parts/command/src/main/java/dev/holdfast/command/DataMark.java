package dev.holdfast.command;

/** What tells a system's data folder from any other. */
public final class DataMark {
  /** The name of a file that the launcher puts into it. */
  public static final String FILE = "this-is-holdfast-data.txt";

  private DataMark() {}
}
