package dev.holdfast.log;

/** The names of Holdfast's streams in Kinesis. */
public final class StreamNames {
  /** The partition key of ticks; which shard each goes to, its hash key says. */
  public static final String TICK_KEY = "tick";

  private StreamNames() {}

  /**
   * The stream that carries the commands and the ticks.
   *
   * @param prefix what the names of all tables and streams of an installation begin with
   */
  public static String commands(String prefix) {
    return prefix + "commands";
  }
}
