package dev.holdfast.job;

import dev.holdfast.config.ConfigException;
import java.io.IOException;
import java.util.List;

/** Says what is wrong with the job's settings, without Flink. */
public final class CheckSettings {
  private static final int WRONG_USAGE = 2;

  private CheckSettings() {}

  /**
   * Ends with status 0 if nothing is wrong, 2 with a line for each fault.
   *
   * @param arguments `--properties FILE`
   */
  public static void main(String[] arguments) throws IOException {
    try {
      JobConfig.parse(PropertyGroups.read(List.of(arguments)));
    } catch (ConfigException e) {
      System.err.println(e.getMessage());
      System.exit(WRONG_USAGE);
    }
  }
}
