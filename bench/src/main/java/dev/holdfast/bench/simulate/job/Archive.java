package dev.holdfast.bench.simulate.job;

import dev.holdfast.bench.simulate.actors.Scale;
import dev.holdfast.bench.simulate.actors.Services;
import dev.holdfast.bench.simulate.stores.Calls;
import dev.holdfast.bench.simulate.world.Dice;
import dev.holdfast.bench.simulate.world.Machine;
import dev.holdfast.bench.simulate.world.World;
import dev.holdfast.schema.Commit;
import dev.holdfast.schema.StockLevel;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;

/** Finishes files in cold storage with each checkpoint; retires rows two checkpoints later. */
final class Archive {
  private final Services services;
  private final World world;
  private final Calls calls;
  private final Dice dice;
  private final Map<String, Long> retiredUpTo = new HashMap<>();

  Archive(Services services, Machine machine) {
    this.services = services;
    this.world = services.world();
    this.calls = new Calls(world, machine);
    this.dice = new Dice(world.seed, "archive on " + machine.name());
  }

  void finish(Deque<Commit> commits) {
    commits.forEach(commit -> services.cold().add(commit.getItem(), commit.getSeq()));
  }

  /** Of what `checkpoint` had archived, rows below the stored snapshot get their ttl. */
  void retire(JobState checkpoint) {
    checkpoint.items.forEach(
        (item, state) ->
            calls
                .read(() -> snapshotSeq(item))
                .whenComplete(
                    (snapshotSeq, failure) -> {
                      if (failure == null) {
                        retire(item, state.archivedUpTo, snapshotSeq);
                      }
                    }));
  }

  private long snapshotSeq(String item) {
    StockLevel snapshot = services.rows().snapshot(item);
    return snapshot == null ? 0 : snapshot.getSeq();
  }

  private void retire(String item, long archivedUpTo, long snapshotSeq) {
    long from = retiredUpTo.getOrDefault(item, 0L) + 1;
    long upTo = services.wiring().retireUpTo(archivedUpTo, snapshotSeq, services.log().tail(item));
    if (from <= upTo) {
      calls
          .write("retire up to " + upTo, () -> setTtl(item, from, upTo))
          .whenComplete(
              (done, failure) -> {
                if (failure == null) {
                  retiredUpTo.merge(item, upTo, Math::max);
                }
              });
    }
  }

  private Void setTtl(String item, long from, long upTo) {
    mayGo(item, from, upTo);
    long kept = Scale.RETENTION.toMillis() + dice.skewed(Scale.RETENTION.toMillis());
    world.schedule.in(kept, () -> expire(item, from, upTo));
    return null;
  }

  private void expire(String item, long from, long upTo) {
    mayGo(item, from, upTo);
    for (long seq = from; seq <= upTo; seq++) {
      services.log().expire(item, seq);
    }
  }

  private void mayGo(String item, long from, long upTo) {
    for (long seq = from; seq <= upTo; seq++) {
      world.findings.require(
          services.cold().has(item, seq),
          "a row is to expire that is not in cold storage",
          item + "/" + seq);
    }
    world.findings.require(
        upTo < snapshotSeq(item), "a row is to expire above the snapshot", item + "/" + upTo);
  }
}
