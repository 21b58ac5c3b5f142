package dev.holdfast.domain.decide;

import dev.holdfast.domain.Levels;
import dev.holdfast.domain.operator.Table;
import dev.holdfast.schema.Command;
import dev.holdfast.schema.Hold;
import dev.holdfast.schema.HoldWork;
import dev.holdfast.schema.ItemWork;
import dev.holdfast.schema.StockLevel;

/** What decide remembers of one item. Who keeps it, and where, is the caller's affair. */
public interface DeciderState {
  /** The fold of all commits seen; null at first. */
  StockLevel level();

  void level(StockLevel level);

  /** The same; of an item without commits, empty. */
  default StockLevel levelOf(String item) {
    StockLevel level = level();
    return level == null ? Levels.empty(item) : level;
  }

  /** Open holds, and closed ones until their memory ends. */
  Table<String, Hold> holds();

  /** What there is to do, by {@link Subject}. */
  Table<String, HoldWork> work();

  /** How many proposals are under way, and the ends of the backlog; null for none of both. */
  ItemWork itemWork();

  void itemWork(ItemWork work);

  /** The {@link Backlog}: each {@link Subject} with the one after it, the last with itself. */
  Table<String, String> line();

  /** How many commands have come whose stamped seq has not been seen, by that seq. */
  Table<Long, Integer> waitingSizes();

  /** Those commands, see {@link Buckets}. */
  Table<String, Command> waiting();

  /** The {@link Place} of each command that is not decided yet, by its id. */
  Table<String, String> queued();

  /** Content hashes of the command ids met, until their memory ends. */
  Table<String, Long> commands();

  /**
   * How much there is to look at when the command stream's time passes a moment, in epoch millis.
   */
  Table<Long, Integer> agendaSizes();

  /** What that is: each a {@link Note}, see {@link Buckets}. */
  Table<String, String> agenda();
}
