package dev.holdfast.domain.decide;

import dev.holdfast.schema.Command;
import dev.holdfast.schema.Hold;
import dev.holdfast.schema.HoldWork;
import dev.holdfast.schema.Proposal;
import java.util.function.BiFunction;

/**
 * Proposes what is next about a subject: one thing at a time, and as far as there is room.
 *
 * <p>What stays pending for a minute is proposed again, as it comes to by then. Append lets go of
 * what it cannot write because the item has a commit that it cannot read: for as long as that lasts
 * it would take the places of all other items. To propose twice does no harm, it has the same id.
 */
final class Proposer {
  /** How long a proposal may be pending, in the command stream's time. */
  static final long PATIENCE_MILLIS = 60_000;

  /** Those of an item whose time comes within such a step are looked at together. */
  private static final long STEP_MILLIS = 10_000;

  private final DeciderState state;
  private final DeciderContext context;
  private final WorkList work;
  private final Backlog backlog;
  private final Deadlines deadlines;
  private final Agenda agenda;
  private final NextProposal next;

  Proposer(
      DeciderState state,
      DeciderContext context,
      Agenda agenda,
      WorkList work,
      Backlog backlog,
      Deadlines deadlines) {
    this.state = state;
    this.context = context;
    this.work = work;
    this.backlog = backlog;
    this.deadlines = deadlines;
    this.agenda = agenda;
    this.next = new NextProposal(state, deadlines);
  }

  /** Proposes what comes next about a subject, if anything, and if nothing is pending. */
  void advance(Subject subject) {
    advance(subject, next::of);
  }

  /**
   * The same in the turn of a commit that is read late. A hold that is due by then expires when
   * time is told next, for what ended it is mostly the commit after this one.
   */
  void advanceCommands(Subject subject) {
    advance(subject, next::withoutExpiry);
  }

  private void advance(Subject subject, BiFunction<Subject, HoldWork, Proposal> first) {
    HoldWork todo = work.of(subject);
    Proposal proposal = todo.getPending() == null ? first.apply(subject, todo) : null;
    if (proposal != null && backlog.propose()) {
      propose(subject, proposal);
    } else if (proposal != null) {
      backlog.add(subject);
    }
  }

  /** The same about a command that no hold matters for. */
  void advance(Subject independent, Command command) {
    work.queue(independent, command);
    advance(independent);
  }

  /** The same about the backlog, as far as it has room now. */
  void advanceBacklog() {
    while (backlog.moves()) {
      Subject subject = backlog.next();
      Hold hold = subject.isIndependent() ? null : state.holds().get(subject.reservation());
      if (hold != null) {
        deadlines.noteUnlessDue(hold);
      }
      advance(subject);
    }
  }

  /** Proposes anew what is next about a subject if `proposal` is still pending. */
  void again(Subject subject, String proposal) {
    HoldWork todo = work.of(subject);
    if (!proposal.equals(todo.getPending())) {
      return;
    }
    Proposal now = next.of(subject, todo);
    if (now != null) {
      propose(subject, now);
    } else {
      lookLater(subject, proposal);
    }
  }

  private void propose(Subject subject, Proposal proposal) {
    work.pending(subject, proposal.getProposal());
    context.propose(proposal);
    lookLater(subject, proposal.getProposal());
  }

  private void lookLater(Subject subject, String proposal) {
    // After a restart there is no time yet, but there are commits.
    long now = state.level() == null ? 0 : state.level().getAt();
    long step = (Math.max(now, context.now()) + PATIENCE_MILLIS) / STEP_MILLIS + 1;
    agenda.put(step * STEP_MILLIS, Note.proposal(proposal, subject));
  }
}
