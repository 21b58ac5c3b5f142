package dev.holdfast.domain.operator;

/** Runs a keyed operator that has two inputs. */
public final class CoOperatorRun<A, B, R> extends OperatorRun<A, R> {
  private final KeyedCoOperator<A, B, R> operator;

  /** Opens the operator. */
  public CoOperatorRun(KeyedCoOperator<A, B, R> operator, Engine<R> engine) {
    super(operator, engine);
    this.operator = operator;
  }

  /** A turn for an element of the second input. */
  public void onSecond(Object whose, B element, long arrived) {
    begin(whose, arrived);
    operator.onSecond(element);
    end();
  }
}
