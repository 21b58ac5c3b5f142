package dev.holdfast.domain.decide;

import dev.holdfast.domain.EventKind;
import dev.holdfast.domain.LogText;
import dev.holdfast.domain.Policies;
import dev.holdfast.schema.Command;
import dev.holdfast.schema.CommandKind;
import dev.holdfast.schema.Event;
import dev.holdfast.schema.Hold;
import dev.holdfast.schema.HoldStatus;
import dev.holdfast.schema.Policy;
import dev.holdfast.schema.Rest;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Builders;
import net.jqwik.api.Tuple;

/** Events of any content, and commands at the bounds of what gateways let through. */
final class Extremes {
  private static final long EXACT_MAX = (1L << 53) - 1;

  private Extremes() {}

  static Arbitrary<Long> numbers() {
    return Arbitraries.frequencyOf(
        Tuple.of(6, Arbitraries.longs().between(-3, 20)),
        Tuple.of(
            2,
            Arbitraries.of(
                EXACT_MAX,
                -EXACT_MAX,
                EXACT_MAX + 1,
                Policies.QUANTITY_MAX,
                Policies.STOCK_MAX,
                (long) Integer.MAX_VALUE + 1,
                Long.MAX_VALUE,
                Long.MIN_VALUE)),
        Tuple.of(1, Arbitraries.longs()));
  }

  private static Arbitrary<String> ids(String prefix) {
    return Arbitraries.integers().between(1, 3).map(number -> prefix + number);
  }

  /** Kinds this version knows, and one that it does not. */
  private static Arbitrary<String> eventKinds() {
    return Arbitraries.of(
        Stream.concat(
                Stream.of(EventKind.values()).map(EventKind::name), Stream.of("StockDreamtOf"))
            .toList());
  }

  static Arbitrary<Event> events() {
    return Builders.withBuilder(Event::newBuilder)
        .use(eventKinds())
        .in(Event.Builder::setKind)
        .use(numbers())
        .in(Event.Builder::setOnHandDelta)
        .use(numbers())
        .in(Event.Builder::setReservedDelta)
        .use(ids("r").injectNull(0.1))
        .in(Event.Builder::setReservation)
        .use(ids("cart").injectNull(0.1))
        .in(Event.Builder::setCart)
        .use(numbers().injectNull(0.1))
        .in(Event.Builder::setQuantity)
        .use(numbers().injectNull(0.1))
        .in(Event.Builder::setPlacedSeq)
        .use(numbers().injectNull(0.1))
        .in(Event.Builder::setExpiresAt)
        .use(ids("c").injectNull(0.5))
        .in(Event.Builder::setCommand)
        .use(numbers().injectNull(0.5))
        .in(Event.Builder::setContentHash)
        .use(policies(numbers()).injectNull(0.8))
        .in(Event.Builder::setPolicy)
        .use(holds().injectNull(0.5))
        .in(Event.Builder::setHold)
        .build(Event.Builder::build);
  }

  private static Arbitrary<Hold> holds() {
    return Builders.withBuilder(LogText::expiredHold)
        .use(numbers())
        .in(Hold.Builder::setQuantity)
        .use(numbers())
        .in(Hold.Builder::setConfirmedQuantity)
        .use(numbers())
        .in(Hold.Builder::setReleasedQuantity)
        .use(numbers())
        .in(Hold.Builder::setReturnedQuantity)
        .use(numbers())
        .in(Hold.Builder::setExpiresAt)
        .use(Arbitraries.of(HoldStatus.class))
        .in(Hold.Builder::setStatus)
        .build(Hold.Builder::build);
  }

  static Arbitrary<Policy> policies(Arbitrary<Long> numbers) {
    Arbitrary<Integer> seconds = numbers.map(Long::intValue);
    return Builders.withBuilder(Policy::newBuilder)
        .use(numbers)
        .in(Policy.Builder::setSafetyStock)
        .use(numbers)
        .in(Policy.Builder::setBackorderLimit)
        .use(seconds)
        .in(Policy.Builder::setHoldSeconds)
        .use(seconds)
        .in(Policy.Builder::setHoldSecondsMax)
        .use(numbers)
        .in(Policy.Builder::setQuantityMax)
        .use(numbers)
        .in(Policy.Builder::setLowStockThreshold)
        .use(numbers)
        .in(Policy.Builder::setHighStockThreshold)
        .build(Policy.Builder::build);
  }

  /** Policies that may be used, most of them at a bound. */
  static Arbitrary<Policy> permittedPolicies() {
    Arbitrary<Long> bounds =
        Arbitraries.of(
            0L,
            1L,
            (long) Policies.HOLD_SECONDS_MAX,
            Policies.QUANTITY_MAX - 1,
            Policies.QUANTITY_MAX,
            Policies.STOCK_MAX);
    return policies(bounds).filter(10_000, policy -> Policies.faults(policy).isEmpty());
  }

  static Arbitrary<Command> commands() {
    Arbitrary<Long> quantities =
        Arbitraries.of(1L, 2L, 5L, Policies.QUANTITY_MAX, Policies.STOCK_MAX);
    return Builders.withBuilder(Command::newBuilder)
        .use(Arbitraries.just("mug"))
        .in(Command.Builder::setItem)
        .use(ids("c"))
        .in(Command.Builder::setCommand)
        .use(Arbitraries.of(CommandKind.class))
        .in(Command.Builder::setKind)
        .use(Arbitraries.of(0L, 1L, 3L, 7L, Long.MAX_VALUE))
        .in(Command.Builder::setSeq)
        .use(Arbitraries.longs())
        .in(Command.Builder::setAt)
        .use(ids("r"))
        .in(Command.Builder::setReservation)
        .use(quantities)
        .in(Command.Builder::setQuantity)
        .use(Arbitraries.of(1, Policies.HOLD_SECONDS_MAX))
        .in(Command.Builder::setHoldSeconds)
        .use(Arbitraries.of(0L, 1L, 2L, Long.MAX_VALUE).injectNull(0.5))
        .in(Command.Builder::setCountedAtSeq)
        .use(quantities.injectNull(0.5))
        .in(Command.Builder::setIncludesUnshipped)
        .use(Arbitraries.of(Rest.class).injectNull(0.5))
        .in(Command.Builder::setRest)
        .use(permittedPolicies())
        .in(Command.Builder::setPolicy)
        .build(Extremes::sensible);
  }

  /** Only what is about a hold names one; a return may. */
  private static Command sensible(Command.Builder command) {
    return switch (command.getKind()) {
      case confirm, release, extend, returned -> command.build();
      default -> command.setReservation(null).build();
    };
  }
}
