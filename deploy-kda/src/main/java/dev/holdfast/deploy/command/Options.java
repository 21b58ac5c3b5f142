package dev.holdfast.deploy.command;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.TreeMap;

/**
 * What was given on the command line.
 *
 * @param settings over those of the file
 * @param deleteData the prefix of an installation, written out by whoever wants it gone
 */
record Options(
    String command,
    String environment,
    Path file,
    Optional<String> profile,
    Optional<String> region,
    Map<String, String> settings,
    boolean isRehearsal,
    Optional<String> deleteData) {

  /**
   * Reads them.
   *
   * @param root the repository's, where the usual file of settings lies
   * @throws Failed if something is wrong
   */
  static Options of(Path root, List<String> arguments) {
    Queue<String> left = new ArrayDeque<>(arguments);
    String command = left.remove();
    Map<String, String> named = new TreeMap<>();
    Map<String, String> settings = new TreeMap<>();
    String environment = null;
    boolean isRehearsal = false;
    while (!left.isEmpty()) {
      String each = left.remove();
      switch (each) {
        case "--dry-run" -> isRehearsal = true;
        case "--settings", "--profile", "--region" -> named.put(each, value(each, left));
        case "--delete-data" -> named.put(forDestroy(each, command), value(each, left));
        case "-c" -> put(settings, value(each, left));
        default -> environment = environment(environment, each);
      }
    }
    if (environment == null) {
      throw Failed.usage("which environment? See --help");
    }
    return new Options(
        command,
        environment,
        Optional.ofNullable(named.get("--settings"))
            .map(Path::of)
            .orElse(root.resolve("deploy-kda/environments.properties")),
        Optional.ofNullable(named.get("--profile")),
        Optional.ofNullable(named.get("--region")),
        settings,
        isRehearsal,
        Optional.ofNullable(named.get("--delete-data")));
  }

  private static String environment(String before, String given) {
    if (before != null || given.startsWith("-")) {
      throw Failed.usage("unknown argument: " + given);
    }
    return given;
  }

  private static String forDestroy(String option, String command) {
    if (!command.equals("destroy")) {
      throw Failed.usage("unknown argument: " + option);
    }
    return option;
  }

  private static String value(String option, Queue<String> left) {
    if (left.isEmpty()) {
      throw Failed.usage(option + " needs a value");
    }
    return left.remove();
  }

  private static void put(Map<String, String> settings, String pair) {
    int equals = pair.indexOf('=');
    if (equals < 1) {
      throw Failed.usage("a setting is NAME=VALUE: " + pair);
    }
    settings.put(pair.substring(0, equals), pair.substring(equals + 1));
  }
}
