package dev.holdfast.proof.simulate.stores;

import static dev.holdfast.proof.simulate.world.Fault.ANSWER_LOST;
import static dev.holdfast.proof.simulate.world.Fault.REQUEST_DOUBLED;
import static dev.holdfast.proof.simulate.world.Fault.REQUEST_LOST;
import static dev.holdfast.proof.simulate.world.Fault.THROTTLED;
import static dev.holdfast.proof.simulate.world.Fault.WRITE_LATE;

import dev.holdfast.proof.simulate.world.Faults;
import dev.holdfast.proof.simulate.world.Machine;
import dev.holdfast.proof.simulate.world.World;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;

/** The calls one machine makes to services elsewhere, and what may become of each. */
public final class Calls {
  /** As the clients of the real services are set. */
  private static final long TIMEOUT_MILLIS = 2_000;

  /** How long a write may be under way; requests that are older are turned away by their date. */
  public static final long LATE_MAX_MILLIS = 30_000;

  private final World world;
  private final Machine machine;

  public Calls(World world, Machine machine) {
    this.world = world;
    this.machine = machine;
  }

  /** A call that changes nothing. */
  public <T> CompletionStage<T> read(Supplier<T> service) {
    return call("read", service, false);
  }

  /** A call that may also be done late, when nobody waits for it any more. */
  public <T> CompletionStage<T> write(String what, Supplier<T> service) {
    return call(what, service, true);
  }

  private <T> CompletableFuture<T> call(String what, Supplier<T> service, boolean writes) {
    CompletableFuture<T> answer = new CompletableFuture<>();
    Faults faults = world.faults;
    if (faults.strikes(THROTTLED)) {
      note(what, THROTTLED.word());
      world.schedule.in(
          world.delay(), machine, () -> answer.completeExceptionally(NoAnswer.throttled()));
    } else if (faults.strikes(REQUEST_LOST)) {
      note(what, REQUEST_LOST.word());
      timeOut(answer);
    } else if (writes && faults.strikes(WRITE_LATE)) {
      note(what, WRITE_LATE.word());
      timeOut(answer);
      long late = 500 + faults.dice(WRITE_LATE).skewed(LATE_MAX_MILLIS - 500);
      world.schedule.in(late, () -> done(service));
    } else if (faults.strikes(ANSWER_LOST)) {
      note(what, ANSWER_LOST.word());
      timeOut(answer);
      world.schedule.in(world.delay(), () -> done(service));
    } else {
      boolean twice = faults.strikes(REQUEST_DOUBLED);
      if (twice) {
        note(what, REQUEST_DOUBLED.word());
      }
      world.schedule.in(world.delay(), () -> serve(service, answer, twice));
    }
    return answer;
  }

  private <T> void serve(Supplier<T> service, CompletableFuture<T> answer, boolean again) {
    T result = service.get();
    if (again) {
      // The client below tries again by itself, and hears of the second try only.
      world.schedule.in(10 + world.delay(), () -> serve(service, answer, false));
    } else {
      world.schedule.in(world.delay(), machine, () -> answer.complete(result));
    }
  }

  /** Done, and nobody hears of it. */
  private static void done(Supplier<?> service) {
    Object unused = service.get();
  }

  private void timeOut(CompletableFuture<?> answer) {
    world.schedule.in(
        TIMEOUT_MILLIS, machine, () -> answer.completeExceptionally(NoAnswer.timedOut()));
  }

  private void note(String what, String fault) {
    if (world.story.isTold()) {
      world.story.tell(machine.name(), what + ": " + fault);
    }
  }
}
