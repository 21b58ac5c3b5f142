package dev.holdfast.proof.simulate.breaks;

import dev.holdfast.domain.operator.Table;

/** A table that changes what is read from it or put into it. */
abstract class OtherTable<V> implements Table<String, V> {
  private final Table<String, V> table;

  OtherTable(Table<String, V> table) {
    this.table = table;
  }

  @Override
  public V get(String key) {
    return table.get(key);
  }

  @Override
  public void put(String key, V value) {
    table.put(key, value);
  }

  @Override
  public void remove(String key) {
    table.remove(key);
  }
}
