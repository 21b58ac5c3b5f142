package dev.holdfast.job.savepoint;

import static org.awaitility.Awaitility.await;

import dev.holdfast.job.world.Shop;
import dev.holdfast.job.world.World;
import dev.holdfast.schema.Command;
import dev.holdfast.schema.CommandKind;
import java.time.Duration;
import org.awaitility.core.ConditionFactory;

/**
 * What is under way when a savepoint is written: a hold that will run out, one that will be
 * confirmed, one that was, and one whose confirm waits for a commit that nobody has seen.
 */
final class SavepointScene {
  static final String RUNS_OUT = "runs-out";
  static final String IS_CONFIRMED_LATER = "is-confirmed-later";
  static final String WAS_CONFIRMED = "was-confirmed";
  static final String WAITS = "waits";
  static final int HOLD_SECONDS = 60;

  private final World world;
  private final Shop shop;

  SavepointScene(World world) {
    this.world = world;
    this.shop = new Shop(world, "mug");
  }

  /**
   * @param at the command stream's time, epoch milliseconds
   */
  void play(long at) {
    shop.send(shop.command("receive", CommandKind.received).setQuantity(10L), at);
    awaitOutcome("receive");
    for (String reservation : new String[] {RUNS_OUT, IS_CONFIRMED_LATER, WAS_CONFIRMED, WAITS}) {
      shop.place(reservation, 2, HOLD_SECONDS, at);
    }
    shop.send(confirm(WAS_CONFIRMED), at);
    awaitOutcome("confirm-" + WAS_CONFIRMED);
    shop.send(confirm(WAITS).setSeq(shop.level().getSeq() + 1), at);
    // One after the other: when this one has its outcome, that one waits.
    Shop other = new Shop(world, "cup");
    other.send(other.command("last", CommandKind.received).setQuantity(3L), at);
    awaitOutcome("last");
    other.place("open", 1, 6_000, at);
    soon().until(() -> world.readModels.hold("cup", "open") != null);
    soon().until(() -> covers("mug") && covers("cup"));
  }

  private boolean covers(String item) {
    long tail = new Shop(world, item).level().getSeq();
    return world.readModels.level(item) != null && world.readModels.level(item).getSeq() == tail;
  }

  Command.Builder confirm(String reservation) {
    return shop.command("confirm-" + reservation, CommandKind.confirm).setReservation(reservation);
  }

  void awaitOutcome(String command) {
    soon().until(() -> world.outcomes.stream().anyMatch(told -> told.getCommand().equals(command)));
  }

  static ConditionFactory soon() {
    return await().atMost(Duration.ofSeconds(90)).pollInterval(Duration.ofMillis(20));
  }
}
