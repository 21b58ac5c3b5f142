package dev.holdfast.domain.decide;

import dev.holdfast.domain.ContentHash;
import dev.holdfast.domain.HoldCommands;
import dev.holdfast.domain.HoldFold;
import dev.holdfast.domain.Holds;
import dev.holdfast.domain.Levels;
import dev.holdfast.domain.Reason;
import dev.holdfast.domain.StockFold;
import dev.holdfast.schema.Command;
import dev.holdfast.schema.CommandKind;
import dev.holdfast.schema.Commit;
import dev.holdfast.schema.Event;
import dev.holdfast.schema.Hold;
import dev.holdfast.schema.HoldWork;
import dev.holdfast.schema.Proposal;
import dev.holdfast.schema.StockLevel;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Decides the commands of one item, and when its holds expire.
 *
 * <p>Nothing is decided here for good. A decision is a proposal, made from the commits seen so far;
 * append writes it only if no commit since then has placed, extended or ended its hold. Until the
 * log shows the proposal, or the commit that overtook it, it is pending, and other work on that
 * hold waits; then decide looks again. All it learns, it learns from commits in log order.
 *
 * <p>A command is decided no earlier than what its sender could have seen: it waits until the
 * commit it is stamped with has been folded. A hold expires once the command stream's time has
 * passed its `expiresAt` and the grace, and not while a command for it waits, is queued or pending;
 * so a confirm sent in time wins, however late it is decided.
 */
public final class Decider {
  /** More commands than this for one hold are rejected rather than queued. */
  static final int QUEUE_MAX = 100;

  private final DeciderState state;
  private final DeciderContext context;
  private final DeciderSettings settings;
  private final Agenda agenda;

  public Decider(DeciderState state, DeciderContext context, DeciderSettings settings) {
    this.state = state;
    this.context = context;
    this.settings = settings;
    this.agenda = new Agenda(state.agenda(), context);
  }

  /** Folds the commit that follows the last one, and takes up what it settles or permits. */
  public void onCommit(Commit commit) {
    state.level(StockFold.apply(levelOf(commit.getItem()), commit));
    Set<String> reservations = new LinkedHashSet<>();
    List<Event> told = new ArrayList<>(commit.getEvents());
    told.removeIf(event -> event.getContentHash() == null);
    told.forEach(event -> rememberCommand(event, commit));
    told.forEach(event -> leaveOtherQueue(event).ifPresent(reservations::add));
    for (Event event : commit.getEvents()) {
      if (event.getReservation() != null) {
        reservations.add(event.getReservation());
        fold(commit, event);
      }
    }
    reservations.forEach(reservation -> schedule(reservation, commit));
    reservations.forEach(this::advance);
    reached(commit.getSeq());
  }

  /**
   * Takes a command from the stream, at most once per id.
   *
   * @param arrivedAt when it arrived there, epoch milliseconds
   */
  public void onCommand(Command command, long arrivedAt) {
    if (command.getKind() == CommandKind.nudge) {
      return;
    }
    long hash = ContentHash.of(command);
    Long known = state.commands().get(command.getCommand());
    if (known != null) {
      if (known != hash) {
        rejectReuse(command, hash);
      }
      return;
    }
    state.commands().put(command.getCommand(), hash);
    if (command.getReservation() != null) {
      forgetBy(arrivedAt, command.getReservation());
    }
    if (command.getSeq() > levelOf(command.getItem()).getSeq()) {
      await(command);
    } else {
      accept(command);
    }
  }

  /** Looks at what was put down for `time`, which the command stream's time has passed. */
  public void onTime(long time) {
    for (Agenda.Note note : agenda.take(time)) {
      switch (note.matter()) {
        case EXPIRY:
          advance(note.id());
          break;
        case HOLD_MEMORY:
          forgetHold(note.id());
          break;
        case COMMAND_MEMORY:
          state.commands().remove(note.id());
          break;
      }
    }
  }

