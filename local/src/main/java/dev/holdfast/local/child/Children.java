package dev.holdfast.local.child;

import dev.holdfast.local.Progress;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;

/** All child processes of one launcher. */
public final class Children {
  private final Path pids;
  private final Path data;
  private final Progress progress;
  private final List<Child> all = new ArrayList<>();
  private final ScheduledExecutorService timer =
      Executors.newScheduledThreadPool(
          4,
          task -> {
            var thread = new Thread(task, "children");
            thread.setDaemon(true);
            return thread;
          });
  private boolean stopping;

  /**
   * @param pids the folder in which process ids are noted
   * @param data the data folder, as the command lines of children name it
   */
  public Children(Path pids, Path data, Progress progress) {
    this.pids = pids;
    this.data = data;
    this.progress = progress;
  }

  /** Ends and deletes what an earlier launcher on this data folder left behind. */
  public void endStale() throws IOException {
    for (String name : PidFile.endStale(pids, data)) {
      progress.say(name, "of an earlier start was still there; ended it");
    }
    TemporaryFolder.deleteAll(data);
  }

  /** Adds a child and starts it, first time ready or failed. */
  public Child start(ChildSpec spec) throws PartFailed, IOException, InterruptedException {
    var temporary = new TemporaryFolder(data, spec.name());
    var child = new Child(spec, new PidFile(pids, spec.name()), temporary, timer, progress);
    synchronized (this) {
      if (stopping) {
        throw new PartFailed(spec.name() + " is not started any more.");
      }
      all.add(child);
    }
    child.start();
    return child;
  }

  public synchronized List<Child> all() {
    return List.copyOf(all);
  }

  /** The child of that name. */
  public Child named(String name) {
    return all().stream().filter(child -> child.name().equals(name)).findAny().orElseThrow();
  }

  /** From now on no child is started any more, neither for the first time nor again. */
  public void startNoMore() {
    List<Child> present;
    synchronized (this) {
      stopping = true;
      present = new ArrayList<>(all);
    }
    present.forEach(Child::startNoMore);
    timer.shutdownNow();
  }

  /** Stops those of these children that there are, all at once, and waits for their end. */
  public void stop(String... names) throws InterruptedException {
    List<Child> wanted =
        all().stream().filter(child -> List.of(names).contains(child.name())).toList();
    wanted.forEach(Child::askToEnd);
    for (Child child : wanted) {
      child.awaitEnd();
    }
  }
}
