package dev.holdfast.gateway.cart;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.domain.Holds;
import dev.holdfast.domain.Levels;
import dev.holdfast.domain.ReserveDecision.Refusal;
import dev.holdfast.domain.ReserveRequest;
import dev.holdfast.domain.ReserveRequest.Part;
import dev.holdfast.gateway.reserve.ReserveAnswer;
import dev.holdfast.schema.Hold;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;

/** In which order the lines of a cart are asked for, and for how long it waits. */
@SuppressWarnings("FutureReturnValueIgnored") // what is asked for counts, not what comes of it
class PlaceLinesTest {
  private final Map<String, CompletableFuture<ReserveAnswer>> inTurn = new HashMap<>();
  private final List<String> asked = new ArrayList<>();
  private final List<Long> patience = new ArrayList<>();
  private long now = 1_000;

  private final CartHolds holds =
      new CartHolds() {
        @Override
        public CompletionStage<Optional<ReserveAnswer>> look(ReserveRequest wanted) {
          throw new AssertionError("nobody looks now");
        }

        /** Of items with a capital there is plenty. */
        @Override
        public CompletionStage<ReserveAnswer> reserve(ReserveRequest wanted) {
          if (wanted.part() == Part.OF_PLENTY) {
            boolean isPlenty = Character.isUpperCase(wanted.item().charAt(0));
            return CompletableFuture.completedStage(
                isPlenty ? placed(wanted.item()) : new ReserveAnswer.Scarce());
          }
          asked.add(wanted.item());
          patience.add(wanted.patienceMillis());
          return inTurn.computeIfAbsent(wanted.item(), item -> new CompletableFuture<>());
        }

        @Override
        public CompletionStage<Boolean> withdraw(Hold placed) {
          throw new AssertionError("not here");
        }

        @Override
        public CompletionStage<Optional<Hold>> claim(Hold found) {
          throw new AssertionError("not here");
        }
      };

  private ReserveAnswer placed(String item) {
    return new ReserveAnswer.Placed(Holds.placed(item, "r1", "c1", 1, now, 2, now));
  }

  private static ReserveAnswer refused(String item) {
    return new ReserveAnswer.Refused(Refusal.SOLD_OUT, Levels.empty(item));
  }

  /** The lines of a cart that asks for these items, in any order. */
  private CompletableFuture<List<Line>> place(String... items) {
    List<ReserveRequest> lines = new ArrayList<>();
    for (String item : items) {
      lines.add(new ReserveRequest(item, "r1", "c1", 1, OptionalInt.empty()));
    }
    return new PlaceLines(holds, () -> now)
        .place(new CartRequest(lines, false).lines())
        .toCompletableFuture();
  }

  @Test
  void whatThereIsPlentyOfIsPlacedAtOnceAndTheRestOneByOneInTheOrderOfItems() {
    CompletableFuture<List<Line>> lines = place("c", "Plenty", "a", "b");
    assertThat(asked).containsExactly("a");
    inTurn.get("a").complete(placed("a"));
    assertThat(asked).containsExactly("a", "b");
    inTurn.get("b").complete(placed("b"));
    inTurn.get("c").complete(placed("c"));

    assertThat(lines.join())
        .extracting(line -> line.wanted().item())
        .containsExactly("Plenty", "a", "b", "c");
  }

  @Test
  void afterARefusalNothingMoreIsAskedFor() {
    CompletableFuture<List<Line>> lines = place("a", "b", "c");
    inTurn.get("a").complete(placed("a"));
    inTurn.get("b").complete(refused("b"));

    assertThat(asked).containsExactly("a", "b");
    assertThat(lines.join()).extracting(Line::lacks).containsExactly(false, true);
  }

  @Test
  void afterAFailureNothingMoreIsAskedFor() {
    CompletableFuture<List<Line>> lines = place("a", "b");
    inTurn.get("a").completeExceptionally(new IllegalStateException("no answer"));

    assertThat(asked).containsExactly("a");
    assertThat(lines.join().get(0).failure()).isNotNull();
  }

  @Test
  void whoHoldsSomethingWaitsNoLongerForOthersThanOthersForHim() {
    place("a", "b", "c");
    assertThat(patience).containsExactly(300L);
    inTurn.get("a").complete(placed("a"));
    now += 150;
    inTurn.get("b").complete(placed("b"));

    assertThat(patience).containsExactly(300L, 200L, 50L);
  }
}
