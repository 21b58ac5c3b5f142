package dev.holdfast.domain.decide;

import dev.holdfast.domain.ContentHash;
import dev.holdfast.domain.DerivedIds;
import dev.holdfast.domain.HoldFold;
import dev.holdfast.domain.Holds;
import dev.holdfast.domain.StockFold;
import dev.holdfast.domain.command.CommandHandlers;
import dev.holdfast.schema.Command;
import dev.holdfast.schema.Commit;
import dev.holdfast.schema.Event;
import dev.holdfast.schema.Hold;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Decides the commands of one item, and when its holds expire.
 *
 * <p>Nothing is decided here for good. A decision is a proposal, made from the commits seen so far;
 * append writes it only if no commit since then has placed, changed or ended its hold. Until the
 * log shows the proposal, or the commit that overtook it, it is pending, and other work on that
 * hold waits; then decide looks again. All it learns, it learns from commits in log order.
 *
 * <p>A command is decided no earlier than what its sender could have seen: it waits until the
 * commit it is stamped with has been folded ({@link Stamps}). Then it queues behind others for its
 * hold ({@link Queues}). A hold expires once it is due ({@link Deadlines}), and not while a command
 * for it waits, is queued or pending; so a confirm sent in time wins, however late it is decided.
 * What is next about a hold or a command says {@link NextProposal}; that it is proposed one at a
 * time and not too much at once, {@link Proposer}; which ids have been met, {@link Memory}.
 */
public final class Decider {
  /** A commit that is read so long after it was written has others behind it. */
  private static final long LATE_MILLIS = 3_600_000;

  private final DeciderState state;
  private final DeciderContext context;
  private final Agenda agenda;
  private final Backlog backlog;
  private final Places places;
  private final Deadlines deadlines;
  private final Queues queues;
  private final Memory memory;
  private final Proposer proposer;
  private final Stamps stamps;

  public Decider(DeciderState state, DeciderContext context, DeciderSettings settings) {
    this.state = state;
    this.context = context;
    this.agenda = new Agenda(state, context);
    this.backlog = new Backlog(state);
    this.places = new Places(state);
    this.deadlines = new Deadlines(settings.expiry(), agenda, context);
    WorkList work = new WorkList(state);
    this.queues = new Queues(work, places, backlog);
    this.memory = new Memory(state, context, work, agenda, settings.memoryMillis());
    this.proposer = new Proposer(state, context, agenda, work, backlog, deadlines);
    this.stamps = new Stamps(state, places, work, agenda, proposer);
  }

  /** Folds the commit that follows the last one, and takes up what it settles or permits. */
  public void onCommit(Commit commit) {
    backlog.begin();
    state.level(StockFold.apply(state.levelOf(commit.getItem()), commit));
    Set<String> reservations = new LinkedHashSet<>();
    List<Event> outcomes = new ArrayList<>(commit.getEvents());
    outcomes.removeIf(event -> event.getContentHash() == null);
    outcomes.forEach(event -> memory.learn(event, commit));
    outcomes.forEach(event -> leaveOtherPlace(event).ifPresent(reservations::add));
    outcomes.forEach(this::settleIndependent);
    for (Event event : commit.getEvents()) {
      if (event.getReservation() != null) {
        reservations.add(event.getReservation());
        fold(commit, event);
      }
    }
    reservations.forEach(reservation -> schedule(reservation, commit));
    boolean isLate = context.now() > commit.getAt() + LATE_MILLIS;
    for (String reservation : reservations) {
      Subject hold = Subject.hold(reservation);
      if (isLate) {
        proposer.advanceCommands(hold);
      } else {
        proposer.advance(hold);
      }
    }
    stamps.take(commit.getSeq()).forEach(this::reached);
    proposer.advanceBacklog();
    backlog.end();
  }

  /**
   * Takes a command from the stream, at most once per id.
   *
   * @param arrivedAt when it arrived there, epoch milliseconds
   */
  public void onCommand(Command command, long arrivedAt) {
    if (!CommandHandlers.of(command).isDecided()) {
      return;
    }
    backlog.begin();
    long hash = ContentHash.of(command);
    switch (memory.meet(command.getCommand(), hash)) {
      case NEVER:
        take(command, arrivedAt);
        break;
      case WITH_THIS_CONTENT:
        break;
      case WITH_OTHER_CONTENT:
        rejectReuse(command, hash);
        break;
    }
    backlog.end();
  }

