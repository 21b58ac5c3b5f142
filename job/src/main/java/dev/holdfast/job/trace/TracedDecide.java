package dev.holdfast.job.trace;

import dev.holdfast.domain.operator.KeyedCoOperator;
import dev.holdfast.schema.Command;
import dev.holdfast.schema.Commit;
import dev.holdfast.schema.Proposal;
import dev.holdfast.trace.LiveSpan;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * `read command`: from when a gateway took it until it came here. `decide`: until it is proposed,
 * whatever it waits for meanwhile.
 */
final class TracedDecide extends BorderedCo<Commit, Command, List<Proposal>> {
  /** One that is forgotten, as by a restart, seems to have waited since it was taken. */
  private static final int READ_MAX = 10_000;

  /** When commands were read that are not decided yet, by the contexts in which they were. */
  private final Map<String, Long> readAt =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Long> eldest) {
          return size() > READ_MAX;
        }
      };

  TracedDecide(KeyedCoOperator<Commit, Command, List<Proposal>> inner, Spans.Source source) {
    super(inner, source);
  }

  @Override
  Command entersSecond(Command command) {
    if (!spans().follows(command.getTraceparent())) {
      return command;
    }
    LiveSpan span =
        spans()
            .past(
                spans()
                    .span("read command", command.getTraceparent())
                    .consumer()
                    .of(command.getItem() + "/" + command.getCommand()),
                command.getAt());
    span.set(Spans.ITEM, command.getItem());
    span.set(Spans.COMMAND_KIND, command.getKind().name()).end();
    readAt.put(span.context(), spans().now());
    return Spans.in(command, span.context());
  }

  @Override
  List<Proposal> leaves(List<Proposal> proposals) {
    if (proposals.stream().noneMatch(this::isFollowed)) {
      return proposals;
    }
    List<Proposal> traced = new ArrayList<>();
    for (Proposal proposal : proposals) {
      traced.add(isFollowed(proposal) ? decided(proposal) : proposal);
    }
    return traced;
  }

  private boolean isFollowed(Proposal proposal) {
    return proposal.getCommand() != null && spans().follows(proposal.getCommand().getTraceparent());
  }

  /** One that is proposed anew, at a later level, is decided anew. */
  private Proposal decided(Proposal proposal) {
    Command command = proposal.getCommand();
    Long read = readAt.remove(command.getTraceparent());
    long seq = proposal.getLevel().getSeq();
    LiveSpan span =
        spans()
            .past(
                spans()
                    .span("decide", command.getTraceparent())
                    .of(proposal.getItem() + "/" + proposal.getProposal() + "/" + seq),
                read == null ? command.getAt() : read);
    span.set(Spans.ITEM, proposal.getItem()).set(Spans.SEQ, seq);
    span.set(Spans.ACTION, proposal.getAction().name());
    span.set(Spans.WAITED, Math.max(0, spans().now() - command.getAt())).end();
    return Spans.in(proposal, span.context());
  }
}
