package dev.holdfast.proof.simulate;

import dev.holdfast.proof.simulate.actors.Book;
import dev.holdfast.proof.simulate.actors.Callers;
import dev.holdfast.proof.simulate.actors.Crowd;
import dev.holdfast.proof.simulate.actors.Gateway;
import dev.holdfast.proof.simulate.actors.Mishaps;
import dev.holdfast.proof.simulate.actors.Services;
import dev.holdfast.proof.simulate.actors.Shopper;
import dev.holdfast.proof.simulate.actors.Warehouse;
import dev.holdfast.proof.simulate.actors.Wiring;
import dev.holdfast.proof.simulate.check.Answers;
import dev.holdfast.proof.simulate.check.Arrivals;
import dev.holdfast.proof.simulate.check.Auditor;
import dev.holdfast.proof.simulate.check.ChangeAnswers;
import dev.holdfast.proof.simulate.check.Contention;
import dev.holdfast.proof.simulate.check.Rest;
import dev.holdfast.proof.simulate.job.Job;
import dev.holdfast.proof.simulate.stores.LogStore;
import dev.holdfast.proof.simulate.stores.Records;
import dev.holdfast.proof.simulate.stores.RowStore;
import dev.holdfast.proof.simulate.world.Fault;
import dev.holdfast.proof.simulate.world.World;
import dev.holdfast.schema.Commit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;

/** A whole system in a world made of its seed: run it, and what it did wrong is found. */
public final class Simulation {
  /** How long all may take to come to rest when nothing goes wrong any more, milliseconds. */
  private static final long REST_MAX_MILLIS = 300_000;

  /** Steps after which faults have another mix, and people another pace: a short run in all. */
  private static final long MIX_STEPS = 10_000;

  /** Long enough for levels and snapshots that wait out their interval. */
  private static final long QUIET_MILLIS = 12_000;

  /** How often it is looked whether all has come to rest. */
  private static final long LOOK_MILLIS = 100;

  private static final long ANSWER_MAX_MILLIS = 20_000;

  /** By when a row that could not be read is tried again. */
  private static final long TRIED_AGAIN_MILLIS = 70_000;

  /** Long enough to gather, for some checkpoints, and for rows to be retired at their pace. */
  private static final long ARCHIVE_MAX_MILLIS = 120_000;

  private final Plan plan;
  private final World world;
  private final Services services;
  private final Auditor auditor;
  private final Rest rest;
  private final Callers callers;
  private final List<Gateway> gateways = new ArrayList<>();
  private final List<Shopper> shoppers = new ArrayList<>();
  private final Contention contention;
  private final Crowd crowd;
  private final Warehouse warehouse;
  private final Job job;
  private final Mishaps mishaps;
  private long digest;

  /** When the newest commit landed. */
  private long landedAt;

  private Simulation(Plan plan) {
    this.plan = plan;
    world = new World(plan.seed(), plan.faults(), plan.spared(), plan.told());
    Wiring wiring = plan.wiring().get();
    LogStore log = new LogStore(world, wiring.appendsOnCondition());
    RowStore rows = new RowStore(world, wiring.snapshotsOnlyForward());
    services = Services.in(world, wiring, log, rows);
    Arrivals arrivals = new Arrivals(world);
    auditor = new Auditor(world, arrivals);
    rest = new Rest(services, auditor, arrivals);
    log.watch(this::landed);
    log.watchEnds(rest::checkRetiring);
    contention = new Contention(world, auditor);
    Book book =
        new Books(
            arrivals,
            auditor,
            new Answers(world, auditor, log),
            new ChangeAnswers(world, auditor),
            contention);
    for (int i = 1; i <= plan.gateways(); i++) {
      gateways.add(new Gateway(services, "gateway-" + i, book));
    }
    List<String> items = new ArrayList<>();
    for (int i = 1; i <= plan.items(); i++) {
      items.add("item-" + i);
    }
    callers = new Callers(world, gateways, book);
    for (int i = 1; i <= plan.shoppers(); i++) {
      shoppers.add(new Shopper(world, callers, items, "shopper-" + i));
    }
    crowd = new Crowd(world, callers, items, rows);
    warehouse = new Warehouse(world, callers, items, rows);
    job = new Job(services);
    mishaps = new Mishaps(services, gateways, job, callers);
  }

  /** Hears now and then how far a run has come. */
  public interface Progress {
    void at(long steps, Map<Fault, Long> faults);
  }

