package dev.holdfast.domain.decide;

import dev.holdfast.domain.ContentHash;
import dev.holdfast.domain.DerivedIds;
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
 *
 * <p>A stamp that the log never reaches would be waited for without end. So after a while the first
 * command that waits for it is proposed to be rejected, on the condition that the log does not have
 * that seq: who appends finds out.
 */
public final class Decider {
  /** More commands than this for one hold are rejected rather than queued. */
  static final int QUEUE_MAX = 100;

  /** How much later a hold may expire in order to go with others. */
  public static final long EXPIRY_STEP_MILLIS = 200;

  /** How long a stamp is waited for before the log is asked, in the command stream's time. */
  static final long STAMP_PATIENCE_MILLIS = 600_000;

  private final DeciderState state;
  private final DeciderContext context;
  private final DeciderSettings settings;
  private final Agenda agenda;
  private final Works works;
  private final Line line;
  private final Piles<Command> waiting;

  public Decider(DeciderState state, DeciderContext context, DeciderSettings settings) {
    this.state = state;
    this.context = context;
    this.settings = settings;
    this.agenda = new Agenda(new Piles<>(state.agendaSizes(), state.agenda()), context);
    this.works = new Works(state);
    this.line = new Line(state);
    this.waiting = new Piles<>(state.waitingSizes(), state.waiting());
  }

  /** Folds the commit that follows the last one, and takes up what it settles or permits. */
  public void onCommit(Commit commit) {
    line.begin();
    state.level(StockFold.apply(levelOf(commit.getItem()), commit));
    Set<String> reservations = new LinkedHashSet<>();
    List<Event> told = new ArrayList<>(commit.getEvents());
    told.removeIf(event -> event.getContentHash() == null);
    told.forEach(event -> rememberCommand(event, commit));
    told.forEach(event -> leaveOtherPlace(event).ifPresent(reservations::add));
    told.forEach(this::settleLoose);
    for (Event event : commit.getEvents()) {
      if (event.getReservation() != null) {
        reservations.add(event.getReservation());
        fold(commit, event);
      }
    }
    reservations.forEach(reservation -> schedule(reservation, commit));
    reservations.forEach(this::advance);
    reached(commit.getSeq());
    while (line.moves()) {
      takeUp(line.next());
    }
    line.end();
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
    line.begin();
    long hash = ContentHash.of(command);
    Long known = state.commands().get(command.getCommand());
    if (known == null) {
      state.commands().put(command.getCommand(), hash);
      if (command.getReservation() != null) {
        forgetBy(arrivedAt, command.getReservation());
      }
      if (command.getSeq() > levelOf(command.getItem()).getSeq()) {
        await(command, arrivedAt);
      } else {
        accept(command);
      }
    } else if (known != hash) {
      rejectReuse(command, hash);
    }
    line.end();
  }