  /** What the log tells stands, whichever content of a reused id came first this time. */
  private void rememberCommand(Event event, Commit commit) {
    state.commands().put(event.getCommand(), event.getContentHash());
    agenda.put(rememberedUntil(commit), Agenda.Matter.COMMAND_MEMORY, event.getCommand());
  }

  /**
   * A reused id may stand in the queue of one hold when the log tells that it was decided for
   * another: before a restart, commands may have come in another order. It has its outcome, and
   * must not be waited for.
   */
  private Optional<String> leaveOtherQueue(Event event) {
    String reservation = state.queued().get(event.getCommand());
    if (reservation == null || reservation.equals(event.getReservation())) {
      return Optional.empty();
    }
    HoldWork work = workOn(reservation);
    Optional<Command> other =
        work.getQueue().stream().filter(c -> c.getCommand().equals(event.getCommand())).findAny();
    leaveQueue(reservation, event.getCommand(), false);
    other.ifPresent(command -> rejectReuse(command, ContentHash.of(command)));
    return Optional.of(reservation);
  }

  private void fold(Commit commit, Event event) {
    String reservation = event.getReservation();
    Hold hold = HoldFold.apply(state.holds().get(reservation), commit, event);
    if (hold != null && HoldFold.touches(event)) {
      state.holds().put(reservation, hold);
    }
    settle(reservation, event);
  }

  /**
   * Ends what is pending if this is it, or if this overtook it. A command whose outcome this is
   * leaves the queue wherever it stands: before a restart, commands may have come in another order.
   */
  private void settle(String reservation, Event event) {
    if (state.work().get(reservation) != null) {
      leaveQueue(reservation, event.getCommand(), HoldFold.touches(event));
    }
  }

  private void leaveQueue(String reservation, String command, boolean overtakes) {
    HoldWork work = workOn(reservation);
    List<Command> queue = new ArrayList<>(work.getQueue());
    if (queue.removeIf(queued -> queued.getCommand().equals(command))) {
      state.queued().remove(command);
    }
    Proposal pending = work.getPending();
    boolean ended = pending != null && (overtakes || pending.getProposal().equals(command));
    put(reservation, work.getWaiting(), queue, ended ? null : pending);
  }

  private void schedule(String reservation, Commit commit) {
    Hold hold = state.holds().get(reservation);
    if (hold == null) {
      return;
    }
    if (Holds.isOpen(hold)) {
      // Also where nothing has changed: the note may have been taken while a command was pending,
      // and after a restart there is no time yet by which to see that the hold is due.
      agenda.put(dueAt(hold), Agenda.Matter.EXPIRY, reservation);
    } else if (Holds.isClosed(hold) && hold.getSeq() == commit.getSeq()) {
      agenda.put(rememberedUntil(commit), Agenda.Matter.HOLD_MEMORY, reservation);
    }
  }

  /** A commit read late must not be forgotten before those that follow it have been read. */
  private long rememberedUntil(Commit commit) {
    return Math.max(commit.getAt(), context.now()) + settings.memoryMillis();
  }

  private void await(Command command) {
    List<Command> same = state.waiting().get(command.getSeq());
    List<Command> longer = same == null ? new ArrayList<>() : new ArrayList<>(same);
    longer.add(command);
    state.waiting().put(command.getSeq(), longer);
    if (command.getReservation() != null) {
      countWaiting(command.getReservation(), 1);
    }
  }

  private void reached(long seq) {
    List<Command> commands = state.waiting().get(seq);
    if (commands == null) {
      return;
    }
    state.waiting().remove(seq);
    for (Command command : commands) {
      if (command.getReservation() != null) {
        countWaiting(command.getReservation(), -1);
      }
      long hash = ContentHash.of(command);
      if (state.commands().get(command.getCommand()) == hash) {
        accept(command);
      } else {
        rejectReuse(command, hash);
      }
    }
  }

