package dev.holdfast.log.writer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.log.AppendResult;
import dev.holdfast.log.Commits;
import dev.holdfast.log.EventLog;
import dev.holdfast.schema.Commit;
import dev.holdfast.schema.StockLevel;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.Test;

/** What ought not to happen: it may cost those who meet with it an answer, and nobody else. */
@SuppressWarnings("FutureReturnValueIgnored") // some requests only prepare the scene
class BrokenLaneTest extends WriterScene {
  private boolean throwing;
  private boolean lying;
  private boolean answeringTwice;

  @Test
  void aStoreThatThrowsInsteadOfFailingIsAskedAgain() {
    stock(10);
    throwing = true;
    writer = brokenWriter();
    CompletableFuture<String> answer = take("r1", 1);
    assertThat(answer).isNotDone();

    throwing = false;
    time.pass(50);
    assertThat(answer).isCompletedWithValue("placed at 2");
  }

  @Test
  void anAnswerThatThrowsIsNobodyElses() {
    stock(10);
    take("first", 1);
    log.holdBack();
    take("r1", 1);
    CompletionStage<String> broken = writer.submit(ITEM, new ThrowingTake("r2"));
    CompletableFuture<String> shared = take("r3", 1);
    log.letAllThrough();

    assertThat(broken.toCompletableFuture()).isCompletedExceptionally();
    assertThat(shared).isCompletedWithValue("placed at 4");
    assertThat(take("r4", 1)).isCompletedWithValue("placed at 5");
  }

  @Test
  void aLaneThatNoLongerKnowsWhereItIsEndsAndAnotherTakesItsPlace() {
    stock(10);
    writer = brokenWriter();
    take("r1", 1);
    log.holdBack();
    lying = true;
    CompletableFuture<String> appended = take("r2", 1);
    CompletableFuture<String> queued = take("r3", 1);
    log.letAllThrough();

    assertThat(appended).isCompletedExceptionally();
    assertThat(queued).isCompletedExceptionally();
    lying = false;
    assertThat(take("r4", 1)).isCompletedWithValue("placed at 4");
  }

  @Test
  void anAnswerThatCannotComeEndsTheLaneAndAnotherTakesItsPlace() {
    stock(10);
    answeringTwice = true;
    writer = brokenWriter();
    log.holdBack();
    CompletableFuture<String> broken = take("r1", 1);

    assertThatThrownBy(broken::join)
        .hasCauseInstanceOf(IllegalStateException.class)
        .hasMessageContaining("LOADED while READING_TAIL");

    answeringTwice = false;
    log.letAllThrough(); // the read that was under way, too: nobody waits for it any more
    assertThat(take("r2", 1)).isCompletedWithValue("placed at 2");
  }

  private ItemWriter brokenWriter() {
    return new ItemWriter(
        new LyingLog(),
        item -> {
          if (throwing) {
            throw new IllegalStateException("the client is closed");
          }
          Optional<StockLevel> none = Optional.empty();
          return answeringTwice ? new AnsweredTwice<>(none) : done(none);
        },
        (item, reservation) -> done(Optional.empty()),
        time,
        settings);
  }

  /** Calls whoever waits for it twice. */
  private static final class AnsweredTwice<T> extends CompletableFuture<T> {
    AnsweredTwice(T value) {
      complete(value);
    }

    @Override
    public CompletableFuture<T> whenComplete(BiConsumer<? super T, ? super Throwable> action) {
      CompletableFuture<T> once = super.whenComplete(action);
      assertThat(once).isDone();
      return super.whenComplete(action);
    }
  }

  /** Says of what it writes that it is something else. */
  private final class LyingLog implements EventLog {
    @Override
    public CompletionStage<AppendResult> append(Commit commit) {
      return log.append(commit)
          .thenApply(
              result ->
                  lying ? AppendResult.written(Commits.placed("jug", 99, "theirs", 1)) : result);
    }

    @Override
    public CompletionStage<List<Commit>> read(String item, long afterSeq, int limit) {
      return log.read(item, afterSeq, limit);
    }

    @Override
    public CompletionStage<List<Commit>> newest(String item, long afterSeq, int limit) {
      return log.newest(item, afterSeq, limit);
    }
  }

  private record ThrowingTake(String about) implements Request<String> {
    @Override
    public long seesAfter() {
      return Long.MAX_VALUE;
    }

    @Override
    public Verdict<String> decide(ItemView view, long at) {
      Verdict<String> verdict = new Take(about, 1).decide(view, at);
      return Verdict.append(
          verdict.events,
          commit -> {
            throw new IllegalStateException("a bug");
          });
    }
  }
}
