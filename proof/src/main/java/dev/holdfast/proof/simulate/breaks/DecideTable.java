package dev.holdfast.proof.simulate.breaks;

import dev.holdfast.domain.operator.Table;
import dev.holdfast.job.flow.Uids;
import dev.holdfast.proof.simulate.actors.Wiring;

/** One of the tables decide remembers by is another. */
abstract class DecideTable<X> extends Wiring {
  private final String name;

  /**
   * @param name of the table
   */
  DecideTable(String name) {
    this.name = name;
  }

  /** What is there instead. */
  abstract Table<String, X> other(Table<String, X> table);

  @Override
  @SuppressWarnings("unchecked") // A table of one name has one type.
  public final <K, V> Table<K, V> table(String uid, String which, Table<K, V> table) {
    return uid.equals(Uids.DECIDE_COMMANDS) && which.equals(name)
        ? (Table<K, V>) other((Table<String, X>) table)
        : table;
  }
}
