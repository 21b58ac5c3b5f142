package dev.holdfast.bench.contender;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.log.memory.MemoryEventLog;
import dev.holdfast.schema.Commit;
import dev.holdfast.schema.Event;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class SimulatedDynamoDbTest {
  @Test
  void latencyHasTheMedianAndThePercentileThatWereMeasured() {
    long[] sorted =
        LongStream.generate(SimulatedDynamoDb::latencyNanos).limit(100_000).sorted().toArray();

    assertThat(sorted[50_000] / 1e6).isBetween(7.5, 7.7);
    assertThat(sorted[99_000] / 1e6).isBetween(15.6, 16.4);
  }

  @Test
  void aPutCostsAUnitForEachStartedKilobyte() {
    Commit small = new Past("mug", 10, 1).next();
    List<Event> many = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      many.addAll(small.getEvents());
    }
    Commit large = new Commit(small.getItem(), 2L, small.getCommitId(), small.getAt(), many, null);

    assertThat(SimulatedDynamoDb.units(small)).isEqualTo(1);
    assertThat(SimulatedDynamoDb.units(large)).isBetween(3, 5);
  }

  @Test
  void aKeyTakesAThousandUnitsASecondAndAQuarterOfThatAtOnce() {
    WriteUnits units = new WriteUnits();
    long now = System.nanoTime();

    assertThat(units.take(250, now)).isTrue();
    assertThat(units.take(1, now)).isFalse();
    assertThat(units.take(100, now + 101_000_000)).isTrue();
    assertThat(units.take(100, now + 101_000_000)).isFalse();
    assertThat(units.take(250, now + 10_000_000_000L)).isTrue();
    assertThat(units.take(1, now + 10_000_000_000L)).isFalse();
  }

  @Test
  void aPutBeyondThatIsThrottledAndNothingIsWritten() {
    MemoryEventLog rows = new MemoryEventLog();
    try (SimulatedDynamoDb log = new SimulatedDynamoDb(rows)) {
      Past past = new Past("mug", 10, 2_000);
      List<CompletableFuture<?>> answers = new ArrayList<>();
      while (past.hasNext()) {
        answers.add(log.append(past.next()).toCompletableFuture());
      }

      assertThatThrownBy(
              () -> CompletableFuture.allOf(answers.toArray(CompletableFuture[]::new)).join())
          .hasMessageContaining("no write units left");
      long written = answers.stream().filter(one -> !one.isCompletedExceptionally()).count();
      assertThat(written).isBetween(250L, 1_000L).isEqualTo(log.unitsTaken());
      assertThat(log.throttled()).isEqualTo(2_000 - written);
    }
  }
}
