package dev.holdfast.gateway.reload;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Does again and again what keeps a running gateway's credentials up to date, on a thread of its
 * own: a file system that hangs must not hold up the clock that holds go by.
 */
public final class Reloader implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Reloader.class);
  private static final Duration LOOK_EVERY = Duration.ofSeconds(1);

  private final ScheduledExecutorService thread =
      Executors.newSingleThreadScheduledExecutor(
          task -> {
            Thread made = new Thread(task, "reloader");
            made.setDaemon(true);
            return made;
          });

  /** Does it now, and then with this pause in between. */
  public void every(Duration pause, Runnable task) {
    var unused =
        thread.scheduleWithFixedDelay(
            () -> attempt(task), 0, pause.toMillis(), TimeUnit.MILLISECONDS);
  }

  /**
   * Reloads files when what is in them changes; by their content, since times of files are too
   * coarse and links may be turned. What can't be reloaded is left as it was, and tried again when
   * the files change again. They are reloaded once at first, for they may have changed since they
   * were read.
   */
  public void watch(List<Path> files, Runnable reload) {
    Runnable look =
        new Runnable() {
          private List<byte[]> seen = List.of();
          private boolean isGone;

          @Override
          public void run() {
            List<byte[]> now = contents(files);
            if (now.isEmpty() && !files.isEmpty() && !isGone) {
              LOG.warn("One of {} can't be read; what was there before goes on", files);
            }
            isGone = now.isEmpty();
            if (!now.isEmpty() && !areEqual(seen, now)) {
              seen = now;
              reload.run();
            }
          }
        };
    every(LOOK_EVERY, look);
  }

  private static void attempt(Runnable task) {
    try {
      task.run();
    } catch (RuntimeException e) {
      LOG.warn("Not reloaded, so what was there before goes on: {}", e.getMessage());
    }
  }

  /** Nothing if one of them is not there: whoever replaces it may not be done yet. */
  private static List<byte[]> contents(List<Path> files) {
    List<byte[]> contents = new ArrayList<>();
    for (Path file : files) {
      try {
        contents.add(Files.readAllBytes(file));
      } catch (IOException e) {
        return List.of();
      }
    }
    return contents;
  }

  private static boolean areEqual(List<byte[]> before, List<byte[]> now) {
    if (before.size() != now.size()) {
      return false;
    }
    for (int i = 0; i < now.size(); i++) {
      if (!Arrays.equals(before.get(i), now.get(i))) {
        return false;
      }
    }
    return true;
  }

  @Override
  public void close() {
    thread.shutdownNow();
  }
}
