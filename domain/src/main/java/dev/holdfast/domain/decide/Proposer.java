package dev.holdfast.domain.decide;

import dev.holdfast.schema.Command;
import dev.holdfast.schema.Hold;
import dev.holdfast.schema.HoldWork;
import dev.holdfast.schema.Proposal;

/** Proposes what is next about a subject: one thing at a time, and as far as there is room. */
final class Proposer {
  private final DeciderState state;
  private final DeciderContext context;
  private final WorkList work;
  private final Backlog backlog;
  private final Deadlines deadlines;
  private final NextProposal next;

  Proposer(
      DeciderState state,
      DeciderContext context,
      WorkList work,
      Backlog backlog,
      Deadlines deadlines) {
    this.state = state;
    this.context = context;
    this.work = work;
    this.backlog = backlog;
    this.deadlines = deadlines;
    this.next = new NextProposal(state, deadlines);
  }

  /** Proposes what comes next about a subject, if anything, and if nothing is pending. */
  void advance(Subject subject) {
    HoldWork todo = work.of(subject);
    Proposal proposal = todo.getPending() == null ? next.of(subject, todo) : null;
    if (proposal != null && backlog.propose()) {
      work.pending(subject, proposal.getProposal());
      context.propose(proposal);
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
}
