package dev.holdfast.gateway.reserve;

import dev.holdfast.log.AppendResult;
import dev.holdfast.log.EventLog;
import dev.holdfast.schema.Commit;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;

/**
 * A log in another place: requests and answers go from thread to thread on their way and overtake
 * each other, so that an answer may be long out of date when it arrives.
 */
record WanderingLog(EventLog log, Executor threads) implements EventLog {
  private static final int STOPS_MAX = 3;
  private static final int STOPS_OF_A_STRAGGLER = 30;

  @Override
  public CompletionStage<AppendResult> append(Commit commit) {
    return thereAndBack(() -> log.append(commit));
  }

  @Override
  public CompletionStage<List<Commit>> read(String item, long afterSeq, int limit) {
    return thereAndBack(() -> log.read(item, afterSeq, limit));
  }

  @Override
  public CompletionStage<List<Commit>> newest(String item, long afterSeq, int limit) {
    return thereAndBack(() -> log.newest(item, afterSeq, limit));
  }

  /** Asks `operation`, which answers at once, from afar. */
  <T> CompletionStage<T> thereAndBack(Supplier<CompletionStage<T>> operation) {
    CompletableFuture<T> answer = new CompletableFuture<>();
    travel(
        stops(),
        () -> operation.get().thenAccept(value -> travel(stops(), () -> answer.complete(value))));
    return answer;
  }

  private void travel(int stops, Runnable arrive) {
    threads.execute(stops == 0 ? arrive : () -> travel(stops - 1, arrive));
  }

  private static int stops() {
    ThreadLocalRandom random = ThreadLocalRandom.current();
    return random.nextInt(random.nextInt(4) == 0 ? STOPS_OF_A_STRAGGLER : STOPS_MAX);
  }
}