  /** Looks at what was put down for `time`, which the command stream's time has passed. */
  public void onTime(long time) {
    line.begin();
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
        case STAMP:
          askForStamp(Long.parseLong(note.id()), context.now());
          break;
      }
    }
    line.end();
  }

  /** What the log tells stands, whichever content of a reused id came first this time. */
  private void rememberCommand(Event event, Commit commit) {
    state.commands().put(event.getCommand(), event.getContentHash());
    agenda.put(rememberedUntil(commit), Agenda.Matter.COMMAND_MEMORY, event.getCommand());
  }

  /**
   * A command that waits, or stands in the queue of another hold or with other content, is not
   * waited for once the log tells its outcome: before a restart commands may have come in another
   * order, or its stamp was not found. If the outcome is of other content under the same id, this
   * one is a reuse.
   */
  private Optional<String> leaveOtherPlace(Event event) {
    String place = state.queued().get(event.getCommand());
    if (place == null || standsFor(event, place)) {
      return Optional.empty();
    }
    Command command =
        Works.isLoose(place)
            ? leavePile(Long.parseLong(Works.proposalOf(place)), event)
            : leaveOtherQueue(place, event);
    if (ContentHash.of(command) != event.getContentHash() || !Works.isLoose(place)) {
      rejectReuse(command, ContentHash.of(command));
    }
    return Optional.ofNullable(command.getReservation());
  }

  /** Whether the command that the event tells of is the one in its hold's queue. */
  private boolean standsFor(Event event, String place) {
    return place.equals(event.getReservation())
        && ContentHash.of(find(works.of(place).getQueue(), event.getCommand()))
            == event.getContentHash();
  }

  private Command leaveOtherQueue(String reservation, Event event) {
    Command command = find(works.of(reservation).getQueue(), event.getCommand());
    leaveQueue(reservation, event.getCommand(), false);
    return command;
  }

  private Command leavePile(long stamp, Event event) {
    Command command = find(waiting.get(stamp), event.getCommand());
    waiting.remove(stamp, other -> other.getCommand().equals(command.getCommand()));
    stopsWaiting(command);
    if (Reason.STAMP_UNKNOWN.equals(event.getReason())
        && stamp > levelOf(command.getItem()).getSeq()) {
      waiting.get(stamp).forEach(this::askForStampOf);
    }
    return command;
  }

  private static Command find(List<Command> commands, String id) {
    return commands.stream().filter(c -> c.getCommand().equals(id)).findFirst().orElseThrow();
  }

  /** Ends what is pending without a hold, if this is it; what is in a hold's queue is not. */
  private void settleLoose(Event event) {
    if (state.queued().get(event.getCommand()) != null) {
      return;
    }
    String subject = Works.loose(event.getCommand());
    HoldWork work = works.find(subject);
    if (work == null) {
      return;
    }
    dropLoose(subject, work);
    Command command = work.getQueue().get(0);
    long hash = ContentHash.of(command);
    if (hash != event.getContentHash()) {
      rejectReuse(command, hash);
    }
  }

  private void dropLoose(String subject, HoldWork work) {
    works.remove(subject);
    if (work.getPending() != null) {
      line.leavesPlace();
    }
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
    if (works.find(reservation) != null) {
      leaveQueue(reservation, event.getCommand(), HoldFold.touches(event));
    }
  }

  private void leaveQueue(String reservation, String command, boolean overtakes) {
    HoldWork work = works.of(reservation);
    List<Command> queue = new ArrayList<>(work.getQueue());
    if (queue.removeIf(queued -> queued.getCommand().equals(command))) {
      state.queued().remove(command);
    }
    String pending = work.getPending();
    boolean ended = pending != null && (overtakes || pending.equals(command));
    if (ended) {
      line.leavesPlace();
    }
    works.put(reservation, work.getWaiting(), queue, ended ? null : pending);
  }

  private void schedule(String reservation, Commit commit) {
    Hold hold = state.holds().get(reservation);
    if (hold == null) {
      return;
    }
    if (Holds.isOpen(hold)) {
      // Also where nothing has changed: the note may have been taken while a command was pending,
      // and after a restart there is no time yet by which to see that the hold is due.
      agenda.put(callFor(hold), Agenda.Matter.EXPIRY, reservation);
    } else if (Holds.isClosed(hold) && hold.getSeq() == commit.getSeq()) {
      agenda.put(rememberedUntil(commit), Agenda.Matter.HOLD_MEMORY, reservation);
    }
  }

  /** A commit read late must not be forgotten before those that follow it have been read. */
  private long rememberedUntil(Commit commit) {
    return Math.max(commit.getAt(), context.now()) + settings.memoryMillis();
  }

  private void await(Command command, long arrivedAt) {
    long stamp = command.getSeq();
    boolean first = waiting.add(stamp, command) == 0;
    state.queued().put(command.getCommand(), Works.loose(Long.toString(stamp)));
    if (command.getReservation() != null) {
      works.countWaiting(command.getReservation(), 1);
    }
    if (first) {
      askLater(stamp, Math.max(arrivedAt, context.now()));
    }
  }

  private void stopsWaiting(Command command) {
    state.queued().remove(command.getCommand());
    if (command.getReservation() != null) {
      works.countWaiting(command.getReservation(), -1);
    }
  }

  private void askLater(long stamp, long now) {
    agenda.put(now + STAMP_PATIENCE_MILLIS, Agenda.Matter.STAMP, Long.toString(stamp));
  }

  /** One command asks for all that wait; if the log has the seq, it is on its way here. */
  private void askForStamp(long stamp, long now) {
    List<Command> still = waiting.get(stamp);
    if (!still.isEmpty()) {
      askForStampOf(still.get(0));
      askLater(stamp, now);
    }
  }

  private void askForStampOf(Command command) {
    String subject = Works.loose(command.getCommand());
    if (works.find(subject) == null) {
      works.queue(subject, command);
      advance(subject);
    }
  }

  private void reached(long seq) {
    for (Command command : waiting.take(seq)) {
      stopsWaiting(command);
      String question = Works.loose(command.getCommand());
      HoldWork asked = works.find(question);
      if (asked != null) {
        dropLoose(question, asked);
      }
      accept(command);
    }
  }

  private void accept(Command command) {
    String reservation = command.getReservation();
    if (reservation == null || works.of(reservation).getQueue().size() >= QUEUE_MAX) {
      String subject = Works.loose(command.getCommand());
      works.queue(subject, command);
      advance(subject);
      return;
    }
    state.queued().put(command.getCommand(), reservation);
    works.queue(reservation, command);
    advance(reservation);
  }

  /** Proposes what comes next about a subject, if anything, and if nothing is pending. */
  private void advance(String subject) {
    HoldWork work = works.of(subject);
    Proposal next = work.getPending() == null ? next(subject, work) : null;
    if (next != null && line.takesPlace()) {
      works.pending(subject, next.getProposal());
      context.propose(next);
    } else if (next != null) {
      line.join(subject);
    }
  }

  /** As {@link #advance}; but after a restart there may be no time yet by which a hold is due. */
  private void takeUp(String subject) {
    Hold hold = Works.isLoose(subject) ? null : state.holds().get(subject);
    if (hold != null && Holds.isOpen(hold) && dueAt(hold) > context.now()) {
      agenda.put(callFor(hold), Agenda.Matter.EXPIRY, subject);
    }
    advance(subject);
  }

  private Proposal next(String subject, HoldWork work) {
    if (Works.isLoose(subject)) {
      return work.getQueue().isEmpty() ? null : loose(subject, work.getQueue().get(0));
    }
    Hold hold = state.holds().get(subject);
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

  private Proposal loose(String subject, Command command) {
    String id = Works.proposalOf(subject);
    StockLevel level = levelOf(command.getItem());
    if (!id.equals(command.getCommand())) {
      return Proposals.reject(command, id, level, Reason.ID_REUSED);
    }
    if (command.getSeq() > level.getSeq()) {
      return Proposals.reject(command, id, level, Reason.STAMP_UNKNOWN);
    }
    return command.getReservation() == null
        ? Proposals.apply(command, level)
        : Proposals.reject(command, id, level, Reason.TOO_MANY_COMMANDS);
  }

  /** Holds that are due shortly after each other expire in one turn, and so in one commit. */
  private long callFor(Hold hold) {
    return -Math.floorDiv(-dueAt(hold), EXPIRY_STEP_MILLIS) * EXPIRY_STEP_MILLIS;
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
        && works.find(reservation) == null) {
      state.holds().remove(reservation);
    }
  }

  private void forgetHold(String reservation) {
    Hold hold = state.holds().get(reservation);
    if (hold == null || !Holds.isClosed(hold)) {
      return;
    }
    long until = hold.getAt() + settings.memoryMillis();
    if (until <= context.now() && works.find(reservation) == null) {
      state.holds().remove(reservation);
    } else {
      long later = Math.max(until, context.now() + settings.memoryMillis());
      agenda.put(later, Agenda.Matter.HOLD_MEMORY, reservation);
    }
  }

  /** Its rejection has an id of its own, and like a command is told once however often it comes. */
  private void rejectReuse(Command command, long hash) {
    String id = DerivedIds.reuse(command.getCommand(), hash);
    if (state.commands().get(id) == null) {
      state.commands().put(id, hash);
      works.queue(Works.loose(id), command);
      advance(Works.loose(id));
    }
  }

  private StockLevel levelOf(String item) {
    StockLevel level = state.level();
    return level == null ? Levels.empty(item) : level;
  }
}
