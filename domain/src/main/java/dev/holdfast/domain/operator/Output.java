package dev.holdfast.domain.operator;

/** A side output of an operator: its name, and what goes there. */
public final class Output<X> {
  private final String name;
  private final StateType<X> type;

  public Output(String name, StateType<X> type) {
    this.name = name;
    this.type = type;
  }

  public String name() {
    return name;
  }

  public StateType<X> type() {
    return type;
  }
}
