package dev.holdfast.bench.load;

import dev.holdfast.bench.measure.Loop;
import dev.holdfast.bench.measure.Measured;
import dev.holdfast.bench.measure.Ratio;
import dev.holdfast.bench.measure.Shoppers;
import dev.holdfast.bench.measure.Stage;
import dev.holdfast.bench.measure.Wishes;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Holds on an item with a long past against holds on one with a short past: by a gateway that has
 * the level in memory, and by one that has just started, each hold anew.
 */
final class LongHistory implements Scenario {
  private static final int SHORT = 100;
  private static final double RATIO_MAX = 1.1;

  /** First holds: few, since each waits for its own. */
  private static final int COLD_HOLDS = 300;

  private static final Loop ONE_CALLER = new Loop(0, 1);

  @Override
  public Findings play(Stage stage, Target target, LoadSettings settings)
      throws InterruptedException {
    OwnTarget own = (OwnTarget) target;
    String young = past(stage, own, settings, SHORT);
    String old = past(stage, own, settings, settings.history());
    List<Measured> results = new ArrayList<>();
    // Once unmeasured: the first to be measured must not pay for the machine's warming up.
    Measured unused = cold(stage, own, past(stage, own, settings, SHORT - 1), "warm-up");
    // First holds before many: what is placed here has no snapshot, and would be read each time.
    results.add(cold(stage, own, young, "first hold, " + words(SHORT)));
    results.add(cold(stage, own, old, "first hold, " + words(settings.history())));
    results.add(warm(stage, own, settings, young, SHORT));
    results.add(warm(stage, own, settings, old, settings.history()));
    return new Findings(
        results,
        List.of(
            median("median of a hold", results.get(3), results.get(2)),
            median("median of a gateway's first hold", results.get(1), results.get(0))));
  }

  private static String past(Stage stage, OwnTarget own, LoadSettings settings, int commits) {
    String item = settings.item("past-" + commits);
    AtomicLong loaded = new AtomicLong();
    stage.prepare("a past of %,d commits".formatted(commits), commits, loaded::get);
    own.past(item, own.plenty(), commits, loaded::set);
    return item;
  }

  private static Measured warm(
      Stage stage, OwnTarget own, LoadSettings settings, String item, int commits)
      throws InterruptedException {
    return stage.measure(words(commits), own.gateways(), settings.loop(), Shoppers.allWant(item));
  }

  private static Measured cold(Stage stage, OwnTarget own, String item, String name)
      throws InterruptedException {
    Wishes wishes = Shoppers.eachOnce(Collections.nCopies(COLD_HOLDS, item));
    return stage.measureOnce(
        name,
        own.gateways(),
        ONE_CALLER,
        () -> {
          own.forget();
          return wishes.next();
        });
  }

  private static Ratio median(String what, Measured old, Measured young) {
    return Ratio.atMost(
        RATIO_MAX, what + ", long past against short", old.millis(50), young.millis(50));
  }

  private static String words(int commits) {
    return "%,d commits in the past".formatted(commits);
  }
}
