package dev.holdfast.job.side;

import static java.util.stream.Collectors.toList;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.flink.api.connector.source.ReaderOutput;
import org.apache.flink.api.connector.source.SourceReader;
import org.apache.flink.core.io.InputStatus;

/**
 * Reads the splits of one subtask side by side. Of each, one step is under way: the next one begins
 * when what it brought has been emitted, so that memory holds no more than that. Steps run in a
 * thread of their own, and all the rest in the task's.
 */
final class SideReader<T, S extends SideSplit> implements SourceReader<T, S> {
  private static final long CLOSE_SECONDS_MAX = 10;

  private final SplitReading<T, S> reading;
  private final ScheduledExecutorService thread =
      Executors.newSingleThreadScheduledExecutor(SideReader::newThread);
  private final Ready<Step<T, S>> ready = new Ready<>();

  /** As far as their elements have been emitted. */
  private final Map<String, S> splits = new LinkedHashMap<>();

  /** What is being emitted; null between two steps. */
  private Step<T, S> step;

  private Iterator<T> elements;

  SideReader(SplitReading<T, S> reading) {
    this.reading = reading;
  }

  private static Thread newThread(Runnable task) {
    Thread thread = new Thread(task, "side-reader");
    thread.setDaemon(true);
    return thread;
  }

  @Override
  public void start() {}

  @Override
  public void addSplits(List<S> added) {
    for (S split : added) {
      goOn(reading.begun(split), 0);
    }
  }

  private void goOn(S split, long pauseNanos) {
    splits.put(split.splitId(), split);
    if (!split.isRead()) {
      // It catches all there is; what fails comes out of `ready`.
      var unused = thread.schedule(() -> read(split), pauseNanos, TimeUnit.NANOSECONDS);
    }
  }

  private void read(S split) {
    try {
      reading
          .next(split)
          .whenComplete(
              (read, failure) -> {
                if (failure == null) {
                  ready.add(read);
                } else {
                  ready.fail(failure);
                }
              });
    } catch (RuntimeException | Error e) {
      ready.fail(e);
    }
  }

  /** Emits one element; the last one of a step together with how far its split is then. */
  @Override
  public InputStatus pollNext(ReaderOutput<T> output) {
    if (step == null) {
      step = ready.poll();
      if (step == null) {
        return InputStatus.NOTHING_AVAILABLE;
      }
      elements = step.elements.iterator();
    }
    if (elements.hasNext()) {
      output.collect(elements.next());
    }
    if (!elements.hasNext()) {
      goOn(step.split, step.pause.toNanos());
      step = null;
    }
    // If there is nothing more, the next call says so.
    return InputStatus.MORE_AVAILABLE;
  }

  @Override
  public CompletableFuture<Void> isAvailable() {
    return step == null ? ready.available() : CompletableFuture.completedFuture(null);
  }

  @Override
  public List<S> snapshotState(long checkpoint) {
    return splits.values().stream().map(reading::kept).collect(toList());
  }

  @Override
  public void notifyNoMoreSplits() {}

  /** A step under way is broken off, so that nobody reads what is being closed. */
  @Override
  public void close() throws InterruptedException {
    thread.shutdownNow();
    thread.awaitTermination(CLOSE_SECONDS_MAX, TimeUnit.SECONDS);
    reading.close();
  }
}