  /** Looks at what was put down for `time`, which the command stream's time has passed. */
  public void onTime(long time) {
    backlog.begin();
    for (Note note : agenda.take(time)) {
      switch (note.matter()) {
        case EXPIRY:
          proposer.advance(Subject.hold(note.reservation()));
          break;
        case HOLD_MEMORY:
          memory.forgetHold(note);
          break;
        case COMMAND_MEMORY:
          memory.forgetCommand(note.command());
          break;
        case STAMP:
          stamps.lookAt(note.stamp(), context.now());
          break;
        case PROPOSAL:
          proposer.again(note.subject(), note.proposal());
          break;
      }
    }
    backlog.end();
  }

  private void take(Command command, long arrivedAt) {
    if (command.getSeq() > state.levelOf(command.getItem()).getSeq()) {
      stamps.add(command, Math.max(arrivedAt, context.now()));
    } else {
      proposer.advance(queues.add(command));
    }
  }

  /** Its rejection has an id of its own, and like a command is told once however often it comes. */
  private void rejectReuse(Command command, long hash) {
    String id = DerivedIds.reuse(command.getCommand(), hash);
    if (memory.meet(id, hash) == Memory.Met.NEVER) {
      proposer.advance(Subject.independent(id), command);
    }
  }

  /**
   * A command that waits, or stands in the queue of another hold or with other content, is not
   * waited for once the log has its outcome: before a restart commands may have come in another
   * order, or its stamp was not found. If the outcome is of other content under the same id, this
   * one is a reuse.
   *
   * @return the hold it was about
   */
  private Optional<String> leaveOtherPlace(Event outcome) {
    Place place = places.find(outcome.getCommand());
    if (place == null || isInPlace(outcome, place)) {
      return Optional.empty();
    }
    Command command =
        place.isStamp()
            ? stamps.remove(place.stamp(), outcome)
            : queues.remove(place.reservation(), outcome.getCommand());
    long hash = ContentHash.of(command);
    if (hash != outcome.getContentHash() || !place.isStamp()) {
      rejectReuse(command, hash);
    }
    return Optional.ofNullable(command.getReservation());
  }

  /** Whether the command that has this outcome is the one in its hold's queue. */
  private boolean isInPlace(Event outcome, Place place) {
    return place.isQueueOf(outcome.getReservation())
        && ContentHash.of(queues.find(place.reservation(), outcome.getCommand()))
            == outcome.getContentHash();
  }

  /** Ends what is pending without a hold, if this is it; what is in a hold's queue is not. */
  private void settleIndependent(Event outcome) {
    if (places.find(outcome.getCommand()) != null) {
      return;
    }
    Command command = queues.end(Subject.independent(outcome.getCommand()));
    long hash = command == null ? outcome.getContentHash() : ContentHash.of(command);
    if (hash != outcome.getContentHash()) {
      rejectReuse(command, hash);
    }
  }

  private void fold(Commit commit, Event event) {
    String reservation = event.getReservation();
    Hold hold = HoldFold.apply(state.holds().get(reservation), commit, event);
    if (hold != null && HoldFold.touches(event)) {
      state.holds().put(reservation, hold);
    }
    queues.settle(reservation, event.getCommand(), HoldFold.touches(event));
  }

  private void schedule(String reservation, Commit commit) {
    Hold hold = state.holds().get(reservation);
    if (hold == null) {
      return;
    }
    if (Holds.isOpen(hold)) {
      deadlines.note(hold);
    } else if (Holds.isClosed(hold) && hold.getSeq() == commit.getSeq()) {
      memory.closed(hold, commit);
    }
  }

  /** The command's stamp is here: nobody need ask for it any more. */
  private void reached(Command command) {
    stamps.leave(command);
    queues.end(Subject.independent(command.getCommand()));
    proposer.advance(queues.add(command));
  }
}
