package dev.holdfast.job.throughput;

import dev.holdfast.job.source.RawRecord;
import dev.holdfast.log.AppendResult;
import dev.holdfast.log.EventLog;
import dev.holdfast.schema.Commit;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;

/** The log of an hour, and what the job appends to it; that comes out of the change stream, too. */
final class HourLog implements EventLog {
  private final ShopHour hour;
  private final List<List<Commit>> appended = new ArrayList<>();
  private final Queue<Commit> changes = new ConcurrentLinkedQueue<>();

  HourLog(ShopHour hour) {
    this.hour = hour;
    for (int item = 0; item < ShopHour.ITEMS; item++) {
      appended.add(new ArrayList<>());
    }
  }

  /** The change of the next commit that was appended since the hour; null after a moment. */
  RawRecord nextChange() throws InterruptedException {
    Commit commit = changes.poll();
    if (commit == null) {
      TimeUnit.MILLISECONDS.sleep(1);
      return null;
    }
    return ChangeBytes.record(commit);
  }

  @Override
  public CompletionStage<AppendResult> append(Commit commit) {
    int item = ShopHour.number(commit.getItem());
    List<Commit> own = appended.get(item);
    synchronized (own) {
      if (commit.getSeq() <= tailOf(item)) {
        return done(AppendResult.found(commit, commitAt(item, commit.getSeq())));
      }
      if (commit.getSeq() != tailOf(item) + 1) {
        throw new IllegalStateException("a hole before " + commit.getSeq());
      }
      own.add(commit);
    }
    changes.add(commit);
    return done(AppendResult.written(commit));
  }

  @Override
  public CompletionStage<List<Commit>> read(String name, long afterSeq, int limit) {
    int item = ShopHour.number(name);
    synchronized (appended.get(item)) {
      List<Commit> commits = new ArrayList<>();
      long last = Math.min(tailOf(item), afterSeq + limit);
      for (long seq = afterSeq + 1; seq <= last; seq++) {
        commits.add(commitAt(item, seq));
      }
      return done(commits);
    }
  }

  @Override
  public CompletionStage<List<Commit>> newest(String name, long afterSeq, int limit) {
    int item = ShopHour.number(name);
    synchronized (appended.get(item)) {
      List<Commit> commits = new ArrayList<>();
      for (long seq = tailOf(item); seq > afterSeq && commits.size() < limit; seq--) {
        commits.add(commitAt(item, seq));
      }
      return done(commits);
    }
  }

  private long tailOf(int item) {
    return hour.tail(item) + appended.get(item).size();
  }

  private Commit commitAt(int item, long seq) {
    long tail = hour.tail(item);
    return seq <= tail ? hour.commit(item, seq) : appended.get(item).get((int) (seq - tail - 1));
  }

  private static <T> CompletionStage<T> done(T answer) {
    return CompletableFuture.completedFuture(answer);
  }
}
