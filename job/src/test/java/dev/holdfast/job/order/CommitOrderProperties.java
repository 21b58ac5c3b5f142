package dev.holdfast.job.order;

import static dev.holdfast.job.Examples.unit;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.LongStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class CommitOrderProperties {
  private static final long TAIL = 12;

  @Property
  void whateverTheStreamDoesEachCommitPassesOnceAndInOrder(
      @ForAll("streams") List<Long> stream, @ForAll boolean stamped) {
    OrderScene scene = new OrderScene(500);
    scene.log.has(TAIL);

    for (long step : stream) {
      if (step > 0) {
        scene.bring(unit(step));
      } else {
        scene.pass(-step);
      }
    }
    if (stamped) {
      scene.stamp(TAIL);
    }
    scene.pass(10_000);

    long known = stamped ? TAIL : stream.stream().mapToLong(s -> s).max().orElse(0);
    assertThat(scene.passed)
        .containsAll(LongStream.rangeClosed(1, known).boxed().toList())
        .isEqualTo(LongStream.rangeClosed(1, scene.passed.size()).boxed().toList());
    assertThat(scene.held).isEmpty();
    assertThat(scene.calls).isEmpty();
  }

  /** Commits in any order, some twice, some never; and pauses, as negative numbers. */
  @Provide
  Arbitrary<List<Long>> streams() {
    return Arbitraries.oneOf(
            Arbitraries.longs().between(1, TAIL), Arbitraries.longs().between(-600, 0))
        .list()
        .ofMaxSize(40);
  }
}
