package dev.holdfast.job.throughput;

import dev.holdfast.schema.Command;
import dev.holdfast.schema.CommandKind;
import dev.holdfast.schema.Commit;
import java.util.List;

/**
 * What happened while the job was away: holds at a steady rate, a fifth of them on twenty items.
 * Seven of ten are confirmed a minute later, one is released, two are abandoned. Made anew from
 * numbers whenever it is asked for, so that it takes no room.
 */
final class ShopHour {
  static final int ITEMS = 10_000;
  static final int HOLD_SECONDS = 900;
  private static final int HOT_ITEMS = 20;
  private static final long COMMAND_AFTER_MILLIS = 60_000;
  private static final long PLENTY = 1_000_000;

  final int holds;
  final long start;
  final long end;
  private final int holdsPerSecond;
  private final int[] itemOf;
  private final int[] placedSeq;
  private final int[] stamp;
  private final int[][] holdsOfItem;

  /**
   * @param start epoch milliseconds
   */
  ShopHour(int minutes, int holdsPerSecond, long start) {
    this.holds = minutes * 60 * holdsPerSecond;
    this.holdsPerSecond = holdsPerSecond;
    this.start = start;
    this.end = start + minutes * 60_000L;
    this.itemOf = new int[holds];
    this.placedSeq = new int[holds];
    this.stamp = new int[holds];
    int[] tails = new int[ITEMS];
    java.util.Arrays.fill(tails, 1);
    int behind = (int) (COMMAND_AFTER_MILLIS * holdsPerSecond / 1_000);
    for (int hold = 0; hold < holds; hold++) {
      itemOf[hold] = item(hold);
      placedSeq[hold] = ++tails[itemOf[hold]];
      if (hold >= behind) {
        stamp[hold - behind] = tails[itemOf[hold - behind]];
      }
    }
    this.holdsOfItem = new int[ITEMS][];
    for (int item = 0; item < ITEMS; item++) {
      holdsOfItem[item] = new int[tails[item] - 1];
    }
    for (int hold = 0; hold < holds; hold++) {
      holdsOfItem[itemOf[hold]][placedSeq[hold] - 2] = hold;
    }
  }

  /** Mixed, and the same each time. */
  private static int item(int hold) {
    int mixed = (hold * 0x9E3779B9) >>> 1;
    return mixed % 5 == 0 ? mixed / 5 % HOT_ITEMS : mixed / 5 % ITEMS;
  }

  static String name(int item) {
    return "item-" + item;
  }

  static int number(String item) {
    return Integer.parseInt(item.substring("item-".length()));
  }

  long placedAt(int hold) {
    return start + hold * 1_000L / holdsPerSecond;
  }

  /** How many commits the item had when the hour was over. */
  long tail(int item) {
    return holdsOfItem[item].length + 1L;
  }

  Commit commit(int item, long seq) {
    return seq == 1
        ? ShopEvents.commit(name(item), 1, "first", start, List.of(ShopEvents.received(PLENTY)))
        : placing(holdsOfItem[item][(int) seq - 2]);
  }

  /** The commit that places the hold. */
  Commit placing(int hold) {
    long at = placedAt(hold);
    return ShopEvents.commit(
        name(itemOf[hold]),
        placedSeq[hold],
        "p" + hold,
        at,
        List.of(ShopEvents.placed("r" + hold, at + HOLD_SECONDS * 1_000L)));
  }

  long commandAt(int hold) {
    return placedAt(hold) + COMMAND_AFTER_MILLIS;
  }

  /** The command about the hold that came within the hour, or null. */
  Command command(int hold) {
    if (!hasCommand(hold)) {
      return null;
    }
    return Command.newBuilder()
        .setItem(name(itemOf[hold]))
        .setCommand("c" + hold)
        .setKind(hold % 10 < 7 ? CommandKind.confirm : CommandKind.release)
        .setReservation("r" + hold)
        .setSeq((long) stamp[hold])
        .setAt(commandAt(hold))
        .build();
  }

  private boolean hasCommand(int hold) {
    return hold % 10 < 8 && commandAt(hold) < end;
  }

  /** How many holds are to have ended when the job has caught up. */
  int ends(long graceMillis) {
    int ends = 0;
    for (int hold = 0; hold < holds; hold++) {
      boolean isOver = placedAt(hold) + HOLD_SECONDS * 1_000L + graceMillis < end;
      ends += hasCommand(hold) || isOver ? 1 : 0;
    }
    return ends;
  }
}
