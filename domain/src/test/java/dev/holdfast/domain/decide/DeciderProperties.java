package dev.holdfast.domain.decide;

import static dev.holdfast.domain.decide.Move.Kind.ABOUT_HOLD;
import static dev.holdfast.domain.decide.Move.Kind.ABOUT_STOCK;
import static dev.holdfast.domain.decide.Move.Kind.APPEND;
import static dev.holdfast.domain.decide.Move.Kind.CHANGE;
import static dev.holdfast.domain.decide.Move.Kind.CHECKPOINT;
import static dev.holdfast.domain.decide.Move.Kind.CRASH;
import static dev.holdfast.domain.decide.Move.Kind.PLACE;
import static dev.holdfast.domain.decide.Move.Kind.RESEND;
import static dev.holdfast.domain.decide.Move.Kind.SEE;
import static dev.holdfast.domain.decide.Move.Kind.TAKE;
import static dev.holdfast.domain.decide.Move.Kind.TICK;
import static dev.holdfast.domain.decide.Move.Kind.WITHDRAW;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.RandomDistribution;
import net.jqwik.api.Tuple;

class DeciderProperties {
  @Property(tries = 3000)
  void whateverTheInterleavingEveryUnitEndsOnceAndEveryCommandHasOneOutcome(
      @ForAll("moves") List<Move> moves) {
    Interleaving item = new Interleaving();
    moves.forEach(item::make);
    item.settle();
    item.end();
  }

  @Provide
  Arbitrary<List<Move>> moves() {
    Arbitrary<Move.Kind> kinds =
        Arbitraries.frequency(
            Tuple.of(10, PLACE),
            Tuple.of(2, WITHDRAW),
            Tuple.of(6, CHANGE),
            Tuple.of(12, ABOUT_HOLD),
            Tuple.of(4, ABOUT_STOCK),
            Tuple.of(3, RESEND),
            Tuple.of(10, TICK),
            Tuple.of(16, TAKE),
            Tuple.of(16, SEE),
            Tuple.of(20, APPEND),
            Tuple.of(3, CHECKPOINT),
            Tuple.of(3, CRASH));
    Arbitrary<Integer> number = Arbitraries.integers().between(0, 23).withoutEdgeCases();
    return Combinators.combine(kinds, number, number, number)
        .as(Move::new)
        .list()
        .ofMaxSize(160)
        .withSizeDistribution(RandomDistribution.uniform());
  }
}
