package dev.holdfast.local.child;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;

/**
 * What a child process is.
 *
 * @param name as shown to people, and as its log file is named
 * @param command for the n-th start, from 0
 * @param environment added to the launcher's own
 * @param log receives what it prints
 * @param ready asked until it says yes
 * @param readyWithin how long a first start may take
 * @param stopWithin how long it may take to end when asked, before it is killed
 */
public record ChildSpec(
    String name,
    IntFunction<List<String>> command,
    Map<String, String> environment,
    Path log,
    ReadyProbe ready,
    Duration readyWithin,
    Duration stopWithin) {

  public ChildSpec {
    environment = Map.copyOf(environment);
  }
}
