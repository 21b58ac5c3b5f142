package dev.holdfast.proof.simulate.breaks;

import dev.holdfast.domain.operator.Table;
import dev.holdfast.proof.simulate.actors.Wiring;

/** One of the tables a step of the job remembers by is another. */
abstract class StepTable<X> extends Wiring {
  private final String step;
  private final String name;

  /**
   * @param step its uid
   * @param name of the table
   */
  StepTable(String step, String name) {
    this.step = step;
    this.name = name;
  }

  /** What is there instead. */
  abstract Table<String, X> other(Table<String, X> table);

  @Override
  @SuppressWarnings("unchecked") // A table of one name has one type.
  public final <K, V> Table<K, V> table(String uid, String which, Table<K, V> table) {
    return uid.equals(step) && which.equals(name)
        ? (Table<K, V>) other((Table<String, X>) table)
        : table;
  }
}
