package dev.holdfast.domain.decide;

import dev.holdfast.domain.ChangeQuantity;
import dev.holdfast.domain.ChangeRequest;
import dev.holdfast.domain.CommandText;
import dev.holdfast.domain.Holds;
import dev.holdfast.domain.ItemLog;
import dev.holdfast.domain.LogText;
import dev.holdfast.domain.Reason;
import dev.holdfast.domain.ReserveDecision;
import dev.holdfast.schema.Command;
import dev.holdfast.schema.CommandKind;
import dev.holdfast.schema.Commit;
import dev.holdfast.schema.Hold;
import dev.holdfast.schema.HoldStatus;
import dev.holdfast.schema.Proposal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * One item with its gateway, its two streams, its append, and a decide that crashes. Each part
 * moves when a move says so; every commit is audited.
 */
final class Interleaving {
  private static final int RESERVATIONS = 5;

  /** A record of the command stream; without a command it is a tick. */
  private record Arrival(long at, Optional<Command> command) {}

  private final ItemLog log = new ItemLog();
  private final Auditor auditor = new Auditor();
  private final List<Arrival> stream = new ArrayList<>();
  private final Map<String, Command> firsts = new HashMap<>();
  private final List<Proposal> withdrawals = new ArrayList<>();
  private final List<Proposal> strays = new ArrayList<>();
  private final List<Proposal> taken = new ArrayList<>();
  private RunningDecide decide = new RunningDecide();
  private RunningDecide checkpoint = decide.copy();
  private int position;
  private int checkpointPosition;
  private long clock = 1_000_000;

  Interleaving() {
    LogText.append(log, "receive 12");
    auditor.check(log.commit(1));
  }

  void make(Move move) {
    switch (move.kind()) {
      case PLACE -> place(move);
      case WITHDRAW -> pick(withdrawals, move.who()).ifPresent(one -> append(List.of(one)));
      case CHANGE -> change(move);
      case ABOUT_HOLD -> {
        String reservation = "r" + move.how() % RESERVATIONS;
        send(CommandText.command(move.id(), move.aboutHold() + " of " + reservation, stamp(move)));
      }
      case ABOUT_STOCK -> send(CommandText.command(move.id(), move.aboutStock(), stamp(move)));
      case RESEND ->
          pick(stream, move.who())
              .flatMap(Arrival::command)
              .ifPresent(again -> resend(again, move));
      case TICK -> tick(move.who() % 10 * 1000L);
      case TAKE -> take(1 + move.how() % 4);
      case SEE -> see(1 + move.how() % 4);
      case APPEND -> append(move);
      case CHECKPOINT -> {
        checkpoint = decide.copy();
        checkpointPosition = position;
      }
      case CRASH -> {
        strays.addAll(decide.proposals());
        decide = checkpoint.copy();
        position = checkpointPosition;
      }
    }
  }

  private void place(Move move) {
    String reservation = "r" + move.who() % RESERVATIONS;
    String another = "r" + (move.who() + 1) % RESERVATIONS;
    Hold hold = log.hold(reservation);
    boolean known =
        hold != null
            && (hold.getStatus() == HoldStatus.held || hold.getStatus() == HoldStatus.confirmed);
    if (known && move.what() % 3 > 0) {
      return;
    }
    String[] both = {reservation, another};
    String[] placed = move.what() % 4 == 0 ? both : new String[] {reservation};
    int holdSeconds = 5 + 5 * (move.what() % 4);
    log.place(clock, holdSeconds, 1 + move.how() % 4, placed).ifPresent(this::withdrawable);
  }

  private void change(Move move) {
    String reservation = "r" + move.who() % RESERVATIONS;
    Hold hold = log.hold(reservation);
    long quantity = 1L + move.how() % 6;
    if (hold == null || !Holds.isOpen(hold) || Holds.openQuantity(hold) == quantity) {
      return;
    }
    OptionalInt holdSeconds =
        move.what() % 3 == 0 ? OptionalInt.of(5 + move.what()) : OptionalInt.empty();
    ChangeRequest wanted =
        new ChangeRequest(ItemLog.ITEM, reservation, quantity, holdSeconds, null);
    long at = Math.max(clock, log.level().getAt());
    ReserveDecision decision = ChangeQuantity.decide(log.level(), hold, wanted, at);
    if (decision.isAccepted()) {
      auditor.check(log.append(at, List.of(decision.event())));
    }
  }

  private void withdrawable(Commit commit) {
    auditor.check(commit);
    String reservation = commit.getEvents().get(0).getReservation();
    Hold hold = log.hold(reservation);
    if (hold.getPlacedSeq() == commit.getSeq()) {
      Command release =
          CommandText.command("g" + commit.getSeq(), "release of " + reservation, commit.getSeq());
      withdrawals.add(Proposals.apply(release, log.level(), hold));
    }
  }

