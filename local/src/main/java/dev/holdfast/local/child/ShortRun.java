package dev.holdfast.local.child;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/**
 * A process that is only asked something, and ends by itself.
 *
 * @param status that it has ended with
 * @param lines that it has said
 */
public record ShortRun(int status, List<String> lines) {
  /** Starts it; it has the environment of all children. */
  public static CompletableFuture<ShortRun> of(
      List<String> command, Map<String, String> environment) throws IOException {
    var builder = new ProcessBuilder(command).redirectErrorStream(true);
    ChildEnvironment.prepare(builder.environment());
    builder.environment().putAll(environment);
    Process process = builder.start();
    return CompletableFuture.supplyAsync(
        () -> {
          List<String> lines = process.inputReader().lines().toList();
          return new ShortRun(process.onExit().join().exitValue(), lines);
        });
  }
}
