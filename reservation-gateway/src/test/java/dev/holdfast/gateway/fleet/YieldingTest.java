package dev.holdfast.gateway.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class YieldingTest {
  private static final String A = "http://a:7071";
  private static final String B = "http://b:7071";
  private static final String C = "http://c:7071";
  private static final long NOW = 1_700_000_000_000L;

  private final Yielding atA = new Yielding(A, Pace.USUAL);
  private final Yielding atB = new Yielding(B, Pace.USUAL);
  private final Yielding atC = new Yielding(C, Pace.USUAL);

  private static void loses(Yielding gateway, String to, int times) {
    for (int i = 0; i < times; i++) {
      gateway.lost(to, NOW + i);
    }
  }

  @Test
  void oneLostRaceIsChance() {
    loses(atB, A, 1);
    assertThat(atB.winner(NOW)).isEmpty();
  }

  @Test
  void twoInShortOrderYieldTheItem() {
    loses(atB, A, 2);
    assertThat(atB.winner(NOW + 2)).contains(A);
  }

  @Test
  void twoFarApartDoNot() {
    atB.lost(A, NOW);
    atB.lost(A, NOW + Pace.USUAL.window() + 1);
    assertThat(atB.winner(NOW + Pace.USUAL.window() + 1)).isEmpty();
  }

  @Test
  void nobodyYieldsToItself() {
    loses(atA, A, 10);
    assertThat(atA.winner(NOW)).isEmpty();
  }

  @Test
  void anItemIsYieldedAsLongAsThereAreAnswers() {
    loses(atB, A, 2);
    long later = NOW + Pace.USUAL.yields();
    atB.answered(A, Optional.empty(), later);

    assertThat(atB.winner(later + Pace.USUAL.yields() - 1)).contains(A);
    assertThat(atB.winner(later + Pace.USUAL.yields())).isEmpty();
  }

  @Test
  void whoDoesNotAnswerIsLeftAloneForAWhile() {
    loses(atB, A, 2);
    atB.failed(A, NOW + 2);
    assertThat(atB.winner(NOW + 2)).isEmpty();

    loses(atB, A, 5);
    assertThat(atB.winner(NOW + 5)).isEmpty();
    atB.lost(A, NOW + Pace.USUAL.avoids() + 2);
    atB.lost(A, NOW + Pace.USUAL.avoids() + 3);
    assertThat(atB.winner(NOW + Pace.USUAL.avoids() + 3)).contains(A);
  }

  @Test
  void ofTwoThatHandOverToEachOtherTheSmallerStops() {
    loses(atA, B, 2);
    loses(atB, A, 2);
    atA.received(B, NOW + 2);
    atB.received(A, NOW + 2);

    assertThat(atA.winner(NOW + 2)).isEmpty();
    assertThat(atB.winner(NOW + 2)).contains(A);
  }

  @Test
  void whoIsHandedAnItemYieldsItToSmallerAddressesOnly() {
    atB.received(C, NOW);
    loses(atB, C, 100);
    assertThat(atB.winner(NOW + 100)).isEmpty();

    loses(atB, A, Pace.USUAL.lossesAtHome());
    assertThat(atB.winner(NOW + 100)).contains(A);
  }

  @Test
  void aFewRacesOfOthersMoveNobodyWhoIsHandedAnItem() {
    atB.received(C, NOW);
    loses(atB, A, Pace.USUAL.lossesAtHome() - 1);
    assertThat(atB.winner(NOW + 10)).isEmpty();
  }

  @Test
  void anAnswerSaysWhereTheNextBatchGoes() {
    loses(atC, B, 2);
    atC.answered(B, Optional.of(A), NOW + 3);
    assertThat(atC.winner(NOW + 3)).contains(A);
  }

  @Test
  void whoIsToldThatItIsItselfTheOneDecides() {
    loses(atA, B, 2);
    atA.answered(B, Optional.of(A), NOW + 3);
    assertThat(atA.winner(NOW + 3)).isEmpty();
  }

  @Test
  void anAnswerOfOneThatIsNotAskedAnyMoreChangesNothing() {
    loses(atC, B, 2);
    atC.answered(A, Optional.of(A), NOW + 3);
    assertThat(atC.winner(NOW + 3)).contains(B);
  }

  /** Whatever three have seen of each other, the rules bring them to one. */
  @Test
  void aRingOfThreeComesToOne() {
    loses(atA, B, 2);
    loses(atB, C, 2);
    loses(atC, A, 2);
    Yielding[] all = {atA, atB, atC};
    String[] names = {A, B, C};
    for (long now = NOW + 10; now < NOW + 400; now += 10) {
      for (int i = 0; i < all.length; i++) {
        Optional<String> to = all[i].winner(now);
        if (to.isPresent()) {
          Yielding there = to.get().equals(A) ? atA : to.get().equals(B) ? atB : atC;
          there.received(names[i], now);
          all[i].answered(to.get(), there.winner(now), now);
        } else {
          for (String other : names) {
            all[i].lost(other, now);
          }
        }
      }
    }
    long end = NOW + 400;
    assertThat(atA.winner(end)).isEmpty();
    assertThat(atB.winner(end)).contains(A);
    assertThat(atC.winner(end)).contains(A);
  }
}