  /** Gateways differ in how long they take from the stamp to the stream. */
  private long stamp(Move move) {
    return Math.max(0, log.tail() - move.how() % 4);
  }

  /** As it was, or with the stamp of another try. */
  private void resend(Command command, Move move) {
    long stamp = move.what() % 2 == 0 ? command.getSeq() : stamp(move);
    send(Command.newBuilder(command).setSeq(stamp).build());
  }

  private void send(Command command) {
    boolean isNudge = command.getKind() == CommandKind.nudge;
    if (!isNudge && firsts.putIfAbsent(command.getCommand(), command) == null) {
      auditor.arrived(clock, command);
    }
    stream.add(new Arrival(clock, Optional.of(command)));
  }

  private void tick(long millis) {
    clock += millis;
    stream.add(new Arrival(clock, Optional.empty()));
  }

  /** Records of the same millisecond may still come: so much is passed, and no more. */
  private void take(int records) {
    for (int i = 0; i < records && position < stream.size(); i++) {
      Arrival arrival = stream.get(position++);
      arrival.command().ifPresent(decide::take);
      decide.passTime(arrival.at() - 1);
    }
  }

  private void see(int commits) {
    for (int i = 0; i < commits && decide.seenSeq() < log.tail(); i++) {
      decide.see(log.commit(decide.seenSeq() + 1));
    }
  }

  private void append(Move move) {
    List<Proposal> source = move.what() % 3 == 0 && !strays.isEmpty() ? strays : decide.proposals();
    List<Proposal> batch = new ArrayList<>();
    for (int i = 0; i <= move.how() % 3 && !source.isEmpty(); i++) {
      int which = (move.who() + i) % source.size();
      if (batch.stream().noneMatch(other -> isAboutTheSame(other, source.get(which)))) {
        batch.add(source.remove(which));
      }
    }
    append(batch);
    if (move.what() % 4 == 0) {
      strays.addAll(batch);
    }
  }

  /** Two such never share a commit. */
  private static boolean isAboutTheSame(Proposal one, Proposal other) {
    return one.getReservation() == null
        ? one.getProposal().equals(other.getProposal())
        : one.getReservation().equals(other.getReservation());
  }

  private void append(List<Proposal> batch) {
    batch.forEach(
        proposal ->
            require(
                proposal.getCommand() == null
                    || proposal.getCommand().getSeq() <= proposal.getLevel().getSeq()
                    || Reason.ID_REUSED.equals(proposal.getReason())
                    || Reason.STAMP_UNKNOWN.equals(proposal.getReason()),
                "decided before its stamp was seen: " + proposal));
    taken.addAll(batch);
    log.write(clock, batch).ifPresent(auditor::check);
  }

  /** Everything is taken, seen and appended; whatever is due has happened. */
  void settle() {
    do {
      take(Integer.MAX_VALUE);
      see(Integer.MAX_VALUE);
      List<Proposal> all = new ArrayList<>(decide.proposals());
      decide.proposals().clear();
      all.forEach(proposal -> append(List.of(proposal)));
    } while (decide.seenSeq() < log.tail() || !decide.proposals().isEmpty());
    new SettledChecks(log, auditor, decide).check(commands(), firsts, RESERVATIONS);
  }

  private List<Command> commands() {
    return stream.stream().flatMap(arrival -> arrival.command().stream()).toList();
  }

  /** When all has ended, nothing is reserved, and no old proposal can do harm. */
  void end() {
    tick(200_000);
    settle();
    require(auditor.reserved() == 0, "something is still held");
    long tail = log.tail();
    taken.addAll(strays);
    List.copyOf(taken).forEach(proposal -> append(List.of(proposal)));
    require(log.tail() == tail, "an old proposal was written: " + log.commits());
    tick(2 * RunningDecide.MEMORY.toMillis());
    settleQuietly();
    require(decide.state().isEmpty() && !decide.hasTimers(), "decide does not let go");
  }

  private void settleQuietly() {
    take(Integer.MAX_VALUE);
    see(Integer.MAX_VALUE);
    require(decide.proposals().isEmpty(), "proposes out of nothing: " + decide.proposals());
  }

  private static void require(boolean holds, String fault) {
    if (!holds) {
      throw new AssertionError(fault);
    }
  }

  private static <T> Optional<T> pick(List<T> from, int which) {
    return from.isEmpty() ? Optional.empty() : Optional.of(from.get(which % from.size()));
  }
}
