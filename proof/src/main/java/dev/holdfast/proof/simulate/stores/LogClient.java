package dev.holdfast.proof.simulate.stores;

import static dev.holdfast.proof.simulate.world.Fault.READ_TORN;

import dev.holdfast.log.AppendResult;
import dev.holdfast.log.EventLog;
import dev.holdfast.log.Retention;
import dev.holdfast.proof.simulate.world.World;
import dev.holdfast.schema.Commit;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** The log as one machine sees it. */
public final class LogClient implements EventLog, Retention {
  private final World world;
  private final LogStore store;
  private final Calls calls;
  private final Optional<String> writer;

  /** Items whose last read was torn: the next one is not, for twice is a broken log. */
  private final Set<String> torn = new HashSet<>();

  public LogClient(World world, LogStore store, Calls calls) {
    this(world, store, calls, Optional.empty());
  }

  /**
   * @param writer the address that is in the rows it puts
   */
  public LogClient(World world, LogStore store, Calls calls, Optional<String> writer) {
    this.writer = writer;
    this.world = world;
    this.store = store;
    this.calls = calls;
  }

  @Override
  public CompletionStage<AppendResult> append(Commit commit) {
    return calls
        .write("append " + commit.getSeq(), () -> store.append(commit, writer))
        .thenApply(
            result -> {
              if (!result.isWritten()) {
                store.unreadable().read(result.commit());
              }
              return result;
            });
  }

  @Override
  public CompletionStage<List<Commit>> read(String item, long afterSeq, int limit) {
    return readable(rows(item, afterSeq, limit));
  }

  private CompletionStage<List<Commit>> readable(CompletionStage<List<Commit>> rows) {
    return rows.thenApply(
        commits -> {
          commits.forEach(store.unreadable()::read);
          return commits;
        });
  }

  private CompletionStage<List<Commit>> rows(String item, long afterSeq, int limit) {
    if (torn.add(item) && world.faults.strikes(READ_TORN)) {
      return readTorn(item, afterSeq, limit);
    }
    torn.remove(item);
    return calls.read(() -> store.read(item, afterSeq, Long.MAX_VALUE, limit));
  }

  /** The query passes the row after the tail just before it lands, and goes on. */
  private CompletionStage<List<Commit>> readTorn(String item, long afterSeq, int limit) {
    CompletableFuture<List<Commit>> answer = new CompletableFuture<>();
    calls
        .read(() -> store.tail(item))
        .whenComplete(
            (tail, failure) -> {
              if (failure != null) {
                answer.completeExceptionally(failure);
                return;
              }
              calls
                  .read(() -> tornRows(item, afterSeq, tail, limit))
                  .whenComplete(
                      (rows, late) -> {
                        if (late == null) {
                          answer.complete(rows);
                        } else {
                          answer.completeExceptionally(late);
                        }
                      });
            });
    return answer;
  }

  private List<Commit> tornRows(String item, long afterSeq, long tail, int limit) {
    List<Commit> rows = store.read(item, afterSeq, tail, limit);
    rows.addAll(
        store.read(item, Math.max(afterSeq, tail + 1), Long.MAX_VALUE, limit - rows.size()));
    return rows;
  }

  @Override
  public CompletionStage<Void> retire(String item, long seq, long ttl) {
    return calls.write("retire " + seq, () -> store.retire(item, seq, ttl));
  }

  @Override
  public CompletionStage<List<Commit>> newest(String item, long afterSeq, int limit) {
    return readable(calls.read(() -> store.newest(item, afterSeq, limit)));
  }
}
