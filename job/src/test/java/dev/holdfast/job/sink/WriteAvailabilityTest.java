package dev.holdfast.job.sink;

import static dev.holdfast.job.Examples.ITEM;
import static dev.holdfast.job.Examples.commit;
import static dev.holdfast.job.Examples.placed;
import static dev.holdfast.job.Examples.received;
import static dev.holdfast.job.Examples.unit;
import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.domain.Levels;
import dev.holdfast.domain.StockFold;
import dev.holdfast.job.Examples;
import dev.holdfast.job.world.World;
import dev.holdfast.log.BackwardReader;
import dev.holdfast.schema.Commit;
import dev.holdfast.schema.StockLevel;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** How far back the log is read for the holds that a shortfall falls to. */
class WriteAvailabilityTest {
  private final World world = new World();
  private StockLevel level = Levels.empty(ITEM);

  @AfterEach
  void close() {
    world.close();
  }

  private void append(Commit commit) {
    world.log.append(commit).toCompletableFuture().join();
    level = StockFold.apply(level, commit);
  }

  private void units(long first, long last) {
    for (long seq = first; seq <= last; seq++) {
      append(unit(seq));
    }
  }

  /** All that has been received is gone, and some more. */
  private void lose(long seq, long more) {
    append(commit(seq, received(-level.getOnHand() - more)));
  }

  private List<String> told() {
    return new ShortfallHolds(world.log).of(level).toCompletableFuture().join();
  }

  @Test
  void whereNothingIsShortNoneIsTold() {
    append(commit(1, received(5)));
    append(commit(2, placed("r1", 5, Examples.AT)));
    assertThat(told()).isEmpty();
  }

  @Test
  void aHoldPagesBackIsFound() {
    append(commit(1, received(5)));
    append(commit(2, placed("r1", 5, Examples.AT)));
    units(3, 3 * BackwardReader.PAGE);
    append(commit(level.getSeq() + 1, placed("r2", 1, Examples.AT)));
    lose(level.getSeq() + 1, 0);
    assertThat(told()).containsExactly("r2", "r1");
  }

  @Test
  void aLogWhoseOldRowsHaveExpiredIsReadAsFarAsItGoes() {
    append(commit(1, placed("r1", 1, Examples.AT)));
    append(commit(2, placed("r2", 1, Examples.AT)));
    units(3, BackwardReader.PAGE + 50);
    lose(level.getSeq() + 1, 0);
    world.log.expire(ITEM, 1);
    assertThat(told()).containsExactly("r2");
  }

  @Test
  void noMoreThanTheLastTwoThousandCommitsAreRead() {
    append(commit(1, placed("r1", 1, Examples.AT)));
    units(2, BackwardReader.PAGES_MAX * BackwardReader.PAGE);
    lose(level.getSeq() + 1, 0);
    assertThat(told()).isEmpty();
  }

  @Test
  void commitsThatCameAfterTheLevelAreNotLookedAt() {
    append(commit(1, placed("r1", 1, Examples.AT)));
    world.log.append(commit(2, placed("r2", 1, Examples.AT)));
    assertThat(told()).containsExactly("r1");
  }
}
