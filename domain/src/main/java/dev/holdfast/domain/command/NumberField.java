package dev.holdfast.domain.command;

import dev.holdfast.domain.CommitFaults;
import dev.holdfast.domain.Policies;
import dev.holdfast.schema.Command;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Function;

/** A whole number that commands of a kind carry, and its range. */
public final class NumberField {
  private final String name;
  private final boolean required;
  private final long min;
  private final long max;
  private final Function<Command, Number> value;
  private final BiConsumer<Command.Builder, Long> setter;

  private NumberField(
      String name,
      boolean required,
      long min,
      long max,
      Function<Command, Number> value,
      BiConsumer<Command.Builder, Long> setter) {
    this.name = name;
    this.required = required;
    this.min = min;
    this.max = max;
    this.value = value;
    this.setter = setter;
  }

  /** Units of stock, at most {@link Policies#STOCK_MAX}. */
  static NumberField quantity(long min) {
    return quantity(true, min, Policies.STOCK_MAX);
  }

  /** Units of a hold, at most {@link Policies#QUANTITY_MAX}; left out for all. */
  static NumberField quantityOfHold() {
    return quantity(false, 1, Policies.QUANTITY_MAX);
  }

  private static NumberField quantity(boolean required, long min, long max) {
    return new NumberField(
        "quantity", required, min, max, Command::getQuantity, Command.Builder::setQuantity);
  }

  static NumberField holdSeconds() {
    return new NumberField(
        "holdSeconds",
        true,
        1,
        Policies.HOLD_SECONDS_MAX,
        Command::getHoldSeconds,
        (command, seconds) -> command.setHoldSeconds(seconds.intValue()));
  }

  static NumberField countedAtSeq() {
    return new NumberField(
        "countedAtSeq",
        false,
        0,
        CommitFaults.NUMBER_MAX,
        Command::getCountedAtSeq,
        Command.Builder::setCountedAtSeq);
  }

  static NumberField includesUnshipped() {
    return new NumberField(
        "includesUnshipped",
        false,
        0,
        Policies.STOCK_MAX,
        Command::getIncludesUnshipped,
        Command.Builder::setIncludesUnshipped);
  }

  /** As in the schema and in requests. */
  public String name() {
    return name;
  }

  public boolean isRequired() {
    return required;
  }

  public long min() {
    return min;
  }

  public long max() {
    return max;
  }

  /**
   * @param number within the range
   */
  public void set(Command.Builder command, long number) {
    setter.accept(command, number);
  }

  Optional<String> fault(Command command) {
    Number number = value.apply(command);
    boolean fits =
        number == null ? !required : number.longValue() >= min && number.longValue() <= max;
    return fits ? Optional.empty() : Optional.of(name + " is missing or out of range");
  }
}
