package dev.holdfast.job.trace;

import dev.holdfast.schema.Command;
import dev.holdfast.schema.Commit;
import dev.holdfast.schema.Proposal;
import dev.holdfast.trace.LiveSpan;
import dev.holdfast.trace.NewSpan;
import dev.holdfast.trace.Tracing;
import java.io.Serializable;
import java.util.List;
import java.util.function.LongSupplier;

/**
 * The spans of the job, for as long as somebody has them open. What is done again after a restart
 * is the same span again: its id follows from what it is of.
 */
public class Spans implements AutoCloseable {
  static final String ITEM = "holdfast.item";
  static final String SEQ = "holdfast.seq";
  static final String COMMAND_KIND = "holdfast.command.kind";
  static final String ACTION = "holdfast.action";
  static final String WAITED = "holdfast.waited.millis";
  static final String FATE = "holdfast.fate";

  /** Opens them, where a step runs. */
  public interface Source extends Serializable {
    Spans open();
  }

  private final Tracing tracing;
  private final LevelContexts levels;
  private final LongSupplier clock;

  Spans(Tracing tracing, LevelContexts levels, LongSupplier clock) {
    this.tracing = tracing;
    this.levels = levels;
    this.clock = clock;
  }

  boolean follows(String traceparent) {
    return tracing.follows(traceparent);
  }

  /** Epoch milliseconds. */
  long now() {
    return clock.getAsLong();
  }

  /** Which contexts levels have that are handed on to be shown. */
  LevelContexts levels() {
    return levels;
  }

  NewSpan span(String name, String parent) {
    return tracing.span(name, parent);
  }

  /** One that is over, and began then. */
  LiveSpan past(NewSpan span, long since) {
    return span.since(Math.min(since, now())).begin();
  }

  /** The first of a trace that the job itself has begun; null if that is not recorded. */
  NewSpan first(String name, Proposal proposal) {
    String trace = tracing.newTrace(proposal.getItem() + "/" + proposal.getProposal());
    return trace == null ? null : tracing.first(name, trace);
  }

  static Command in(Command command, String traceparent) {
    return Command.newBuilder(command).setTraceparent(traceparent).build();
  }

  static Commit in(Commit commit, String traceparent) {
    return new Commit(
        commit.getItem(),
        commit.getSeq(),
        commit.getCommitId(),
        commit.getAt(),
        commit.getEvents(),
        traceparent);
  }

  static Proposal in(Proposal proposal, String traceparent) {
    return new Proposal(
        proposal.getItem(),
        proposal.getProposal(),
        proposal.getLevel(),
        proposal.getAction(),
        proposal.getReservation(),
        proposal.getHold(),
        in(proposal.getCommand(), traceparent),
        proposal.getReason());
  }

  /** A span leads to those whose contexts it cannot have besides. */
  static void link(LiveSpan span, List<String> others) {
    others.forEach(span::link);
  }

  @Override
  public void close() {}
}
