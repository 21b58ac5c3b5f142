package dev.holdfast.log.writer;

import dev.holdfast.log.Causes;
import dev.holdfast.log.HoleException;
import dev.holdfast.log.Stages;
import dev.holdfast.log.UnreadableRowException;
import dev.holdfast.log.writer.WriterMeter.Read;
import dev.holdfast.schema.Commit;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * The requests of one item, answered in turn. This is the group commit:
 *
 * <p>At most one read or append is under way. Requests that arrive meanwhile queue; the next append
 * takes as many as fit, decided in order against the level they will be appended to. A hot item so
 * costs one write per round trip instead of one per caller, and the lane never races itself.
 *
 * <p>A cached level may be stale. An accept is safe, since the conditional write proves it; if
 * another writer was faster, the answer brings its commit, which is folded, and all is decided
 * again. A refusal proves nothing by itself. It is given only if the level was the tail at some
 * moment since its request arrived: a read that began later, or an append of our own that began
 * later and was written, shows that. Hence the tickets: arrivals and steps draw them from one
 * counter. Until then an unproven refusal waits, first for the append under way, whose accepts it
 * may count, and then for a read, which all that wait share, one per 20 ms at most.
 *
 * <p>So a lane is a state machine. {@link LaneEvent} says in which state it can come, {@link
 * NextStep} what is done next, and {@link LaneMachine} what an event does to what is known and to
 * those who wait; none of them does I/O. This class does the steps:
 *
 * <pre>
 *    IDLE     request, wake-up             a step        LOADING
 *    PAUSED --------------------> READY --------------> READING_TAIL
 *      ^                           | ^                  READING_BACK
 *      |  nothing to do, or later  | |  answer, failure REFRESHING_COVER
 *      +---------------------------+ +----------------- APPENDING
 *
 *    any state -- a bug --> BROKEN, for good; another lane takes its place
 * </pre>
 *
 * <p>What arrives while a read or append is under way waits for its answer. A look-up in the read
 * model takes no turn: requests that need none go on meanwhile.
 */
final class Lane {
  private final String item;
  private final LaneContext context;
  private final LaneMachine machine;
  private final LaneLife life;
  private final Mailbox mailbox;
  private final WakeUp wakeUp;

  /** Why the lane is broken; null as long as it is not. */
  private RuntimeException bug;

  /**
   * @param onEnd is called when nothing more is kept of it; another may take its place, as another
   *     writer might
   */
  Lane(String item, LaneContext context, Consumer<Lane> onEnd) {
    this.item = item;
    this.context = context;
    this.machine = new LaneMachine(item, context.settings);
    this.life = new LaneLife(machine, context.settings, () -> onEnd.accept(this));
    this.mailbox = new Mailbox(this::breakDown, life::settle);
    this.wakeUp = new WakeUp(context.time, mailbox, this::woken);
  }

  <R> CompletionStage<R> submit(Request<R> request) {
    PendingRequest<R> arrived =
        new PendingRequest<>(request, now() + context.settings.deadlineMillis);
    mailbox.post(
        () -> {
          life.used(now());
          machine.submitted(arrived);
          goOn();
        });
    return arrived.future;
  }

  /** Gives up what it can, as its {@link LaneLife} says; never blocks. */
  void giveWay() {
    mailbox.post(() -> life.giveWay(now()));
  }

  private void woken() {
    machine.woken();
    goOn();
  }

  private void goOn() {
    if (machine.state() == LaneState.BROKEN) {
      machine.breakDown(bug); // Fails those who have come since, too.
    } else if (machine.state() == LaneState.READY) {
      Step step = machine.next(now());
      machine.takeLookUps().forEach(this::lookUp);
      begin(step);
    }
  }

  private void begin(Step step) {
    switch (step.kind) {
      case WAIT:
        wakeUp.in(step.millis);
        break;
      case LOAD:
        call(() -> context.snapshot(Read.SNAPSHOT, item), machine::loaded, this::readFailed);
        break;
      case READ_TAIL:
        readTail();
        break;
      case READ_BACK:
        readBack();
        break;
      case REFRESH_COVER:
        call(() -> context.snapshot(Read.COVER, item), machine::coverRead, this::readFailed);
        break;
      case APPEND:
        append(machine.round().batch());
        break;
      default:
        break;
    }
  }

  private void readTail() {
    call(
        () -> context.tail(item, machine.memory()),
        commits -> {
          machine.tailRead(commits);
          reportIfBehind();
        },
        failure -> {
          if (failure instanceof HoleException || reportUnreadable(failure)) {
            machine.holeFound(failure);
          } else {
            readFailed(failure);
          }
        });
  }

  private void readBack() {
    long after = machine.round().wantedAfter();
    call(
        () -> context.older(item, after, machine.round().missing()),
        commits -> machine.readBack(commits, now()),
        failure -> {
          if (failure instanceof HoleException) {
            machine.olderMissing();
          } else if (reportUnreadable(failure)) {
            machine.olderUnreadable(failure);
          } else {
            readFailed(failure);
          }
        });
  }

  private void readFailed(Throwable failure) {
    machine.readFailed(failure, now());
  }

  private void lookUp(PendingRequest<?> request) {
    long coveredSeq = machine.memory().cached().coveredSeq();
    call(
        () -> context.row(item, request.request.about()),
        row -> machine.lookedUp(request, row, coveredSeq),
        failure -> machine.lookUpFailed(request, failure));
  }

  private void append(Batch batch) {
    call(
        () -> context.append(batch),
        result -> {
          if (result.isWritten()) {
            written(result.commit());
          } else {
            machine.taken(result.commit(), now());
          }
        },
        failure -> {
          reportUnreadable(failure);
          machine.appendFailed(failure);
        });
  }

  /** Whether it is a row that cannot be read. The job may not have heard of it, either. */
  private boolean reportUnreadable(Throwable failure) {
    if (!(failure instanceof UnreadableRowException)) {
      return false;
    }
    context.reportBehind(item, ((UnreadableRowException) failure).seq());
    return true;
  }

  /** The log gets its next commit before those of this one get their answers. */
  private void written(Commit commit) {
    List<PendingRequest<?>> requests = machine.written(commit, now(), context.chance);
    reportIfBehind();
    try {
      goOn();
    } finally {
      requests.forEach(request -> machine.answer(request, commit));
    }
  }

  private void reportIfBehind() {
    if (machine.memory().takeFoundBehind()) {
      context.reportBehind(item, machine.memory().levelSeq());
    }
  }

  /** Calls a store; the answer comes back as a message, after which the lane goes on. */
  private <T> void call(
      Supplier<CompletionStage<T>> store, Consumer<T> onResult, Consumer<Throwable> onFailure) {
    Stages.of(store)
        .whenComplete(
            (result, failure) ->
                mailbox.post(
                    () -> {
                      if (machine.state() == LaneState.BROKEN) {
                        return; // Who waited for it was failed when the lane broke.
                      }
                      if (failure == null) {
                        onResult.accept(result);
                      } else {
                        onFailure.accept(Causes.of(failure));
                      }
                      goOn();
                    }));
  }

  private void breakDown(RuntimeException found) {
    bug = found;
    life.end();
    machine.breakDown(found);
  }

  private long now() {
    return context.time.now();
  }
}