  /** Runs to the end, or to the first violation. */
  public static Result run(Plan plan) {
    return run(plan, (steps, faults) -> {});
  }

  /** The same, and tells how far it has come. */
  public static Result run(Plan plan, Progress progress) {
    return new Simulation(plan).runTo(progress);
  }

  private Result runTo(Progress progress) {
    gateways.forEach(Gateway::start);
    job.start();
    warehouse.start();
    shoppers.forEach(Shopper::start);
    crowd.start();
    mishaps.start();
    for (long end = 0; end < plan.steps() && !world.findings.any(); ) {
      long next = Math.min(end + MIX_STEPS, plan.steps());
      if (end > 0) {
        // Somebody upgrades now and then; or in a long run all items would come to stand still.
        services.log().unreadable().mendAll();
      }
      runUntil(() -> world.schedule.steps() >= next);
      progress.at(world.schedule.steps(), world.faults.counts());
      world.faults.mixAnew();
      shoppers.forEach(Shopper::changePace);
      warehouse.changePace();
      end = next;
    }
    comeToRest();
    return new Result(
        plan,
        world.schedule.steps(),
        world.faults.counts(),
        world.findings.rule(),
        world.findings.violation(),
        world.story.lines(),
        world.faults.struck(),
        digest);
  }

  private void landed(Commit commit) {
    digest = 31 * digest + commit.getCommitId().hashCode() + world.now();
    landedAt = world.now();
    auditor.check(commit);
    if (world.faults.strikes(Fault.CHANGE_LOST)) {
      rest.lost(commit.getItem());
    } else {
      services.changes().put(commit.getItem(), Records.change(commit));
    }
  }

  /** Nobody acts and nothing goes wrong any more: then all views must agree, and holds run out. */
  private void comeToRest() {
    world.faults.cease();
    shoppers.forEach(Shopper::stop);
    crowd.stop();
    warehouse.stop();
    callers.end();
    world.story.tell("world", "no more calls and no more faults");
    runUntil(() -> gateways.stream().allMatch(Gateway::isWell));
    rest.tellWhatWasLost();
    upgrade();
    restBy(world.now() + REST_MAX_MILLIS);
    if (world.findings.any()) {
      return;
    }
    rest.checkViews();
    pass(rest.lastEnd() + 1 - world.now());
    restBy(world.now() + REST_MAX_MILLIS);
    if (!world.findings.any()) {
      rest.checkEnd();
      rest.checkViews();
      long patience = world.now() + ANSWER_MAX_MILLIS;
      runUntil(() -> !callers.hasOpen() || world.now() > patience);
      callers.checkAnswered();
      contention.check();
      long archiving = world.now() + ARCHIVE_MAX_MILLIS;
      runUntil(() -> rest.isArchived() || world.now() > archiving);
      rest.checkArchived();
    }
  }

  /** Items with a row that cannot be read stand still, and no others; then all rows can be. */
  private void upgrade() {
    if (services.log().unreadable().anyEver()) {
      pass(TRIED_AGAIN_MILLIS);
      restBy(world.now() + REST_MAX_MILLIS);
      rest.checkViews();
      world.story.tell("world", "all rows can be read");
      services.log().unreadable().mendAll();
      pass(TRIED_AGAIN_MILLIS);
    }
  }

  private void pass(long millis) {
    long end = world.now() + millis;
    runUntil(() -> world.now() >= end);
  }

  private void restBy(long time) {
    long[] idleSince = {Long.MAX_VALUE};
    long[] nextLook = {world.now()};
    runUntil(
        () -> {
          if (world.now() < nextLook[0]) {
            return false;
          }
          nextLook[0] = world.now() + LOOK_MILLIS;
          if (!job.isIdle()) {
            idleSince[0] = Long.MAX_VALUE;
          } else if (idleSince[0] == Long.MAX_VALUE) {
            idleSince[0] = world.now();
          }
          // What is quickly over may be over between two looks; but it is in the log.
          long quietSince = Math.max(idleSince[0], landedAt);
          return quietSince < world.now() - QUIET_MILLIS || world.now() > time;
        });
    world.findings.require(job.isIdle(), "the system does not come to rest", job.unrest());
  }

  private void runUntil(BooleanSupplier done) {
    try {
      while (!world.findings.any() && !done.getAsBoolean() && world.schedule.step()) {}
    } catch (RuntimeException bug) {
      world.findings.report("an exception", bug.toString());
      if (plan.told()) {
        bug.printStackTrace();
      }
    }
  }
}
