package dev.holdfast.log.writer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.domain.Levels;
import dev.holdfast.log.Commits;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A refusal with patience is kept back, and decided anew as the log goes on. */
@SuppressWarnings("FutureReturnValueIgnored") // some requests only prepare the scene
class PatientRefusalsTest extends WriterScene {
  private static final long PATIENCE_MILLIS = 300;

  /** Wants so many units to be there; places nothing. */
  private record Want(long units, long patienceMillis) implements Request<String> {
    @Override
    public String about() {
      return null;
    }

    @Override
    public long seesAfter() {
      return Long.MAX_VALUE;
    }

    @Override
    public Verdict<String> decide(ItemView view, long at) {
      long available = Levels.available(view.level());
      return available >= units
          ? Verdict.answer("there")
          : Verdict.answerPatiently("only " + available, patienceMillis);
    }
  }

  private CompletableFuture<String> want(long units, long patienceMillis) {
    return writer.submit(ITEM, new Want(units, patienceMillis)).toCompletableFuture();
  }

  @Test
  void itIsGivenWhenItsPatienceIsAtAnEnd() {
    stock(1);
    CompletableFuture<String> patient = want(2, PATIENCE_MILLIS);
    CompletableFuture<String> impatient = want(2, 0);

    time.pass(40);
    assertThat(impatient).isCompletedWithValue("only 1");
    time.pass(PATIENCE_MILLIS - 60);
    assertThat(patient).isNotDone();
    time.pass(60);
    assertThat(patient).isCompletedWithValue("only 1");
  }

  @Test
  void whatAnotherWriterBringsMeanwhileIsSeenWithinAReadsInterval() {
    stock(1);
    CompletableFuture<String> patient = want(2, PATIENCE_MILLIS);
    time.pass(100);
    rows.append(Commits.received(ITEM, 2, 1));

    time.pass(Pacing.TAIL_INTERVAL_MILLIS + 1);

    assertThat(patient).isCompletedWithValue("there");
  }

  @Test
  void allWhoWaitShareOneReadInTwentyMilliseconds() {
    stock(1);
    take("first", 1);
    int reads = log.reads();
    List<CompletableFuture<String>> all = new ArrayList<>();
    IntStream.range(0, 100).forEach(i -> all.add(want(1, PATIENCE_MILLIS)));

    time.pass(PATIENCE_MILLIS + 40);

    assertThat(all).allMatch(CompletableFuture::isDone);
    assertThat(log.reads() - reads).isBetween(14, 18);
  }

  @Test
  void ifAThousandWaitTheOthersAreRefusedAtOnce() {
    stock(1);
    List<CompletableFuture<String>> all = new ArrayList<>();
    IntStream.range(0, 1_100).forEach(i -> all.add(want(2, PATIENCE_MILLIS)));

    time.pass(60);

    assertThat(all).filteredOn(CompletableFuture::isDone).hasSize(100);
  }
}
