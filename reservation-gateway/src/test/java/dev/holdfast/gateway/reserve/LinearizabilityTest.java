package dev.holdfast.gateway.reserve;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.jetbrains.lincheck.LincheckAssertionError;
import org.jetbrains.lincheck.datastructures.StressOptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Every answer, the refusals too, is one that a single shelf could have given at some moment
 * between call and answer. Lincheck makes up what callers ask, lets them ask at once, many times
 * over, and looks for an order of their calls in which {@link Shelf} answers the same.
 *
 * @see <a href="https://doi.org/10.1145/78969.78972">Herlihy and Wing, Linearizability</a>
 */
class LinearizabilityTest {
  @Test
  void callersAtTwoGatewaysAreAnsweredAsIfTheyCameOneAtATimeToOneShelf() {
    check(TwoGateways.class, 30, 150);
  }

  @Test
  @Tag("exhaustive")
  void soTheyAreInManyMoreHistories() {
    check(TwoGateways.class, 200, 2_000);
  }

  @ParameterizedTest
  @ValueSource(
      classes = {
        Mistakes.RefusalsWithoutProof.class,
        Mistakes.ReadsThatBeganEarlier.class,
        Mistakes.HoldsForIdsThatHaveOne.class,
        Mistakes.RefusalsFromMemory.class,
        Mistakes.ChangesWithoutProof.class
      })
  void aMistakeIsFound(Class<? extends TwoGateways> mistaken) {
    assertThatThrownBy(() -> check(mistaken, 60, 300))
        .isInstanceOf(LincheckAssertionError.class)
        .hasMessageContaining("Invalid execution results");
  }

  private static void check(Class<? extends TwoGateways> gateways, int scripts, int runsOfEach) {
    new StressOptions()
        .sequentialSpecification(Shelf.class)
        .threads(3)
        .actorsBefore(1)
        .actorsPerThread(3)
        .actorsAfter(1)
        .iterations(scripts)
        .invocationsPerIteration(runsOfEach)
        .minimizeFailedScenario(false)
        .check(gateways);
  }
}
