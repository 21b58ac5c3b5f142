package dev.holdfast.job.trace;

import dev.holdfast.job.stores.AppendWatch;
import dev.holdfast.schema.Commit;
import dev.holdfast.schema.Proposal;
import dev.holdfast.trace.LiveSpan;
import dev.holdfast.trace.NewSpan;

/**
 * `append`: from when a proposal comes to be appended to its fate. One that no command asks for, as
 * an expiry, begins a trace, if that is among those that are recorded.
 */
public final class TracedAppends implements AppendWatch {
  private static final String APPEND = "append";

  private final Spans spans;

  public TracedAppends(Spans spans) {
    this.spans = spans;
  }

  @Override
  public Watched begins(Proposal proposal) {
    NewSpan begun = begun(proposal);
    if (begun == null) {
      return Watched.NOT;
    }
    LiveSpan span =
        begun.of(proposal.getItem() + "/" + proposal.getProposal()).since(spans.now()).begin();
    span.set(Spans.ITEM, proposal.getItem()).set(Spans.ACTION, proposal.getAction().name());
    return new Append(span);
  }

  /** Null if its trace is not recorded. */
  private NewSpan begun(Proposal proposal) {
    if (proposal.getCommand() == null) {
      return spans.first(APPEND, proposal);
    }
    String context = proposal.getCommand().getTraceparent();
    return spans.follows(context) ? spans.span(APPEND, context) : null;
  }

  private final class Append implements Watched {
    private final LiveSpan span;

    Append(LiveSpan span) {
      this.span = span;
    }

    @Override
    public String traceparent() {
      return span.context();
    }

    /** A commit of several carries the context of one: the others' spans lead there. */
    @Override
    public void writtenIn(Commit commit) {
      span.set(Spans.SEQ, commit.getSeq());
      if (!span.context().equals(commit.getTraceparent())) {
        span.link(commit.getTraceparent());
      }
    }

    @Override
    public void ended(String fate) {
      if (fate == null) {
        span.fail("the log does not answer as it should");
      } else {
        span.set(Spans.FATE, fate);
      }
      span.endAt(spans.now());
    }
  }
}