  private void accept(Command command) {
    String reservation = command.getReservation();
    if (reservation == null) {
      context.propose(Proposals.apply(command, levelOf(command.getItem())));
      return;
    }
    HoldWork work = workOn(reservation);
    if (work.getQueue().size() >= QUEUE_MAX) {
      context.propose(
          Proposals.reject(
              command, command.getCommand(), levelOf(command.getItem()), Reason.TOO_MANY_COMMANDS));
      return;
    }
    List<Command> queue = new ArrayList<>(work.getQueue());
    queue.add(command);
    state.queued().put(command.getCommand(), reservation);
    put(reservation, work.getWaiting(), queue, work.getPending());
    advance(reservation);
  }

  /** Proposes what comes next for a hold, if anything, and if nothing is pending. */
  private void advance(String reservation) {
    HoldWork work = workOn(reservation);
    if (work.getPending() != null) {
      return;
    }
    Proposal next = next(state.holds().get(reservation), work);
    if (next != null) {
      put(reservation, work.getWaiting(), work.getQueue(), next);
      context.propose(next);
    }
  }

  private Proposal next(Hold hold, HoldWork work) {
    if (hold != null && !hold.getDuplicates().isEmpty()) {
      return Proposals.releaseDuplicate(hold, levelOf(hold.getItem()));
    }
    if (!work.getQueue().isEmpty()) {
      Command command = work.getQueue().get(0);
      StockLevel level = levelOf(command.getItem());
      return HoldCommands.refusal(hold, command)
          .map(reason -> Proposals.rejectForHold(command, level, reason))
          .orElseGet(() -> Proposals.apply(command, level, hold));
    }
    boolean due = hold != null && Holds.isOpen(hold) && dueAt(hold) <= context.now();
    return due && work.getWaiting() == 0 ? Proposals.expire(hold, levelOf(hold.getItem())) : null;
  }

  private long dueAt(Hold hold) {
    return hold.getExpiresAt() + settings.graceMillis();
  }

  /**
   * A command may be far ahead of the stream's time, if nobody called for long. What is forgotten
   * by its time is forgotten for it: those who fold what comes of it may have forgotten, too.
   */
  private void forgetBy(long time, String reservation) {
    Hold hold = state.holds().get(reservation);
    if (hold != null
        && Holds.isClosed(hold)
        && hold.getAt() + settings.memoryMillis() <= time
        && state.work().get(reservation) == null) {
      state.holds().remove(reservation);
    }
  }

  private void forgetHold(String reservation) {
    Hold hold = state.holds().get(reservation);
    if (hold == null || !Holds.isClosed(hold)) {
      return;
    }
    long until = hold.getAt() + settings.memoryMillis();
    if (until <= context.now() && state.work().get(reservation) == null) {
      state.holds().remove(reservation);
    } else {
      long later = Math.max(until, context.now() + settings.memoryMillis());
      agenda.put(later, Agenda.Matter.HOLD_MEMORY, reservation);
    }
  }

  /** Its rejection has an id of its own, and like a command is told once however often it comes. */
  private void rejectReuse(Command command, long hash) {
    String id = "reuse:" + command.getCommand() + ":" + Long.toHexString(hash);
    if (state.commands().get(id) == null) {
      state.commands().put(id, hash);
      context.propose(Proposals.reject(command, id, levelOf(command.getItem()), Reason.ID_REUSED));
    }
  }

  private StockLevel levelOf(String item) {
    StockLevel level = state.level();
    return level == null ? Levels.empty(item) : level;
  }

  private HoldWork workOn(String reservation) {
    HoldWork work = state.work().get(reservation);
    return work == null ? new HoldWork(0, List.of(), null) : work;
  }

  private void countWaiting(String reservation, int change) {
    HoldWork work = workOn(reservation);
    put(reservation, work.getWaiting() + change, work.getQueue(), work.getPending());
  }

  private void put(String reservation, int waiting, List<Command> queue, Proposal pending) {
    if (waiting == 0 && queue.isEmpty() && pending == null) {
      state.work().remove(reservation);
    } else {
      state.work().put(reservation, new HoldWork(waiting, new ArrayList<>(queue), pending));
    }
  }
}
