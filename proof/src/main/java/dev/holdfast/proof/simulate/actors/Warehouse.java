package dev.holdfast.proof.simulate.actors;

import dev.holdfast.gateway.command.Draft;
import dev.holdfast.proof.simulate.stores.RowStore;
import dev.holdfast.proof.simulate.world.Dice;
import dev.holdfast.proof.simulate.world.World;
import dev.holdfast.schema.Command;
import dev.holdfast.schema.CommandKind;
import dev.holdfast.schema.Policy;
import dev.holdfast.schema.StockLevel;
import java.util.List;

/** Keeps stock short: brings little, counts, loses, and changes how items may be sold. */
public final class Warehouse {
  private final World world;
  private final Callers callers;
  private final List<String> items;
  private final RowStore rows;
  private final Dice dice;
  private int pauseMillis;
  private int commands;
  private boolean stopped;

  public Warehouse(World world, Callers callers, List<String> items, RowStore rows) {
    this.world = world;
    this.callers = callers;
    this.items = items;
    this.rows = rows;
    this.dice = new Dice(world.seed, "warehouse");
    changePace();
  }

  /** Is quicker from now on, or slower. */
  public void changePace() {
    pauseMillis = 200 + (int) dice.skewed(6_000);
  }

  /** Brings something of everything, then goes on. */
  public void start() {
    for (String item : items) {
      send(item, policy());
      send(item, received(3 + dice.skewed(40)));
    }
    next();
  }

  public void stop() {
    stopped = true;
  }

  private void next() {
    world.schedule.in(
        dice.below(pauseMillis) + callers.closedFor(),
        () -> {
          if (!stopped) {
            if (callers.closedFor() == 0) {
              String item = dice.pick(items);
              send(item, change(item));
            }
            next();
          }
        });
  }

  private Command.Builder change(String item) {
    int what = dice.below(100);
    if (what < 45) {
      return received(1 + dice.skewed(15));
    }
    if (what < 55) {
      return Command.newBuilder().setKind(CommandKind.returned).setQuantity(1L);
    }
    if (what < 70) {
      return Command.newBuilder()
          .setKind(CommandKind.adjusted)
          .setQuantity(adjustment())
          .setReason("damaged");
    }
    return what < 85 ? counted(item) : policy();
  }

  /** More is lost than found; never 0, which no gateway lets through. */
  private long adjustment() {
    return dice.below(10) < 7 ? -dice.between(1, 6) : dice.between(1, 3);
  }

  private static Command.Builder received(long quantity) {
    return Command.newBuilder().setKind(CommandKind.received).setQuantity(quantity);
  }

  private Command.Builder counted(String item) {
    Command.Builder count =
        Command.newBuilder().setKind(CommandKind.counted).setQuantity(dice.skewed(30));
    StockLevel seen = rows.snapshot(item);
    if (seen != null && dice.chance(0.7)) {
      count.setCountedAtSeq(Math.max(0, seen.getSeq() - dice.skewed(200)));
    }
    if (dice.chance(0.2)) {
      count.setIncludesUnshipped(dice.between(0, count.getQuantity()));
    }
    return count;
  }

  private Command.Builder policy() {
    return Command.newBuilder()
        .setKind(CommandKind.policy)
        .setPolicy(
            Policy.newBuilder()
                .setSafetyStock(dice.chance(0.7) ? 0 : dice.below(4))
                .setBackorderLimit(dice.chance(0.7) ? 0 : dice.below(4))
                .setHoldSeconds(5 + dice.below(15))
                .setHoldSecondsMax(Scale.HOLD_SECONDS_MAX - dice.below(30))
                .setQuantityMax(dice.chance(0.8) ? 1_000 : 1 + dice.below(10))
                .setLowStockThreshold(5)
                .setHighStockThreshold(1 + dice.below(10))
                .build());
  }

  private void send(String item, Command.Builder content) {
    String id = "w" + ++commands;
    callers.send(dice, new Draft(item, content, true), id, true, 3, taken -> {});
  }
}
