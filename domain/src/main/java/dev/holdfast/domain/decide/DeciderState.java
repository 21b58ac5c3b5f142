package dev.holdfast.domain.decide;

import dev.holdfast.schema.Command;
import dev.holdfast.schema.Hold;
import dev.holdfast.schema.HoldWork;
import dev.holdfast.schema.StockLevel;
import java.util.List;

/** What decide remembers of one item. Who keeps it, and where, is the caller's affair. */
public interface DeciderState {
  /** The fold of all commits seen; null at first. */
  StockLevel level();

  void level(StockLevel level);

  /** Open holds, and closed ones until their memory ends. */
  Table<String, Hold> holds();

  /** What there is to do about a reservation. */
  Table<String, HoldWork> work();

  /** Commands whose stamped seq has not been seen, by that seq. */
  Table<Long, List<Command>> waiting();

  /** Which reservation's queue a command is in, by the command's id. */
  Table<String, String> queued();

  /** Content hashes of the command ids met, until their memory ends. */
  Table<String, Long> commands();

  /** What to look at when the command stream's time passes a moment, in epoch milliseconds. */
  Table<Long, List<String>> agenda();
}
